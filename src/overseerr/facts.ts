import { Fault, isFault } from '../core/fault.ts';
import { permission } from '../core/permission.ts';
import type { Clock, ServerFacts } from '../ports.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import type { Urgency } from './limiter.ts';
import { verdictOn } from './refusal.ts';
import { wirePublicSettings, wireStatus, wireUser } from './wire.ts';

/** How old facts may be: an owner switches 4K or passwords on and expects the bot to know. */
const freshMs = 5 * 60_000;

/** What a server is and whether it can be worked with. */
export function createFacts(options: { readonly api: Api; readonly clock: Clock }) {
  const { api, clock } = options;
  let known: Promise<ServerFacts> | null = null;
  let knownAt = 0;
  let isRefreshing = false;

  return {
    /** What is known; when that is some minutes old, it is read anew behind the answer. */
    facts(): Promise<ServerFacts> {
      known ??= remember(readFacts('person'));
      if (clock().getTime() - knownAt > freshMs && !isRefreshing) void refresh();
      return known;
    },

    async check(): Promise<ServerFacts> {
      const reading = readFacts('person');
      const facts = await reading;
      await checkKey();
      await checkWriting();
      remember(reading);
      return facts;
    },

    /** Asks again next time: a server that was away may have come back as another version. */
    forget(): void {
      known = null;
    },
  };

  function remember(reading: Promise<ServerFacts>): Promise<ServerFacts> {
    known = reading;
    knownAt = clock().getTime();
    reading.catch(() => {
      if (known === reading) known = null;
    });
    return reading;
  }

  /** While the server cannot be asked, what was known stays; who needs more than that finds out. */
  async function refresh(): Promise<void> {
    isRefreshing = true;
    const before = known;
    try {
      const reading = readFacts('background');
      await reading;
      if (known === before) remember(reading);
    } catch {
      knownAt = clock().getTime();
    } finally {
      isRefreshing = false;
    }
  }

  async function readFacts(urgency: Urgency): Promise<ServerFacts> {
    const call = (path: string) => ({ ...get(path, 'nobody'), urgency });
    const [status, settings] = await Promise.all([
      api.send(call('/status')),
      api.send(call('/settings/public')),
    ]);
    for (const answer of [status, settings]) {
      if (answer.status !== 200) throw await api.refuse(answer, call('/status'));
    }
    const { version } = orStranger(wireStatus.safeParse(status.body));
    const read = orStranger(wirePublicSettings.safeParse(settings.body));
    const isSeerr = read.mediaServerType !== undefined;
    if (!isSeerr && read.region === undefined && read.partialRequestsEnabled === undefined) {
      throw new Fault('service-not-overseerr', { detail: { reason: 'unfamiliar settings' } });
    }
    return {
      product: isSeerr ? 'seerr' : 'overseerr',
      version,
      title: read.applicationTitle || (isSeerr ? 'Seerr' : 'Overseerr'),
      publicUrl: toPublicUrl(read.applicationUrl),
      movie4k: read.movie4kEnabled,
      series4k: read.series4kEnabled,
      signIn: { password: read.localLogin, plex: isPlex(read.mediaServerType) },
    };
  }

  /** The key acts as the owner; without an admin's rights accounts and requests of others stay hidden. */
  async function checkKey(): Promise<void> {
    const owner = await api.read(get('/auth/me', 'key'), wireUser);
    if ((owner.permissions & permission.admin) === 0) {
      throw new Fault('service-key', { detail: { reason: 'not an admin' } });
    }
  }

  /**
   * An empty request is refused with 400 before anything happens (#252), unless CSRF protection refuses it
   * earlier still, as it does every write with a key (SEERR.md §1.11).
   */
  async function checkWriting(): Promise<void> {
    const call: Call = {
      method: 'POST',
      path: '/request',
      body: {},
      as: 'key',
      urgency: 'person',
    };
    const answer = await api.send(call).catch((error: unknown) => {
      // Nothing was asked for, so nothing can have come of it.
      throw isFault(error, 'outcome-unknown')
        ? new Fault('service-unreachable', { detail: error.detail })
        : error;
    });
    // The key was tried before; a refusal of any other kind says nothing against a request that asks for something.
    if (verdictOn(answer) === 'service-csrf') throw await api.refuse(answer, call);
  }
}

/** Overseerr knows Plex alone; its successors say which media server they belong to, Plex being 1. */
function isPlex(mediaServerType: unknown): boolean {
  return mediaServerType === undefined || mediaServerType === 1;
}

function orStranger<Data>(read: { success: true; data: Data } | { success: false }): Data {
  if (read.success) return read.data;
  throw new Fault('service-not-overseerr', { detail: { reason: 'unfamiliar answer' } });
}

function toPublicUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text.replace(/\/+$/, '') : null;
}

function get(path: string, as: 'key' | 'nobody'): Call {
  return { method: 'GET', path, as, urgency: 'person' };
}
