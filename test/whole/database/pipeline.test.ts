import type { EventEmitter } from 'node:events';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPipeline } from '../../../src/database/connection/pipeline.ts';
import { isTransientError } from '../../../src/lib/transient-error.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

interface Pid {
  number: number;
  pid: number;
}

const echo = (number: number) => ({
  name: 'echo',
  text: 'select $1::int as number, pg_backend_pid() as pid',
  values: [number],
});
const divide = (by: number) => ({
  name: 'divide',
  text: 'select 1 / $1::int as result',
  values: [by],
});

it('answers many statements at a time over two connections, each with its own answer', async () => {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const results = await Promise.all(numbers.map((number) => setup.reads.query<Pid>(echo(number))));
  expect(results.map(({ rows }) => rows[0]?.number)).toEqual(numbers);
  expect(new Set(results.map(({ rows }) => rows[0]?.pid)).size).toBe(2);
});

it('fails only the statement that is wrong', async () => {
  const results = await Promise.allSettled(
    [1, 0, 1, 0, 1].map((by) => setup.reads.query<{ result: number }>(divide(by))),
  );
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect((await setup.reads.query<{ number: number }>(echo(7))).rows[0]?.number).toBe(7);
});

it('opens a connection again after it broke, and reports what was under way as passing', async () => {
  const answers = await Promise.all([echo(1), echo(1)].map((each) => setup.reads.query<Pid>(each)));
  const pids = answers.map(({ rows }) => rows[0]?.pid ?? 0);
  const sleeping = Array.from({ length: 4 }, () =>
    setup.reads
      .query({ name: 'sleep', text: 'select pg_sleep(60)', values: [] })
      .then(() => null)
      .catch((error: unknown) => error),
  );
  await setup.pool.query('select pg_terminate_backend(pid, 5000) from unnest($1::int[]) as pid', [
    pids,
  ]);
  const errors = await Promise.all(sleeping);
  expect(errors.map(isTransientError)).toEqual([true, true, true, true]);
  const after = await setup.reads.query<Pid>(echo(2));
  expect(after.rows[0]?.number).toBe(2);
  expect(pids).not.toContain(after.rows[0]?.pid);
});

it('answers what is under way before it closes', async () => {
  const pipeline = createPipeline({ connectionString: setup.url });
  const answers = [1, 2, 3].map((number) => pipeline.query<{ number: number }>(echo(number)));
  await pipeline.close();
  const results = await Promise.all(answers);
  expect(results.map(({ rows }) => rows[0]?.number)).toEqual([1, 2, 3]);
});

it('survives a connection that breaks while it is being closed', async () => {
  const pipeline = createPipeline({ connectionString: setup.url });
  const clients: EventEmitter[] = [];
  pipeline.pool.on('connect', (client) => clients.push(client));
  await pipeline.query(echo(1));
  await pipeline.close();
  expect(() => clients[0]?.emit('error', new Error('terminated by the server'))).not.toThrow();
  expect(clients).toHaveLength(1);
});

it('survives a connection that the server ends as soon as it is open', async () => {
  const message = (type: string, body: string) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, Buffer.from(body, 'latin1')]);
  };
  const signedIn = message('R', '\0\0\0\0');
  const ready = message('Z', 'I');
  const ended = message('E', 'SFATAL\0C57P01\0Mterminating connection\0\0');
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, ended])));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.prependListener('uncaughtException', note);
  const pipeline = createPipeline({ host: '127.0.0.1', port, user: 'me', database: 'mine' });
  for (const attempt of [1, 2]) {
    const failure = await pipeline.query(echo(1)).catch((error: unknown) => error);
    expect(isTransientError(failure)).toBe(true);
    // On a connection of its own.
    expect(connections).toBe(attempt);
  }
  await pipeline.close();
  server.close();
  process.off('uncaughtException', note);
  expect(uncaught).toEqual([]);
});
