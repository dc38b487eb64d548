import type { AccountNumber } from '../core/account.ts';
import type { Downloader, DownloaderChoices, RequestEdit, Target } from '../core/downloader.ts';
import { Fault } from '../core/fault.ts';
import type { TitleKey } from '../core/title.ts';
import type { Clock } from '../ports.ts';
import type { Api } from './api.ts';
import { createCache } from './cache.ts';
import type { Call } from './caller.ts';
import type { Titles } from './titles.ts';
import { wireChoices, wireDownloaders, wireTarget } from './wire.ts';

type MediaType = TitleKey['mediaType'];

const hourMs = 3_600_000;
const listMs = hourMs / 4;
const choicesMs = 12 * hourMs;
/** How long a downloader is left alone after a question for its choices came to nothing. */
const burntMs = hourMs / 2;

/** Radarr and Sonarr as the service knows them, and where requests are sent among them. */
export function createDownloaders(options: {
  readonly api: Api;
  readonly titles: Titles;
  readonly clock: Clock;
}) {
  const { api, titles, clock } = options;
  const lists = createCache<Downloader[]>({ max: 4, ttlMs: listMs, clock });
  const offers = createCache<DownloaderChoices>({ max: 100, ttlMs: choicesMs, clock });
  const burnt = new Map<string, number>();

  return {
    downloaders: (mediaType: MediaType): Promise<Downloader[]> =>
      lists.get(mediaType, async () => {
        const all = await api.read(get(`/service/${kindOf(mediaType)}`), wireDownloaders);
        return all.map(({ activeProfileId, activeDirectory, ...rest }) => ({
          ...rest,
          profileId: activeProfileId ?? null,
          folder: activeDirectory ?? null,
        }));
      }),

    choices(mediaType: MediaType, id: number): Promise<DownloaderChoices> {
      const path = `/service/${kindOf(mediaType)}/${id}`;
      return offers.get(path, async () => {
        if ((burnt.get(path) ?? 0) > clock().getTime()) throw new Fault('service-failed');
        try {
          const read = await api.read({ ...get(path), isOnce: true }, wireChoices);
          return {
            profiles: read.profiles,
            folders: read.rootFolders,
            tags: read.tags.map(({ id, label }) => ({ id, name: label })),
          };
        } catch (error) {
          burnt.set(path, clock().getTime() + burntMs);
          throw error;
        }
      });
    },

    async target(number: number): Promise<Target | null> {
      const read = await api.readIfThere(get(`/request/${number}`), wireTarget);
      return (
        read && {
          serverId: read.serverId ?? null,
          profileId: read.profileId ?? null,
          folder: read.rootFolder || null,
          tags: read.tags ?? [],
        }
      );
    },

    async edit(
      number: number,
      mediaType: MediaType,
      change: { readonly edit: RequestEdit; readonly as: AccountNumber | null },
    ): Promise<void> {
      const { folder, ...rest } = change.edit;
      const body = { mediaType, ...rest, ...(folder === undefined ? {} : { rootFolder: folder }) };
      const path = `/request/${number}`;
      const call: Call = { method: 'PUT', path, body, as: change.as ?? 'key', urgency: 'person' };
      const answer = await api.send(call);
      titles.forget(null);
      if (answer.status !== 200) throw await api.refuse(answer, call);
    },
  };
}

function kindOf(mediaType: MediaType): 'radarr' | 'sonarr' {
  return mediaType === 'movie' ? 'radarr' : 'sonarr';
}

function get(path: string): Call {
  return { method: 'GET', path, as: 'key', urgency: 'person' };
}
