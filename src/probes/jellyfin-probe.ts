import { z } from 'zod';
import type { LibraryKind, LibrarySize } from '../domain/services/media-server-activity.ts';
import type { ProbeResult } from '../ports/services/service-probe.ts';
import type { ActivitySource } from './activity.ts';
import { callAddress, toFailure, toReason } from './http-probe.ts';

const infoSchema = z.object({
  ServerName: z.string().max(200),
  Version: z.string().max(100),
  /** Emby has none. */
  ProductName: z.string().max(100).nullish().catch(null),
});
const sessionsSchema = z.array(
  z.object({
    NowPlayingItem: z.object({}).nullish(),
    PlayState: z.object({ PlayMethod: z.string().nullish() }).nullish().catch(null),
  }),
);
const count = z.int().nonnegative().catch(0);
const countsSchema = z.object({
  MovieCount: count,
  SeriesCount: count,
  EpisodeCount: count,
  AlbumCount: count,
});

/** Sessions stay in the list for long after their player is gone. */
const activeSeconds = 960;

/** Whether a Jellyfin or Emby server answers and accepts the API key. */
export async function checkJellyfin(address: string, apiKey: string): Promise<ProbeResult> {
  try {
    const { status, body } = await callAddress(`${address}/System/Info`, toHeaders(apiKey));
    if (status === 401 || status === 403) {
      return toFailure('Jellyfin rejected the API key. Check JELLYFIN_API_KEY', 'key-rejected');
    }
    const parsed = infoSchema.safeParse(body);
    if (status !== 200 || !parsed.success) {
      return toFailure(
        'JELLYFIN_URL does not point to Jellyfin or Emby. Check the address',
        'wrong-address',
      );
    }
    const { ServerName: title, Version: version, ProductName: productName } = parsed.data;
    const product = productName ? 'Jellyfin' : 'Emby';
    return {
      isUp: true,
      title,
      version: `${product} ${version}`,
      detail: `${title} (${product} ${version}) is connected`,
      fault: null,
    };
  } catch (error) {
    const reason = toReason(error);
    return toFailure(`Jellyfin is not responding. Check JELLYFIN_URL (${reason})`, 'unreachable', {
      reason,
    });
  }
}

/** What a Jellyfin or Emby server plays and holds. */
export function createJellyfinActivitySource(address: string, apiKey: string): ActivitySource {
  return {
    async readStreams(signal) {
      const path = `/Sessions?ActiveWithinSeconds=${activeSeconds}`;
      const playing = sessionsSchema
        .parse(await get(path, signal))
        .filter(({ NowPlayingItem }) => NowPlayingItem);
      const transcodes = playing.filter(({ PlayState }) => PlayState?.PlayMethod === 'Transcode');
      return { total: playing.length, transcodes: transcodes.length };
    },

    async readLibraries(signal) {
      const counts = countsSchema.parse(await get('/Items/Counts', signal));
      const size = (kind: LibraryKind, items: number): LibrarySize[] =>
        items > 0 ? [{ name: null, kind, count: items }] : [];
      return [
        ...size('movies', counts.MovieCount),
        ...size('series', counts.SeriesCount),
        ...size('episodes', counts.EpisodeCount),
        ...size('albums', counts.AlbumCount),
      ];
    },
  };

  async function get(path: string, signal: AbortSignal): Promise<unknown> {
    const { status, body } = await callAddress(address + path, toHeaders(apiKey), signal);
    if (status !== 200) throw new Error(`Jellyfin answers with status ${status}`);
    return body;
  }
}

/**
 * Jellyfin is about to remove the second one, and Emby knows only that. It is also what is left when the address has a
 * user name and password, which take the place of the first one.
 */
function toHeaders(apiKey: string): Readonly<Record<string, string>> {
  return { authorization: `MediaBrowser Token="${apiKey}"`, 'x-emby-token': apiKey };
}
