import type { DownloadServerTest } from '../domain/services/download-server.ts';
import { defaultServerTitle } from '../domain/services/server-title.ts';
import type { MediaType } from '../domain/titles/title.ts';
import { type BodyReader, createBodyReader } from '../lib/body-reader.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServer } from '../ports/services/overseerr-server.ts';
import type { Tracing } from '../ports/tracing.ts';
import { createAccounts } from './accounts.ts';
import { createChatIds } from './chat-ids.ts';
import { createDownloadServers } from './download-servers.ts';
import { createIssues } from './issues/issues.ts';
import { createRequestLists } from './request-lists.ts';
import { createRequests } from './requests.ts';
import { createFacts } from './server-facts.ts';
import { testDownloadServers } from './settings/test-download-servers.ts';
import { createSignIn } from './sign-in.ts';
import { createTitleGroups } from './title-groups.ts';
import { createTitleLists } from './title-lists.ts';
import { createTitles } from './titles.ts';
import { createApi } from './transport/api.ts';
import { createCallQueue, type LimiterFactory } from './transport/call-queue.ts';
import { createCaller } from './transport/caller.ts';
import { type BreakerState, createBreaker } from './transport/circuit-breaker.ts';
import { createHttpClient, type ObserveCall } from './transport/http-client.ts';
import { parseServerUrl } from './transport/server-url.ts';
import { createWebhookAgent } from './webhook-agent.ts';

/** The largest responses are lists of some hundred kilobytes. Parsed, a body needs several times its size. */
export const bodyLimits = { maxBytes: 5_000_000, maxTotalBytes: 20_000_000 };

/** Timeouts and cache lifetimes, in milliseconds. */
interface Timeouts {
  readonly connectMs: number;
  readonly responseMs: number;
  /** For lists of requests (docs/overseerr-api.md, "Listing requests"). */
  readonly listMs: number;
  /** How often a server that is down is checked. */
  readonly probeMs: number;
  readonly detailsMs: number;
  readonly searchMs: number;
  /** How long what was read for one form of download options is good for the next one. */
  readonly formMs: number;
  /** How long closing waits for calls in progress. */
  readonly closeMs: number;
}

const defaults: Timeouts = {
  connectMs: 3_000,
  responseMs: 15_000,
  listMs: 20_000,
  probeMs: 2_000,
  detailsMs: 120_000,
  searchMs: 30_000,
  formMs: 60_000,
  closeMs: 5_000,
};

/** What the client of one server needs. */
export interface OverseerrClientOptions {
  /** With or without a sub-path and a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** Shares the limits between processes. Without it, each process has its own. */
  readonly limiters?: LimiterFactory;
  readonly maxConcurrent?: number;
  /** Shares the limits of memory between servers. Without it, each server has its own. */
  readonly bodyReader?: BodyReader;
  readonly random?: () => number;
  /** The title of the server, as read in an earlier run. */
  readonly lastTitle?: string | null;
  /** Measures the calls. */
  readonly observeCall?: ObserveCall | undefined;
  readonly tracing?: Tracing | undefined;
  /** Called when the server stops responding. */
  readonly onDown?: () => void;
  /** Called when the server responds again. */
  readonly onBack?: () => void;
  /** Called whenever the server refuses the bot itself: its key, or all its changes. */
  readonly onBotRefused?: () => void;
}

interface OverseerrStatus {
  readonly breaker: BreakerState;
}

/** An Overseerr server with its connections. */
export type OverseerrClient = OverseerrServer & {
  /** Stops background work and closes connections. Waits for calls in progress for a while. */
  close(): Promise<void>;
  status(): OverseerrStatus;
  /** The address in the settings, and the one for people, if it is known. */
  getAddresses(): readonly string[];
  /** Has the server try its Radarr or Sonarr servers. */
  testDownloadServers(mediaType: MediaType): Promise<readonly DownloadServerTest[]>;
};

/** Creates a client for Overseerr, Jellyseerr, or Seerr. Throws `not-overseerr` if the address is invalid. */
export function createOverseerrClient(options: OverseerrClientOptions): OverseerrClient {
  const { log, clock, maxConcurrent = 64, random = Math.random } = options;
  const timeouts: Timeouts = { ...defaults, ...options.timeouts };
  const serverUrl = parseServerUrl(options.baseUrl);
  const http = createHttpClient({
    serverUrl,
    apiKey: options.apiKey,
    connections: maxConcurrent,
    connectTimeoutMs: timeouts.connectMs,
    bodyReader: options.bodyReader ?? createBodyReader(bodyLimits),
    observe: options.observeCall,
    tracing: options.tracing,
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
        as: 'anonymous',
        timeoutMs: timeouts.connectMs,
        isProbe: true,
      }),
    probeEveryMs: timeouts.probeMs,
    onOpen: () => {
      log.warn({ origin: serverUrl.origin }, `${getTitle()} is not responding`);
      options.onDown?.();
    },
    onClose: () => {
      log.info({ origin: serverUrl.origin }, `${getTitle()} is responding again`);
      facts.invalidate();
      options.onBack?.();
    },
  });
  const getTitle = () => facts.getLastTitle() ?? defaultServerTitle;
  const { responseMs, listMs, detailsMs, searchMs, formMs } = timeouts;
  const caller = createCaller({ http, callQueue, breaker, responseMs, listMs, random });
  const onBotRefused = () => {
    facts.noteRefusal();
    options.onBotRefused?.();
  };
  const api = createApi({ caller, clock, onBotRefused });
  const groups = createTitleGroups({ api, clock });
  const titles = createTitles({
    api,
    clock,
    detailsMs,
    searchMs,
    random,
    onInvalidated: groups.invalidateCollections,
  });
  const facts = createFacts({ api, clock, lastTitle: options.lastTitle ?? null });

  const server = {
    getInfo: facts.getInfo,
    getLastTitle: facts.getLastTitle,
    check: facts.check,
    searchTitles: titles.search,
    searchGroups: titles.searchGroups,
    hasMoreTitles: titles.hasMore,
    searchMoreTitles: titles.searchMore,
    findTitlesByLink: titles.find,
    getTitleDetails: titles.details,
    hasTvdbId: titles.hasTvdb,
    listRequestsByTitle: titles.requestsFor,
    ...createTitleLists({ api, clock }),
    getCollection: groups.getCollection,
    getPerson: groups.getPerson,
    ...createRequests({ api, titles }),
    ...createRequestLists({ api, clock }),
    ...createIssues({ api, titles }),
    ...createDownloadServers({ api, titles, clock, formMs }),
    ...createAccounts({ api }),
    ...createChatIds({ api }),
    ...createSignIn({ api, onSignInDisabled: facts.invalidate }),
    ...createWebhookAgent({ api }),
  } satisfies OverseerrServer;

  return {
    ...server,
    status: () => ({ breaker: breaker.state() }),
    getAddresses: () =>
      [`${serverUrl.origin}${serverUrl.subPath}`, facts.getLastPublicUrl()].filter(
        (address) => address !== null,
      ),
    testDownloadServers: (mediaType) =>
      testDownloadServers(api, mediaType === 'movie' ? 'radarr' : 'sonarr'),

    async close() {
      caller.stop();
      breaker.stop();
      await http.close(timeouts.closeMs);
      await callQueue.close();
    },
  };
}
