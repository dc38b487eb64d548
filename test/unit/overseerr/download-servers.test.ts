import { expect, it } from 'vitest';
import { createDownloadServers } from '../../../src/overseerr/download-servers.ts';
import { createTitles } from '../../../src/overseerr/titles.ts';
import { createApi } from '../../../src/overseerr/transport/api.ts';
import type { Call } from '../../../src/overseerr/transport/caller.ts';

const server = { id: 1, name: 'A server' };

it('a form that opens reads the download servers of its kind of titles again, with their options', async () => {
  const paths: string[] = [];
  const clock = () => new Date('2026-01-01T00:00:00Z');
  const caller = {
    async send({ path }: Call) {
      paths.push(path);
      return {
        kind: 'response' as const,
        status: 200,
        isJson: true,
        body: path.endsWith('1') ? { server, profiles: [], rootFolders: [], tags: [] } : [server],
        location: null,
        retryAfterMs: null,
        sessionCookie: null,
      };
    },
    stop: () => undefined,
  };
  const api = createApi({ caller, clock, onBotRefused: () => undefined });
  const titles = createTitles({ api, clock, detailsMs: 0, searchMs: 0, random: () => 0.5 });
  const servers = createDownloadServers({ api, titles, clock, formMs: 1_000 });
  const readAll = async () => {
    paths.length = 0;
    for (const mediaType of ['movie', 'tv'] as const) {
      await servers.listDownloadServers(mediaType);
      await servers.getDownloadServerOptions(mediaType, 1);
    }
    return [...paths];
  };
  expect(await readAll()).toHaveLength(4);
  expect(await readAll()).toEqual([]);
  servers.refreshDownloadServers('tv');
  expect(await readAll()).toEqual(['/service/sonarr', '/service/sonarr/1']);
  servers.refreshDownloadServers('movie');
  expect(await readAll()).toEqual(['/service/radarr', '/service/radarr/1']);
  // The form is still open.
  servers.refreshDownloadServers('movie');
  expect(await readAll()).toEqual([]);
});
