import type { Clock, Log, OverseerrServer } from '../ports/ports.ts';
import { createAccounts } from './accounts.ts';
import { createDownloadServers } from './download-servers.ts';
import { createRequests } from './requests.ts';
import { createFacts } from './server-facts.ts';
import { createSignIn } from './sign-in.ts';
import { createTitles } from './titles.ts';
import { createApi } from './transport/api.ts';
import { createCallQueue, type LimiterFactory } from './transport/call-queue.ts';
import { createCaller } from './transport/caller.ts';
import { type BreakerState, createBreaker } from './transport/circuit-breaker.ts';
import { createHttpClient } from './transport/http-client.ts';
import { parseServerUrl } from './transport/server-url.ts';

/** How long things may take and stay, in milliseconds. */
interface Timeouts {
  readonly connectMs: number;
  readonly responseMs: number;
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
  responseMs: 15_000,
  listMs: 20_000,
  probeMs: 2_000,
  detailsMs: 120_000,
  searchMs: 30_000,
  closeMs: 5_000,
};

export interface OverseerrClientOptions {
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
  /** The title it gave in an earlier run. */
  readonly lastTitle?: string | null;
  /** Called when a server has stopped answering. */
  readonly onDown?: () => void;
  /** Called when a server that was down answers again. */
  readonly onBack?: () => void;
}

interface OverseerrStatus {
  readonly breaker: BreakerState;
}

export type OverseerrClient = OverseerrServer & {
  /** Ends background work and connections; calls under way may finish for a while. */
  close(): Promise<void>;
  status(): OverseerrStatus;
};

/**
 * A server of the Overseerr family: Overseerr, Jellyseerr or Seerr.
 * Throws `not-overseerr` when the address is none.
 */
export function createOverseerrClient(options: OverseerrClientOptions): OverseerrClient {
  const { log, clock, maxConcurrent = 64, random = Math.random } = options;
  const timeouts: Timeouts = { ...defaults, ...options.timeouts };
  const serverUrl = parseServerUrl(options.baseUrl);
  const http = createHttpClient({
    serverUrl,
    apiKey: options.apiKey,
    connections: maxConcurrent,
    connectTimeoutMs: timeouts.connectMs,
    log,
    clock,
  });
  const callQueue = createCallQueue({
    shared: options.limiters,
    name: `overseerr ${serverUrl.origin}${serverUrl.apiPath}`,
    maxConcurrent,
    maxBackground: 3,
  });
  const breaker = createBreaker({
    probe: () =>
      http.send({
        method: 'GET',
        path: '/status',
        as: 'nobody',
        timeoutMs: timeouts.connectMs,
        isProbe: true,
      }),
    probeEveryMs: timeouts.probeMs,
    onOpen: () => {
      log.warn({ origin: serverUrl.origin }, 'media server is down');
      options.onDown?.();
    },
    onClose: () => {
      log.info({ origin: serverUrl.origin }, 'media server is back');
      facts.invalidate();
      options.onBack?.();
    },
  });
  const { responseMs, listMs, detailsMs, searchMs } = timeouts;
  const caller = createCaller({ http, callQueue, breaker, responseMs, listMs, random });
  const api = createApi({ caller, clock });
  const titles = createTitles({ api, clock, detailsMs, searchMs, random });
  const facts = createFacts({ api, clock, lastTitle: options.lastTitle ?? null });

  const server = {
    getInfo: facts.facts,
    getLastTitle: facts.getLastTitle,
    check: facts.check,
    searchTitles: titles.search,
    findTitlesByLink: titles.find,
    getTitleDetails: titles.details,
    listRequestsByTitle: titles.requestsFor,
    ...createRequests({ api, titles, clock }),
    ...createDownloadServers({ api, titles, clock }),
    ...createAccounts({ api }),
    ...createSignIn({ api, onPasswordSignInDisabled: facts.invalidate }),
  } satisfies OverseerrServer;

  return {
    ...server,
    status: () => ({ breaker: breaker.state() }),

    async close() {
      caller.stop();
      breaker.stop();
      await http.close(timeouts.closeMs);
      await callQueue.close();
    },
  };
}
