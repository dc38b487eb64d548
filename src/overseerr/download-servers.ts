import type { RemoteUserId } from '../domain/accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type {
  DownloadServer,
  DownloadServerOptions,
  DownloadTarget,
  RequestEdit,
} from '../domain/services/download-server.ts';
import type { TitleKey } from '../domain/titles/title.ts';
import type { Clock } from '../ports/clock.ts';
import type { Titles } from './titles.ts';
import type { Api } from './transport/api.ts';
import { createCache } from './transport/cache.ts';
import type { Call } from './transport/caller.ts';
import { wireDownloadOptions, wireDownloadServers, wireDownloadTarget } from './wire/schemas.ts';

type MediaType = TitleKey['mediaType'];

const hourMs = 3_600_000;
const serversTtlMs = hourMs / 4;
const optionsTtlMs = 12 * hourMs;
/** How long the options of a download server are not read again after a failure. */
const failureBackoffMs = hourMs / 2;

/** Reads Radarr and Sonarr servers, and reads and edits which of them a request uses. */
export function createDownloadServers(options: {
  readonly api: Api;
  readonly titles: Titles;
  readonly clock: Clock;
}) {
  const { api, titles, clock } = options;
  const serverCache = createCache<DownloadServer[]>({ max: 4, ttlMs: serversTtlMs, clock });
  const optionsCache = createCache<DownloadServerOptions>({ max: 100, ttlMs: optionsTtlMs, clock });
  const failedUntil = new Map<string, number>();

  return {
    listDownloadServers: (mediaType: MediaType): Promise<DownloadServer[]> =>
      serverCache.get(mediaType, async () => {
        const servers = await api.read(
          get(`/service/${toServiceKind(mediaType)}`),
          wireDownloadServers,
        );
        return servers.map(({ activeProfileId, activeDirectory, ...rest }) => ({
          ...rest,
          profileId: activeProfileId ?? null,
          folder: activeDirectory ?? null,
        }));
      }),

    getDownloadServerOptions(mediaType: MediaType, id: number): Promise<DownloadServerOptions> {
      const path = `/service/${toServiceKind(mediaType)}/${id}`;
      return optionsCache.get(path, async () => {
        if ((failedUntil.get(path) ?? 0) > clock().getTime()) {
          throw new AppError('overseerr-failed');
        }
        try {
          const options = await api.read({ ...get(path), isOnce: true }, wireDownloadOptions);
          return {
            profiles: options.profiles,
            folders: options.rootFolders,
            tags: options.tags.map(({ id, label }) => ({ id, name: label })),
          };
        } catch (error) {
          failedUntil.set(path, clock().getTime() + failureBackoffMs);
          throw error;
        }
      });
    },

    async findDownloadTarget(remoteId: number): Promise<DownloadTarget | null> {
      const target = await api.readIfFound(get(`/request/${remoteId}`), wireDownloadTarget);
      return (
        target && {
          serverId: target.serverId ?? null,
          profileId: target.profileId ?? null,
          folder: target.rootFolder || null,
          tags: target.tags ?? [],
        }
      );
    },

    async editRequest(
      remoteId: number,
      mediaType: MediaType,
      change: { readonly edit: RequestEdit; readonly as: RemoteUserId | null },
    ): Promise<void> {
      const { folder, ...rest } = change.edit;
      const body = { mediaType, ...rest, ...(folder === undefined ? {} : { rootFolder: folder }) };
      const path = `/request/${remoteId}`;
      const call: Call = { method: 'PUT', path, body, as: change.as ?? 'key', urgency: 'person' };
      const response = await api.send(call);
      titles.invalidate(null);
      if (response.status !== 200) throw await api.toError(response, call);
    },
  };
}

function toServiceKind(mediaType: MediaType): 'radarr' | 'sonarr' {
  return mediaType === 'movie' ? 'radarr' : 'sonarr';
}

function get(path: string): Call {
  return { method: 'GET', path, as: 'key', urgency: 'person' };
}
