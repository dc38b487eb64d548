import { createServer, type IncomingMessage } from 'node:http';

/** What a fake answers: JSON, or a text of another type. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

/** A call as the fake saw it. */
export interface FakeCall {
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A server on loopback that answers GET calls. `fail` drops the connection of calls to a path. */
export async function createJsonServer(answerTo: (call: FakeCall) => FakeAnswer) {
  const calls: FakeCall[] = [];
  const failing = new Set<string>();
  const server = createServer(({ method, url = '/', headers }, response) => {
    const call = { path: url, headers };
    calls.push(call);
    if (failing.has(url.split('?')[0] ?? '')) {
      response.destroy();
      return;
    }
    const { status, body, type } = method === 'GET' ? answerTo(call) : { status: 405, body: {} };
    response.writeHead(status, { 'content-type': type ?? 'application/json' });
    response.end(type ? String(body) : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    fail: (path: string) => failing.add(path),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
