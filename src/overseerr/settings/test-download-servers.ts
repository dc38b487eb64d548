import { z } from 'zod';
import type { DownloadServerTest } from '../../domain/services/download-server.ts';
import type { Api } from '../transport/api.ts';
import type { Call } from '../transport/caller.ts';

const wireSettings = z.array(
  z.looseObject({
    name: z.string(),
    hostname: z.string(),
    port: z.number(),
    apiKey: z.string(),
    useSsl: z.boolean().default(false),
    baseUrl: z.string().nullish(),
    is4k: z.boolean(),
    isDefault: z.boolean(),
    activeProfileId: z.number().nullish(),
    activeDirectory: z.string().nullish(),
  }),
);
const wireChoices = z.object({
  profiles: z.array(z.looseObject({ id: z.number() })),
  rootFolders: z.array(z.looseObject({ path: z.string() })),
});

type Settings = z.output<typeof wireSettings>[number];

/**
 * Has the server try its Radarr or Sonarr servers, as the button *Test* on its settings page does. Unlike
 * `GET /service/radarr/:id`, that does not end the server while Radarr is down (docs/overseerr-api.md, "Testing Radarr
 * and Sonarr").
 */
export async function testDownloadServers(
  api: Api,
  kind: 'radarr' | 'sonarr',
): Promise<readonly DownloadServerTest[]> {
  const path = `/settings/${kind}`;
  const call: Call = { method: 'GET', path, as: 'key', urgency: 'person' };
  const servers = await api.read(call, wireSettings);
  return Promise.all(
    servers.map(async (server) => {
      const { name, is4k, isDefault } = server;
      return { name, is4k, isDefault, fault: await findFault(api, `${path}/test`, server) };
    }),
  );
}

async function findFault(
  api: Api,
  path: string,
  server: Settings,
): Promise<DownloadServerTest['fault']> {
  const { hostname, port, apiKey, useSsl, baseUrl, activeProfileId, activeDirectory } = server;
  const body = { hostname, port, apiKey, useSsl, ...(baseUrl ? { baseUrl } : {}) };
  const response = await api.send({ method: 'POST', path, body, as: 'key', urgency: 'person' });
  if (response.status === 500) return 'unreachable';
  const choices = wireChoices.safeParse(response.body);
  if (response.status !== 200 || !choices.success) return 'untested';
  const { profiles, rootFolders } = choices.data;
  if (!profiles.some(({ id }) => id === activeProfileId)) return 'no-profile';
  return rootFolders.some((folder) => folder.path === activeDirectory) ? null : 'no-folder';
}
