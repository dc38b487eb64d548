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
import {
  type WireDownloadOptions,
  type WireDownloadServer,
  wireDownloadOptions,
  wireDownloadServers,
  wireDownloadTarget,
} from './wire/schemas.ts';

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
  readonly formMs: number;
}) {
  const { api, titles, clock, formMs } = options;
  const serverCache = createCache<DownloadServer[]>({ max: 4, ttlMs: serversTtlMs, clock });
  const createOptionsCache = () =>
    createCache<DownloadServerOptions>({ max: 100, ttlMs: optionsTtlMs, clock });
  const optionsCaches = { movie: createOptionsCache(), tv: createOptionsCache() };
  const refreshedAt = new Map<MediaType, number>();
  const failedUntil = new Map<string, number>();
  // Shown while the download server cannot be asked.
  const lastOptions = new Map<string, DownloadServerOptions>();

  return {
    listDownloadServers: (mediaType: MediaType): Promise<DownloadServer[]> =>
      serverCache.get(mediaType, async () => {
        const servers = await api.read(
          get(`/service/${toServiceKind(mediaType)}`),
          wireDownloadServers,
        );
        return servers.map(toDownloadServer);
      }),

    getDownloadServerOptions(mediaType: MediaType, id: number): Promise<DownloadServerOptions> {
      const path = `/service/${toServiceKind(mediaType)}/${id}`;
      return optionsCaches[mediaType].get(path, async () => {
        const last = lastOptions.get(path);
        if ((failedUntil.get(path) ?? 0) > clock().getTime()) {
          if (last) return last;
          throw new AppError('overseerr-failed');
        }
        try {
          const options = toOptions(
            await api.read({ ...get(path), isOnce: true }, wireDownloadOptions),
          );
          lastOptions.set(path, options);
          return options;
        } catch (error) {
          failedUntil.set(path, clock().getTime() + failureBackoffMs);
          if (last) return last;
          throw error;
        }
      });
    },

    refreshDownloadServers(mediaType: MediaType): void {
      const now = clock().getTime();
      if (Math.abs(now - (refreshedAt.get(mediaType) ?? Number.NEGATIVE_INFINITY)) < formMs) return;
      refreshedAt.set(mediaType, now);
      serverCache.delete(mediaType);
      optionsCaches[mediaType].clear();
    },

    async findDownloadTarget(remoteId: number): Promise<DownloadTarget | null> {
      const target = await api.readIfFound(get(`/request/${remoteId}`), wireDownloadTarget);
      return (
        target && {
          serverId: target.serverId ?? null,
          profileId: target.profileId ?? null,
          folder: target.rootFolder || null,
          languageProfileId: target.languageProfileId ?? null,
          tags: target.tags ?? null,
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

function toDownloadServer(server: WireDownloadServer): DownloadServer {
  const { id, name, is4k, isDefault } = server;
  const standard = {
    profileId: server.activeProfileId || null,
    folder: server.activeDirectory || null,
    languageProfileId: server.activeLanguageProfileId || null,
    tags: server.activeTags,
  };
  // What is not set for anime is as for other series.
  const anime = {
    profileId: server.activeAnimeProfileId || standard.profileId,
    folder: server.activeAnimeDirectory || standard.folder,
    languageProfileId: server.activeAnimeLanguageProfileId || standard.languageProfileId,
  };
  return { id, name, is4k, isDefault, standard, anime };
}

function toOptions(options: WireDownloadOptions): DownloadServerOptions {
  const { profiles, rootFolders, languageProfiles, tags, server } = options;
  return {
    profiles,
    folders: rootFolders,
    languageProfiles,
    tags: tags.map(({ id, label }) => ({ id, name: label })),
    animeTags: server?.activeAnimeTags ?? [],
  };
}

function toServiceKind(mediaType: MediaType): 'radarr' | 'sonarr' {
  return mediaType === 'movie' ? 'radarr' : 'sonarr';
}

function get(path: string): Call {
  return { method: 'GET', path, as: 'key', urgency: 'person' };
}
