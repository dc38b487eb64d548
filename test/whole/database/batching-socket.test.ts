import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBatchingSocket } from '../../../src/database/connection/batching-socket.ts';

/** By the port of the other side: what an earlier test has sent may come later. */
const received = new Map<number | undefined, string[]>();
/** Ends each connection after its first data. */
const server = createServer((socket) => {
  const parts: string[] = [];
  received.set(socket.remotePort, parts);
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    parts.push(String(data));
    if (socket.writable) socket.end('bye');
  });
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  server.close();
});

async function connect() {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const socket = createBatchingSocket().connect(address.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket.resume();
}

/** What pg does with the messages of a statement. */
function send(socket: Awaited<ReturnType<typeof connect>>, messages: readonly string[]): void {
  socket.cork();
  for (const message of messages) socket.write(message);
  socket.uncork();
}

it('sends the statements of one turn together', async () => {
  const socket = await connect();
  const { localPort } = socket;
  send(socket, ['a', 'b']);
  send(socket, ['c']);
  await once(socket, 'close');
  expect(received.get(localPort)).toEqual(['abc']);
});

it('closes when the next statement begins just as the other side ends', async () => {
  const socket = await connect();
  socket.once('end', () => send(socket, ['late']));
  send(socket, ['a']);
  await once(socket, 'close');
  expect(socket.closed).toBe(true);
});

it('closes when a statement was written just before the other side ends', async () => {
  const socket = await connect();
  socket.prependListener('end', () => send(socket, ['late']));
  socket.once('data', () => send(socket, ['late', 'later']));
  send(socket, ['a']);
  await once(socket, 'close');
  expect(socket.closed).toBe(true);
});
