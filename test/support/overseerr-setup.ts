import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type RemoteUserId, toRemoteUserId } from '../../src/domain/accounts/account.ts';
import { AppError, type ErrorCode } from '../../src/domain/app-error.ts';
import { readBytes } from '../../src/lib/http/read-bytes.ts';
import {
  createOverseerrClient,
  type OverseerrClient,
  type OverseerrClientOptions,
} from '../../src/overseerr/client.ts';
import type { Log } from '../../src/ports/log.ts';

/** One received call. `path` is not decoded and has no query. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A response of the test server. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `reset` closes the connection; `hang` never responds. */
export type ServerReply = Reply | 'reset' | 'hang';

/** A running test server. */
export interface Server {
  readonly url: string;
  readonly calls: ReceivedCall[];
  stop(): Promise<void>;
}

/** Starts a local server that responds as the test defines. */
export async function startServer(
  respond: (call: ReceivedCall) => ServerReply,
  port = 0,
): Promise<Server> {
  const calls: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    void readCall(request).then((call) => {
      calls.push(call);
      write(response, respond(call));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<ReceivedCall> {
  const text = (await readBytes(request)).toString('utf8');
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  return {
    method: request.method ?? '',
    path,
    query,
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function write(response: ServerResponse, serverReply: ServerReply): void {
  if (serverReply === 'hang') return;
  if (serverReply === 'reset') {
    response.destroy();
    return;
  }
  const contentType = serverReply.contentType ?? 'application/json; charset=utf-8';
  response.writeHead(serverReply.status, { ...serverReply.headers, 'content-type': contentType });
  const isText = typeof serverReply.body === 'string';
  response.end(
    serverReply.body === undefined
      ? ''
      : isText
        ? serverReply.body
        : JSON.stringify(serverReply.body),
  );
}

interface Exchange {
  readonly request: { method: string; path: string; as?: string; body?: unknown };
  readonly response: { status: number; contentType: string; body: unknown };
}

const file = new URL('../fixtures/overseerr-client/exchanges.json', import.meta.url);
const exchanges: Readonly<Record<string, Exchange>> = JSON.parse(readFileSync(file, 'utf8'));

/** A recorded exchange by the start of its name, for example `'209'`. */
export function recorded(number: string): Exchange {
  const entry = Object.entries(exchanges).find(([name]) => name.startsWith(`${number}-`));
  if (!entry) throw new Error(`There is no recording ${number}`);
  return entry[1];
}

/** Responds with recordings: those of one path in order, then the last one repeatedly. */
export function replay(...numbers: readonly string[]): (call: ReceivedCall) => ServerReply {
  const queues = new Map<string, Exchange[]>();
  for (const number of numbers) {
    const exchange = recorded(number);
    const key = `${exchange.request.method} ${exchange.request.path.split('?')[0]}`;
    queues.set(key, [...(queues.get(key) ?? []), exchange]);
  }
  return (call) => {
    const queue = queues.get(`${call.method} ${call.path}`) ?? [];
    const exchange = queue.length > 1 ? queue.shift() : queue[0];
    if (!exchange) return { status: 404, body: { message: 'no recording' } };
    const { status, body, contentType } = exchange.response;
    return { status, body: body === '' ? undefined : body, contentType };
  };
}

/** A log that stores its lines. */
export function aLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const add = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: add, info: add, warn: add, error: add };
}

/** The API key of the test client. */
export const secretKey = 'c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=';

/** A client with short timeouts. */
export function aClient(
  url: string,
  options: Partial<OverseerrClientOptions> = {},
): OverseerrClient {
  return createOverseerrClient({
    baseUrl: url,
    apiKey: secretKey,
    log: aLog(),
    clock: () => new Date(),
    random: () => 0,
    ...options,
    timeouts: { probeMs: 20, closeMs: 100, ...options.timeouts },
  });
}

/** Runs `work` with a test server and a client for it. */
export async function withServer(
  respond: (call: ReceivedCall) => ServerReply,
  work: (client: OverseerrClient, server: Server) => Promise<void>,
  options: Partial<OverseerrClientOptions> = {},
): Promise<void> {
  const server = await startServer(respond);
  const client = aClient(server.url, options);
  try {
    await work(client, server);
  } finally {
    await client.close();
    await server.stop();
  }
}

/** The code of the AppError that `work` is rejected with. Throws if there is none. */
export async function catchErrorCode(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('No error was thrown');
}

/** A branded account id. */
export function aRemoteUserId(number: number): RemoteUserId {
  const remoteUserId = toRemoteUserId(number);
  if (remoteUserId === null) throw new Error(`${number} is not an account id`);
  return remoteUserId;
}
