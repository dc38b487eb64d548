import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Act, createAct } from './act.ts';
import type { Catalogue } from './catalogue.ts';
import { type ReceivedCall, type RecordedCall, receive, strikeReply, write } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Reply } from './http.ts';
import { createListener } from './listener.ts';
import { createRouter } from './router.ts';
import { routesFor } from './routes.ts';
import type { Product, State } from './state.ts';
import { createWebhookOutlet, type WebhookOutlet } from './webhook.ts';
import { createWorld, type ServerSettings } from './world.ts';

export interface MediaServerOptions {
  readonly product: Product;
  readonly apiKey: string;
  readonly catalogue: Catalogue;
  readonly state: State;
  readonly csrf?: boolean;
  readonly movie4k?: boolean;
  readonly series4k?: boolean;
  readonly applicationUrl?: string;
  readonly idLists?: boolean;
  /** Port on loopback; the system chooses one unless given. */
  readonly port?: number;
  /** Hears of every call before it is answered. */
  readonly onCall?: (call: RecordedCall) => void;
  /** Awaited after a call took effect and before its answer leaves, so that the effect can be kept. */
  readonly beforeAnswer?: (call: RecordedCall) => Promise<void>;
  /** Hears what killed the server; it is down by then. */
  readonly onCrash?: (reason: string) => void;
  /** Answers paths outside of the API; `undefined` leaves them to the server. */
  readonly page?: (path: string) => Reply | undefined;
}

/** A running server that behaves as Seerr 3.1 or Overseerr 1.34 do. */
export interface MediaServer {
  /** Base address without `/api/v1`. */
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly product: Product;
  readonly state: State;
  readonly settings: ServerSettings;
  readonly faults: Faults;
  readonly webhook: WebhookOutlet;
  readonly act: Act;
  /** What killed the server so far; it stays down after each until `restart()`. */
  readonly crashes: readonly string[];
  /** Goes down: sockets are reset, connections refused. The state is kept. */
  stop(): Promise<void>;
  /** Comes back on the same port with the same state. */
  restart(): Promise<void>;
}

/** Starts a server on loopback. */
export async function createMediaServer(options: MediaServerOptions): Promise<MediaServer> {
  const { product, apiKey, catalogue, state } = options;
  const faults = createFaults();
  const webhook = createWebhookOutlet(product === 'seerr' ? 'axios/1.13.3' : 'axios/1.3.4');
  const settings: ServerSettings = {
    csrf: options.csrf ?? false,
    movie4k: options.movie4k ?? true,
    series4k: options.series4k ?? false,
    localLogin: true,
    enableSpecialEpisodes: false,
    idLists: options.idLists ?? false,
    applicationTitle: product === 'seerr' ? 'Seerr' : 'Overseerr',
    applicationUrl: options.applicationUrl ?? '',
    saveGapMs: 0,
  };
  const world = createWorld({ product, apiKey, catalogue, settings, state, faults, webhook });
  const router = createRouter(routesFor(product));
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
    const page = method === 'GET' ? options.page?.(call.path) : undefined;
    if (page) return page;
    const reply = await router.answer(world, { method, target, headers, bodyText });
    await options.beforeAnswer?.(call);
    return reply;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request);
    const { call } = received;
    options.onCall?.(call);
    const name = `${call.method} ${call.path}`;
    const delayMs = faults.delayOf(name);
    if (delayMs > 0) await pause(delayMs);
    const strike = faults.take(name);
    if (strike?.kind === 'hang-before') return;
    if (strike?.kind === 'drop-before') {
      request.socket.resetAndDestroy();
      return;
    }
    const reply = strikeReply(strike) ?? (await answer(received));
    if (reply.crash !== undefined) {
      crashes.push(reply.crash);
      await listener.close();
      options.onCrash?.(reply.crash);
      return;
    }
    if (strike?.kind === 'hang-after') return;
    if (strike?.kind === 'drop-after') {
      request.socket.resetAndDestroy();
      return;
    }
    call.status = reply.status;
    write(response, reply);
  }

  const listener = await createListener((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A socket that went away while reading is the caller's doing; anything else is a bug here.
      if (response.destroyed || request.socket.destroyed) return;
      write(response, { status: 500, body: { message: String(error) } });
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
    webhook,
    act: createAct(world),
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
