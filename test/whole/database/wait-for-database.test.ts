import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { waitForDatabase } from '../../../src/database/wait-for-database.ts';

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** A port that answers each connection as the test says. */
async function listen(answer: (socket: Socket, count: number) => void): Promise<number> {
  let count = 0;
  const made = createServer((socket) => {
    socket.on('error', () => undefined);
    count += 1;
    answer(socket, count);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** PostgreSQL's ErrorResponse: severity, code and message (protocol 3.0, "Message Formats"). */
function errorResponse(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

describe('waiting for the database', () => {
  test('ends at once when it answers', async () => {
    await expect(
      waitForDatabase(inject('databaseAdminUrl'), { timeoutMs: 10_000 }),
    ).resolves.toBeUndefined();
  });

  test('continues while the server is starting', async () => {
    const real = new URL(inject('databaseAdminUrl'));
    const attempts: number[] = [];
    const port = await listen((socket, count) => {
      attempts.push(count);
      if (count < 3) {
        socket.once('data', () =>
          socket.end(errorResponse('57P03', 'the database system is starting up')),
        );
        return;
      }
      const upstream = connect({ port: Number(real.port), host: real.hostname });
      upstream.on('error', () => undefined);
      socket.pipe(upstream).pipe(socket);
    });
    const url = new URL(real);
    url.port = String(port);
    await waitForDatabase(url.href, { timeoutMs: 20_000 });
    expect(attempts).toEqual([1, 2, 3]);
  });

  test('ends with an error that has the address, but not the password, after a timeout', async () => {
    const port = await listen((socket) => socket.destroy());
    const waiting = waitForDatabase(`postgresql://u:hidden@127.0.0.1:${port}/d`, {
      timeoutMs: 300,
    });
    await expect(waiting).rejects.toThrow(
      `The database at 127.0.0.1:${port} was not ready within 0.3 seconds`,
    );
    await expect(waiting).rejects.not.toThrow('hidden');
  });

  test('a wrong password is refused at once', async () => {
    const url = new URL(inject('databaseAdminUrl'));
    url.password = 'wrong';
    await expect(waitForDatabase(url.href, { timeoutMs: 600_000 })).rejects.toThrow(
      'The database refused the connection: password authentication failed',
    );
  });

  test('a database that does not exist is refused at once', async () => {
    const url = new URL(inject('databaseAdminUrl'));
    url.pathname = '/nowhere';
    await expect(waitForDatabase(url.href, { timeoutMs: 600_000 })).rejects.toThrow(
      'database "nowhere" does not exist',
    );
  });

  test('stops when it is told to', async () => {
    const control = new AbortController();
    const port = await listen((socket) => {
      socket.destroy();
      control.abort(new Error('enough'));
    });
    const waiting = waitForDatabase(`postgresql://u@127.0.0.1:${port}/d`, {
      timeoutMs: 600_000,
      signal: control.signal,
    });
    await expect(waiting).rejects.toThrow(/enough|aborted/);
  });
});
