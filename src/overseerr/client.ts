import type { Clock, Log, MediaServer } from '../ports.ts';
import { createAccounts } from './accounts.ts';
import { parseAddress } from './address.ts';
import { createApi } from './api.ts';
import { type BreakerState, createBreaker } from './breaker.ts';
import { createCaller } from './caller.ts';
import { createDownloaders } from './downloaders.ts';
import { createFacts } from './facts.ts';
import { createHttp } from './http.ts';
import { createQueue, type LimiterFactory } from './limiter.ts';
import { createRequests } from './requests.ts';
import { createSignIn } from './sign-in.ts';
import { createTitles } from './titles.ts';

/** How long things may take and stay, in milliseconds. */
interface Timeouts {
  readonly connectMs: number;
  readonly answerMs: number;
  /** For lists, which wait for Radarr and Sonarr on a cold server. */
  readonly listMs: number;
  /** How often a server that is down is looked at. */
  readonly probeMs: number;
  readonly detailsMs: number;
  readonly searchMs: number;
  /** How long calls under way may still take when the client is closed. */
  readonly closeMs: number;
}

const defaults: Timeouts = {
  connectMs: 3_000,
  answerMs: 15_000,
  listMs: 20_000,
  probeMs: 2_000,
  detailsMs: 120_000,
  searchMs: 30_000,
  closeMs: 5_000,
};

export interface OverseerrOptions {
  /** With or without a sub-path and a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** Shares the limits between processes; without it each process has its own. */
  readonly limiters?: LimiterFactory;
  readonly maxConcurrent?: number;
  readonly random?: () => number;
  /** Called when a server has stopped answering. */
  readonly onDown?: () => void;
  /** Called when a server that was down answers again. */
  readonly onBack?: () => void;
}

interface OverseerrStatus {
  readonly breaker: BreakerState;
}

export type Overseerr = MediaServer & {
  /** Ends background work and connections; calls under way may finish for a while. */
  close(): Promise<void>;
  status(): OverseerrStatus;
};

/**
 * A server of the Overseerr family: Overseerr, Jellyseerr or Seerr.
 * Throws `service-not-overseerr` when the address is none.
 */
export function createOverseerr(options: OverseerrOptions): Overseerr {
  const { log, clock, maxConcurrent = 64, random = Math.random } = options;
  const times: Timeouts = { ...defaults, ...options.timeouts };
  const address = parseAddress(options.baseUrl);
  const http = createHttp({
    address,
    apiKey: options.apiKey,
    connections: maxConcurrent,
    connectMs: times.connectMs,
    log,
    clock,
  });
  const queue = createQueue({
    shared: options.limiters,
    name: `overseerr ${address.origin}${address.apiPath}`,
    maxConcurrent,
    maxBackground: 3,
  });
  const breaker = createBreaker({
    probe: () =>
      http.send({
        method: 'GET',
        path: '/status',
        as: 'nobody',
        timeoutMs: times.connectMs,
        isProbe: true,
      }),
    probeEveryMs: times.probeMs,
    onOpen: () => {
      log.warn({ origin: address.origin }, 'media server is down');
      options.onDown?.();
    },
    onClose: () => {
      log.info({ origin: address.origin }, 'media server is back');
      facts.forget();
      options.onBack?.();
    },
  });
  const { answerMs, listMs, detailsMs, searchMs } = times;
  const caller = createCaller({ http, queue, breaker, answerMs, listMs, random });
  const api = createApi({ caller, clock });
  const titles = createTitles({ api, clock, detailsMs, searchMs, random });
  const facts = createFacts({ api, clock });

  const server = {
    facts: facts.facts,
    check: facts.check,
    search: titles.search,
    find: titles.find,
    details: titles.details,
    requestsFor: titles.requestsFor,
    ...createRequests({ api, titles, clock }),
    ...createDownloaders({ api, titles, clock }),
    ...createAccounts({ api }),
    ...createSignIn({ api, onOff: facts.forget }),
  } satisfies MediaServer;

  return {
    ...server,
    status: () => ({ breaker: breaker.state() }),

    async close() {
      caller.stop();
      breaker.stop();
      await http.close(times.closeMs);
      await queue.close();
    },
  };
}
