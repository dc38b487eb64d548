import { Fault, isFault } from '../core/fault.ts';
import { permission } from '../core/permission.ts';
import type { ServerFacts } from '../ports.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import { verdictOn } from './refusal.ts';
import { wirePublicSettings, wireStatus, wireUser } from './wire.ts';

/** What a server is and whether it can be worked with. */
export function createFacts(options: { readonly api: Api }) {
  const { api } = options;
  let known: Promise<ServerFacts> | null = null;

  return {
    facts(): Promise<ServerFacts> {
      known ??= remember(readFacts());
      return known;
    },

    async check(): Promise<ServerFacts> {
      const facts = await remember(readFacts());
      await checkKey();
      await checkWriting();
      known = Promise.resolve(facts);
      return facts;
    },

    /** Asks again next time: a server that was away may have come back as another version. */
    forget(): void {
      known = null;
    },
  };

  function remember(reading: Promise<ServerFacts>): Promise<ServerFacts> {
    reading.catch(() => {
      if (known === reading) known = null;
    });
    return reading;
  }

  async function readFacts(): Promise<ServerFacts> {
    const [status, settings] = await Promise.all([
      api.send(get('/status', 'nobody')),
      api.send(get('/settings/public', 'nobody')),
    ]);
    for (const answer of [status, settings]) {
      if (answer.status !== 200) throw await api.refuse(answer, get('/status', 'nobody'));
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
