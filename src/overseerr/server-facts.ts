import { permission } from '../domain/accounts/permission.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import { toRegion } from '../domain/region.ts';
import { type MediaServer, mediaServers } from '../domain/services/media-server.ts';
import type { OverseerrServerInfo } from '../domain/services/overseerr-server-info.ts';
import type { Clock } from '../ports/clock.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import type { Call } from './transport/caller.ts';
import { classifyResponse } from './transport/response-error.ts';
import { wirePublicSettings, wireStatus, wireUser } from './wire/schemas.ts';

/** Short enough that the bot soon notices when an operator enables 4K or password sign-in. */
const maxAgeMs = 5 * 60_000;

/** A little less than five minutes, because timers are not exact. */
const writeCheckMs = 4.5 * 60_000;

/** Reads what a server is, and checks whether the bot can use it. */
export function createFacts(options: {
  readonly api: Api;
  readonly clock: Clock;
  /** The title from an earlier run; null if it is not known. */
  readonly lastTitle: string | null;
}) {
  const { api, clock } = options;
  let { lastTitle } = options;
  let lastPublicUrl: string | null = null;
  let cached: Promise<OverseerrServerInfo> | null = null;
  let cachedAt = 0;
  let isRefreshing = false;
  /** When the server last accepted changes; null if that has to be checked. */
  let writableAt: number | null = null;

  return {
    /** The cached info. If it is some minutes old, it is also refreshed in the background. */
    getInfo(): Promise<OverseerrServerInfo> {
      cached ??= cache(readInfo('person'));
      if (clock().getTime() - cachedAt > maxAgeMs && !isRefreshing) void refresh();
      return cached;
    },

    /** Tries a change only every five minutes while the server accepts them. */
    async check(): Promise<OverseerrServerInfo> {
      const info = readInfo('person');
      await info;
      await checkKey();
      const now = clock().getTime();
      if (writableAt === null || Math.abs(now - writableAt) >= writeCheckMs) {
        await checkWriteAccess();
        writableAt = now;
      }
      return cache(info);
    },

    getLastTitle: (): string | null => lastTitle,

    /** The last known address for people; null before it was read, and if the owner has set none. */
    getLastPublicUrl: (): string | null => lastPublicUrl,

    /** Reads again next time. After an outage the server may have another version. */
    invalidate(): void {
      cached = null;
      writableAt = null;
    },

    /** The server has refused the bot: the next check tries a change. */
    noteRefusal(): void {
      writableAt = null;
    },
  };

  function cache(info: Promise<OverseerrServerInfo>): Promise<OverseerrServerInfo> {
    cached = info;
    cachedAt = clock().getTime();
    info.catch(() => {
      if (cached === info) cached = null;
    });
    return info;
  }

  /** Keeps the cached info if the server does not respond. The next real call reports the outage. */
  async function refresh(): Promise<void> {
    isRefreshing = true;
    const previous = cached;
    try {
      const info = readInfo('background');
      await info;
      if (cached === previous) cache(info);
    } catch {
      cachedAt = clock().getTime();
    } finally {
      isRefreshing = false;
    }
  }

  async function readInfo(urgency: Urgency): Promise<OverseerrServerInfo> {
    const call = (path: string) => ({ ...get(path, 'anonymous'), urgency });
    const [status, settings] = await Promise.all([
      api.send(call('/status')),
      api.send(call('/settings/public')),
    ]);
    for (const response of [status, settings]) {
      if (response.status !== 200) throw await api.toError(response, call('/status'));
    }
    const { version } = getParsed(wireStatus.safeParse(status.body));
    const publicSettings = getParsed(wirePublicSettings.safeParse(settings.body));
    const { mediaServerType, mediaServerLogin, region, partialRequestsEnabled } = publicSettings;
    const isSeerr = mediaServerType !== undefined;
    if (!isSeerr && region === undefined && partialRequestsEnabled === undefined) {
      throw new AppError('not-overseerr', { detail: { reason: 'unexpected response' } });
    }
    const title = publicSettings.applicationTitle || (isSeerr ? 'Seerr' : 'Overseerr');
    lastTitle = title;
    lastPublicUrl = toPublicUrl(publicSettings.applicationUrl);
    const mediaServer = toMediaServer(mediaServerType);
    const usesJellyfin = mediaServer === 'jellyfin' && mediaServerLogin;
    return {
      product: isSeerr ? 'seerr' : 'overseerr',
      version,
      title,
      publicUrl: lastPublicUrl,
      region: toRegion(
        publicSettings.streamingRegion ?? (typeof region === 'string' ? region : null),
      ),
      hasMovie4k: publicSettings.movie4kEnabled,
      hasSeries4k: publicSettings.series4kEnabled,
      seriesRules: {
        allowsPartial: partialRequestsEnabled !== false,
        // Overseerr has no such setting, and takes requests for specials.
        allowsSpecials: !isSeerr || publicSettings.enableSpecialEpisodes,
      },
      mediaServer,
      signIn: {
        password: publicSettings.localLogin,
        plex: mediaServer === 'plex',
        jellyfin: usesJellyfin || (mediaServer === 'emby' && mediaServerLogin),
        quickConnect: usesJellyfin && (await hasQuickConnect(urgency)),
      },
    };
  }

  /**
   * A check without a secret is refused where Quick Connect exists, and unknown where it does not (docs/overseerr-api.md,
   * "Quick Connect"). If the server does not say, it is not offered for now.
   */
  async function hasQuickConnect(urgency: Urgency): Promise<boolean> {
    const call = { ...get('/auth/jellyfin/quickconnect/check', 'anonymous'), urgency };
    try {
      const { status, isJson } = await api.send({ ...call, isOnce: true, isRelayed: true });
      return isJson && status === 400;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  /** The key's user needs admin permissions, or the accounts and requests of others are hidden. */
  async function checkKey(): Promise<void> {
    const owner = await api.read(get('/auth/me', 'key'), wireUser);
    if (owner.permissions === null) {
      throw new AppError('overseerr-failed', { detail: { reason: 'unreadable permissions' } });
    }
    if ((owner.permissions & permission.admin) === 0) {
      throw new AppError('overseerr-key-rejected', {
        detail: { reason: "the key's user is not an admin" },
      });
    }
  }

  /**
   * An empty request is answered with 400 before anything happens, unless CSRF protection rejects it first, as it
   * does every write with the API key (docs/overseerr-api.md, "CSRF protection").
   */
  async function checkWriteAccess(): Promise<void> {
    const call: Call = {
      method: 'POST',
      path: '/request',
      body: {},
      as: 'key',
      urgency: 'person',
    };
    const response = await api.send(call).catch((error: unknown) => {
      // The request is empty, so it had no effect.
      throw isAppError(error, 'outcome-unknown')
        ? new AppError('overseerr-unreachable', { detail: error.detail })
        : error;
    });
    // The key is valid, and other errors are about the empty request.
    if (classifyResponse(response, call) === 'overseerr-csrf-enabled') {
      throw await api.toError(response, call);
    }
  }
}

/** Overseerr supports only Plex. Jellyseerr and Seerr report the type of their media server. */
function toMediaServer(mediaServerType: unknown): MediaServer | null {
  if (mediaServerType === undefined) return 'plex';
  return mediaServers.find((server) => mediaServerTypes[server] === mediaServerType) ?? null;
}

const mediaServerTypes = { plex: 1, jellyfin: 2, emby: 3 } as const satisfies Record<
  MediaServer,
  number
>;

function getParsed<Data>(parsed: { success: true; data: Data } | { success: false }): Data {
  if (parsed.success) return parsed.data;
  throw new AppError('not-overseerr', { detail: { reason: 'unexpected response' } });
}

function toPublicUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text.replace(/\/+$/, '') : null;
}

function get(path: string, as: 'key' | 'anonymous'): Call {
  return { method: 'GET', path, as, urgency: 'person' };
}
