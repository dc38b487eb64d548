import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import type { ArrServer } from '../requests/download-servers.ts';
import type { Shape } from '../shapes.ts';
import type { World } from '../world.ts';

const kinds = {
  radarr: { title: 'Radarr', firstPort: 7878 },
  sonarr: { title: 'Sonarr', firstPort: 8989 },
} as const;
type Kind = keyof typeof kinds;

/** How Overseerr reaches a server. */
function connectionOf(kind: Kind, { id }: ArrServer) {
  return {
    hostname: kind,
    port: kinds[kind].firstPort + id,
    apiKey: `${kind}-key-${id}`,
    useSsl: false,
  };
}

function settingsOf(kind: Kind, server: ArrServer): Shape {
  const { id, name, is4k, isDefault, profileId, profiles, directory } = server;
  return {
    id,
    name,
    ...connectionOf(kind, server),
    activeProfileId: profileId,
    activeProfileName: profiles.find((profile) => profile.id === profileId)?.name ?? '',
    activeDirectory: directory,
    is4k,
    isDefault,
    syncEnabled: false,
    preventSearch: false,
    tags: server.tagIds,
  };
}

/** Tries the server at the posted address; any failure is one answer (docs/overseerr-api.md, "Testing Radarr and Sonarr"). */
function testArr(kind: Kind, { arrServers, faults }: World, { body }: Call): Reply {
  const { isRadarrDown, isSonarrDown } = faults.upstream;
  const isDown = kind === 'radarr' ? isRadarrDown : isSonarrDown;
  const server = arrServers[kind].find((one) => {
    const { hostname, port, apiKey, useSsl } = connectionOf(kind, one);
    const isSame = body['hostname'] === hostname && body['port'] === port;
    return isSame && body['apiKey'] === apiKey && body['useSsl'] === useSsl;
  });
  if (isDown || !server) return errorReply(500, `Failed to connect to ${kinds[kind].title}`);
  return ok({
    profiles: server.profiles,
    rootFolders: server.rootFolders.map((path, index) => ({ id: index + 1, path })),
    ...(kind === 'sonarr' ? { languageProfiles: server.languageProfiles } : {}),
    tags: server.tags,
    urlBase: '',
  });
}

const body = {
  fields: { hostname: 'string', port: 'number', apiKey: 'string', useSsl: 'boolean' },
} as const;

function routesOf(kind: Kind): readonly Route[] {
  const path = `/settings/${kind}`;
  return [
    {
      method: 'GET',
      path,
      access: ['admin'],
      handle: ({ arrServers }) => ok(arrServers[kind].map((server) => settingsOf(kind, server))),
    },
    {
      method: 'POST',
      path: `${path}/test`,
      access: ['admin'],
      body,
      handle: (world, call) => testArr(kind, world, call),
    },
  ];
}

/** Routes of the settings of Radarr and Sonarr. */
export const arrRoutes: readonly Route[] = [...routesOf('radarr'), ...routesOf('sonarr')];
