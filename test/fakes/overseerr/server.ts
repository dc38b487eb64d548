import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Act, createAct } from './act.ts';
import type { Catalogue } from './catalogue.ts';
import { defaultCatalogue } from './catalogue-data.ts';
import { createFaults, type Faults, type Strike } from './faults.ts';
import type { Reply } from './http.ts';
import { createListener } from './listener.ts';
import { createRouter } from './router.ts';
import { routesFor } from './routes.ts';
import { createState, type Product, type State, type UserSeed } from './state.ts';
import { defaultUsers } from './users.ts';
import { createWebhookOutlet, type WebhookOutlet } from './webhook.ts';
import { createWorld, type ServerSettings } from './world.ts';

export interface FakeOverseerrOptions {
  readonly product?: Product;
  readonly apiKey?: string;
  readonly catalogue?: Catalogue;
  readonly users?: readonly UserSeed[];
  readonly csrf?: boolean;
  readonly movie4k?: boolean;
  readonly series4k?: boolean;
  /** Port on loopback; the system chooses one unless given. */
  readonly port?: number;
  readonly now?: () => Date;
}

/** One call as the server saw it. */
export interface RecordedCall {
  readonly method: string;
  /** Without `/api/v1` and without the query. */
  readonly path: string;
  /** As sent, undecoded, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `X-API-User`, or `undefined`. */
  readonly asUser: string | undefined;
  /** Parsed when it was JSON, else the text. */
  readonly body: unknown;
  /** `undefined` until answered, and for good when the answer was lost. */
  status: number | undefined;
  readonly at: Date;
}

/** A running server that behaves as Seerr 3.1 or Overseerr 1.34 do. */
export interface FakeOverseerr {
  /** Base address without `/api/v1`. */
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly product: Product;
  readonly calls: RecordedCall[];
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

const defaultApiKey = 'MTcwMDAwMDAwMDAwMDExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NQ==';

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function write(response: ServerResponse, reply: Reply): void {
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.statusCode = reply.status;
  if (reply.body === undefined) {
    response.end();
  } else if (typeof reply.body === 'string') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(reply.body);
  } else {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(reply.body));
  }
}

function strikeReply(strike: Strike | undefined): Reply | undefined {
  if (strike?.kind === 'fail') return { status: strike.status, body: strike.body };
  if (strike?.kind !== 'limit') return undefined;
  return {
    status: 429,
    headers: { 'retry-after': String(strike.retryAfterSeconds) },
    body: { message: 'Too Many Requests' },
  };
}

/** Starts a server on loopback. */
export async function createFakeOverseerr(
  options: FakeOverseerrOptions = {},
): Promise<FakeOverseerr> {
  const { product = 'seerr', apiKey = defaultApiKey } = options;
  const faults = createFaults();
  const webhook = createWebhookOutlet(product === 'seerr' ? 'axios/1.13.3' : 'axios/1.3.4');
  const settings: ServerSettings = {
    csrf: options.csrf ?? false,
    movie4k: options.movie4k ?? true,
    series4k: options.series4k ?? false,
    localLogin: true,
    enableSpecialEpisodes: false,
    applicationTitle: product === 'seerr' ? 'Seerr' : 'Overseerr',
    saveGapMs: 0,
  };
  const world = createWorld({
    product,
    apiKey,
    catalogue: options.catalogue ?? defaultCatalogue,
    settings,
    state: createState(options.users ?? defaultUsers, options.now ?? (() => new Date())),
    faults,
    webhook,
  });
  const router = createRouter(routesFor(product));
  const calls: RecordedCall[] = [];
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

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '/' } = request;
    const headers = headersOf(request);
    const bodyText = await textOf(request);
    const [fullPath = '', query = ''] = target.split(/\?(.*)/s);
    const path = fullPath.replace(/^\/api\/v1/i, '');
    const call: RecordedCall = {
      method,
      path,
      query,
      headers,
      asUser: headers['x-api-user'],
      body: parsed(bodyText),
      status: undefined,
      at: new Date(),
    };
    calls.push(call);
    const name = `${method} ${path}`;
    const delayMs = faults.delayOf(name);
    if (delayMs > 0) await pause(delayMs);
    const strike = faults.take(name);
    if (strike?.kind === 'hang-before') return;
    if (strike?.kind === 'drop-before') {
      request.socket.resetAndDestroy();
      return;
    }
    const reply =
      strikeReply(strike) ?? (await router.answer(world, { method, target, headers, bodyText }));
    if (reply.crash !== undefined) {
      crashes.push(reply.crash);
      await listener.close();
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
      write(response, { status: 500, body: { message: `fake: ${String(error)}` } });
    });
  }, options.port);

  return {
    url: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    apiKey,
    product,
    calls,
    state: world.state,
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
