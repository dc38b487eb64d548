import { permission } from '../domain/accounts/permission.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { Clock, OverseerrServerInfo } from '../ports/ports.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import type { Call } from './transport/caller.ts';
import { classifyResponse } from './transport/response-error.ts';
import { wirePublicSettings, wireStatus, wireUser } from './wire/schemas.ts';

/** How old facts may be: an owner switches 4K or passwords on and expects the bot to know. */
const maxAgeMs = 5 * 60_000;

/** What a server is and whether it can be worked with. */
export function createFacts(options: {
  readonly api: Api;
  readonly clock: Clock;
  /** Known from earlier runs; null for none. */
  readonly lastTitle: string | null;
}) {
  const { api, clock } = options;
  let { lastTitle } = options;
  let cached: Promise<OverseerrServerInfo> | null = null;
  let cachedAt = 0;
  let isRefreshing = false;

  return {
    /** What is known; when that is some minutes old, it is read anew behind the answer. */
    facts(): Promise<OverseerrServerInfo> {
      cached ??= remember(readFacts('person'));
      if (clock().getTime() - cachedAt > maxAgeMs && !isRefreshing) void refresh();
      return cached;
    },

    async check(): Promise<OverseerrServerInfo> {
      const reading = readFacts('person');
      const facts = await reading;
      await checkKey();
      await checkWriteAccess();
      remember(reading);
      return facts;
    },

    getLastTitle: (): string | null => lastTitle,

    /** Asks again next time: a server that was away may have come back as another version. */
    invalidate(): void {
      cached = null;
    },
  };

  function remember(reading: Promise<OverseerrServerInfo>): Promise<OverseerrServerInfo> {
    cached = reading;
    cachedAt = clock().getTime();
    reading.catch(() => {
      if (cached === reading) cached = null;
    });
    return reading;
  }

  /** While the server cannot be asked, what was known stays; who needs more than that finds out. */
  async function refresh(): Promise<void> {
    isRefreshing = true;
    const previous = cached;
    try {
      const reading = readFacts('background');
      await reading;
      if (cached === previous) remember(reading);
    } catch {
      cachedAt = clock().getTime();
    } finally {
      isRefreshing = false;
    }
  }

  async function readFacts(urgency: Urgency): Promise<OverseerrServerInfo> {
    const call = (path: string) => ({ ...get(path, 'nobody'), urgency });
    const [status, settings] = await Promise.all([
      api.send(call('/status')),
      api.send(call('/settings/public')),
    ]);
    for (const response of [status, settings]) {
      if (response.status !== 200) throw await api.refuse(response, call('/status'));
    }
    const { version } = parsedOrThrow(wireStatus.safeParse(status.body));
    const read = parsedOrThrow(wirePublicSettings.safeParse(settings.body));
    const isSeerr = read.mediaServerType !== undefined;
    if (!isSeerr && read.region === undefined && read.partialRequestsEnabled === undefined) {
      throw new AppError('not-overseerr', { detail: { reason: 'unfamiliar settings' } });
    }
    const title = read.applicationTitle || (isSeerr ? 'Seerr' : 'Overseerr');
    lastTitle = title;
    return {
      product: isSeerr ? 'seerr' : 'overseerr',
      version,
      title,
      publicUrl: toPublicUrl(read.applicationUrl),
      hasMovie4k: read.movie4kEnabled,
      hasSeries4k: read.series4kEnabled,
      signIn: { password: read.localLogin, plex: isPlex(read.mediaServerType) },
    };
  }

  /** The key acts as the owner; without an admin's rights accounts and requests of others stay hidden. */
  async function checkKey(): Promise<void> {
    const owner = await api.read(get('/auth/me', 'key'), wireUser);
    if ((owner.permissions & permission.admin) === 0) {
      throw new AppError('overseerr-key-rejected', { detail: { reason: 'not an admin' } });
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
      // Nothing was asked for, so nothing can have come of it.
      throw isAppError(error, 'outcome-unknown')
        ? new AppError('overseerr-unreachable', { detail: error.detail })
        : error;
    });
    // The key was tried before; a refusal of any other kind says nothing against a request that asks for something.
    if (classifyResponse(response) === 'overseerr-csrf-enabled')
      throw await api.refuse(response, call);
  }
}

/** Overseerr knows Plex alone; its successors say which media server they belong to, Plex being 1. */
function isPlex(mediaServerType: unknown): boolean {
  return mediaServerType === undefined || mediaServerType === 1;
}

function parsedOrThrow<Data>(read: { success: true; data: Data } | { success: false }): Data {
  if (read.success) return read.data;
  throw new AppError('not-overseerr', { detail: { reason: 'unfamiliar answer' } });
}

function toPublicUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text.replace(/\/+$/, '') : null;
}

function get(path: string, as: 'key' | 'nobody'): Call {
  return { method: 'GET', path, as, urgency: 'person' };
}
