import { z } from 'zod';
import type { LibraryKind } from '../domain/services/media-server-activity.ts';
import type { ActivitySource } from './activity.ts';
import { callAddress } from './http-probe.ts';

/** One call for each library: a server with more of them shows the first ones. */
const maxLibraries = 12;

const decision = z.string().nullish().catch(null);
const sessionsSchema = z.object({
  MediaContainer: z.object({
    Metadata: z
      .array(
        z.object({
          TranscodeSession: z
            .object({ videoDecision: decision, audioDecision: decision })
            .nullish()
            .catch(null),
        }),
      )
      .default([]),
  }),
});
const sectionsSchema = z.object({
  MediaContainer: z.object({
    Directory: z
      .array(
        z.object({
          key: z.string().regex(/^\d{1,9}$/),
          title: z.string().max(200),
          type: z.string(),
        }),
      )
      .default([]),
  }),
});
const sizeSchema = z.object({ MediaContainer: z.object({ totalSize: z.int().nonnegative() }) });

const kinds: Readonly<Record<string, LibraryKind>> = {
  movie: 'movies',
  show: 'series',
  artist: 'artists',
};

/** What a Plex Media Server plays and holds. Only the token of its owner may read the streams. */
export function createPlexActivitySource(address: string, token: string): ActivitySource {
  return {
    async readStreams(signal) {
      const sessions = sessionsSchema.parse(await get('/status/sessions', signal)).MediaContainer;
      const transcodes = sessions.Metadata.filter(
        ({ TranscodeSession: session }) =>
          session?.videoDecision === 'transcode' || session?.audioDecision === 'transcode',
      );
      return { total: sessions.Metadata.length, transcodes: transcodes.length };
    },

    async readLibraries(signal) {
      const sections = sectionsSchema.parse(await get('/library/sections', signal));
      const shown = sections.MediaContainer.Directory.slice(0, maxLibraries);
      return Promise.all(
        shown.map(async ({ key, title, type }) => {
          // A page without items still says how many there are.
          const page = 'X-Plex-Container-Start=0&X-Plex-Container-Size=0';
          const answer = await get(`/library/sections/${key}/all?${page}`, signal);
          const { totalSize } = sizeSchema.parse(answer).MediaContainer;
          return { name: title, kind: kinds[type] ?? 'items', count: totalSize };
        }),
      );
    },
  };

  async function get(path: string, signal: AbortSignal): Promise<unknown> {
    const { status, body } = await callAddress(address + path, { 'x-plex-token': token }, signal);
    if (status !== 200) throw new Error(`Plex answers with status ${status}`);
    return body;
  }
}
