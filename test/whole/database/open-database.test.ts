import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const closers: (() => unknown)[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await database.drop();
});

/** An address of the database that resets the connections with these numbers. */
async function listen(isReset: (number: number) => boolean): Promise<string> {
  const url = new URL(database.url);
  const { hostname, port: realPort } = url;
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on('error', () => undefined);
    if (isReset(count)) return socket.resetAndDestroy();
    const upstream = connect({ port: Number(realPort), host: hostname });
    upstream.on('error', () => undefined);
    for (const each of [socket, upstream]) sockets.add(each);
    return socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return url.href;
}

function open(url: string) {
  const pool = { poolSize: 1, poolTimeoutSeconds: 5 };
  return openDatabase({ ...pool, url, dataDir: '/unused', log: () => undefined });
}

it('a database that is lost while it is being opened is opened when it is back', async () => {
  const opened = await open(await listen((number) => number === 2 || number === 3));
  closers.push(() => opened.close());
  expect(await opened.prisma.user.count()).toBe(0);
});

it('a database that was there, and stays away, is named, with what has happened', async () => {
  const now = performance.now.bind(performance);
  let passedMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passedMs);
  const url = await listen((number) => {
    // Nobody waits for longer than this.
    if (number > 1) passedMs = 3_600_000;
    return number > 1;
  });
  const { host } = new URL(url);
  await expect(open(url)).rejects.toThrow(
    new RegExp(
      `^The database at ${host} was lost during the start: it closed the connection \\(.+\\)\\. Make sure`,
    ),
  );
});
