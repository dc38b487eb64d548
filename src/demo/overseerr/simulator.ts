import type { IncomingMessage, ServerResponse } from 'node:http';
import { createDriver, type Driver } from './driver.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import {
  type ReceivedCall,
  type RecordedCall,
  receiveCall,
  toFaultReply,
  writeReply,
} from './http/exchange.ts';
import type { Reply } from './http/http.ts';
import { createListener } from './http/listener.ts';
import { createRouter } from './http/router.ts';
import { createMediaServer, type MediaServer } from './media-server.ts';
import { type ArrServers, createArrServers } from './requests/download-servers.ts';
import { selectRoutes } from './routes/routes.ts';
import type { MediaServerKind, Product, State } from './state.ts';
import type { Catalog } from './titles/catalog.ts';
import { createWebhookSender, type WebhookSender } from './webhook/webhook-sender.ts';
import { createWorld, type ServerSettings } from './world.ts';

export interface OverseerrSimulatorOptions {
  readonly product: Product;
  readonly apiKey: string;
  readonly catalog: Catalog;
  readonly state: State;
  readonly csrf?: boolean;
  readonly movie4k?: boolean;
  readonly series4k?: boolean;
  readonly applicationUrl?: string;
  readonly idLists?: boolean;
  /** Plex by default; only Seerr knows others. */
  readonly mediaServer?: MediaServerKind | 'plex';
  /** The version in `/status`; it also decides what the server can do. */
  readonly version?: string;
  /** Port on loopback; any free port by default. */
  readonly port?: number;
  /** Called for every call before it is answered. */
  readonly onCall?: (call: RecordedCall) => void;
  /** Awaited between the effect of a call and its response, so that the effect can be saved. */
  readonly beforeAnswer?: (call: RecordedCall) => Promise<void>;
  /** Called with the reason after a call has crashed the server. */
  readonly onCrash?: (reason: string) => void;
  /** Answers paths outside the API; `undefined` leaves the path to the server. */
  readonly servePage?: (path: string) => Reply | undefined;
}

/** A running server that behaves like Seerr 3.1 or Overseerr 1.34. */
export interface OverseerrSimulator {
  /** Base URL without `/api/v1`. */
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly product: Product;
  readonly state: State;
  readonly settings: ServerSettings;
  readonly faults: Faults;
  readonly arrServers: ArrServers;
  readonly webhook: WebhookSender;
  /** The Jellyfin or Emby server behind it; null for Plex. */
  readonly mediaServer: MediaServer | null;
  readonly driver: Driver;
  /** Reasons of all crashes so far. After a crash the server stays down until `restart()`. */
  readonly crashes: readonly string[];
  /** Resets all connections and refuses new ones. The state is kept. */
  stop(): Promise<void>;
  /** Listens again on the same port with the same state. */
  restart(): Promise<void>;
}

/** The versions of the recordings, and the first one with lists of Discord IDs. */
const defaultVersions = {
  seerr: { recorded: '3.1.0', withIdLists: '3.3.0' },
  overseerr: { recorded: '1.34.0', withIdLists: '1.34.0' },
} as const satisfies Record<Product, object>;

/** Starts a server on loopback. */
export async function createOverseerrSimulator(
  options: OverseerrSimulatorOptions,
): Promise<OverseerrSimulator> {
  const { product, apiKey, catalog, state } = options;
  const faults = createFaults();
  const webhook = createWebhookSender(product === 'seerr' ? 'axios/1.13.3' : 'axios/1.3.4');
  const settings: ServerSettings = {
    csrf: options.csrf ?? false,
    movie4k: options.movie4k ?? true,
    series4k: options.series4k ?? false,
    localLogin: true,
    enableSpecialEpisodes: false,
    partialRequests: true,
    mediaServerLogin: true,
    newPlexLogin: true,
    version:
      options.version ?? defaultVersions[product][options.idLists ? 'withIdLists' : 'recorded'],
    idLists: options.idLists ?? false,
    decidesOnlyPending: false,
    retriesOnlyFailed: false,
    discardsAfterAnswer: false,
    applicationTitle: product === 'seerr' ? 'Seerr' : 'Overseerr',
    applicationUrl: options.applicationUrl ?? '',
    mediaServerUrl: '',
    saveDelayMs: 0,
  };
  const arrServers = createArrServers();
  const { mediaServer: kind = 'plex' } = options;
  const mediaServer =
    kind === 'plex' ? null : createMediaServer(kind, () => Date.parse(state.now()));
  const world = createWorld({
    product,
    apiKey,
    catalog,
    settings,
    state,
    faults,
    arrServers,
    webhook,
    mediaServer,
  });
  const router = createRouter(selectRoutes(product));
  const crashes: string[] = [];
  const timers = new Set<NodeJS.Timeout>();

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, delayMs);
      timers.add(timer);
    });
  }

  async function answer({ call, target, bodyText }: ReceivedCall): Promise<Reply> {
    const { method, headers } = call;
    const page = method === 'GET' ? options.servePage?.(call.path) : undefined;
    if (page) return page;
    const reply = await router.answer(world, { method, target, headers, bodyText });
    await options.beforeAnswer?.(call);
    return reply;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receiveCall(request);
    const { call } = received;
    options.onCall?.(call);
    const name = `${call.method} ${call.path}`;
    const delayMs = faults.delayOf(name);
    if (delayMs > 0) await pause(delayMs);
    const fault = faults.takeFault(name);
    if (fault?.kind === 'hang-before') return;
    if (fault?.kind === 'drop-before') {
      request.socket.resetAndDestroy();
      return;
    }
    const reply = distort(toFaultReply(fault) ?? (await answer(received)), fault);
    if (reply.crash !== undefined) return crash(reply.crash);
    if (fault?.kind === 'hang-after') return;
    if (fault?.kind === 'drop-after') {
      request.socket.resetAndDestroy();
      return;
    }
    call.status = reply.status;
    writeReply(response, reply);
    if (reply.crashAfter !== undefined) await crash(reply.crashAfter, response);
  }

  async function crash(reason: string, response?: ServerResponse): Promise<void> {
    if (response && !response.writableFinished) {
      await new Promise((resolve) => response.once('close', resolve));
    }
    crashes.push(reason);
    await listener.close();
    options.onCrash?.(reason);
  }

  const listener = await createListener((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // The caller closed the connection; anything else is a bug in the simulator.
      if (response.destroyed || request.socket.destroyed) return;
      writeReply(response, { status: 500, body: { message: String(error) } });
    });
  }, options.port);

  return {
    url: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    apiKey,
    product,
    state,
    settings,
    faults,
    arrServers,
    webhook,
    mediaServer,
    driver: createDriver(world),
    crashes,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      webhook.stop();
      await listener.close();
    },
    restart: () => listener.close().then(() => listener.open()),
  };
}

function distort(reply: Reply, fault: Fault | undefined): Reply {
  return fault?.kind === 'distort' ? { ...reply, body: fault.change(reply.body) } : reply;
}
