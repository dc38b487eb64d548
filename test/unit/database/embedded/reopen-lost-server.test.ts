import { expect, it } from 'vitest';
import { EmbeddedDatabaseError } from '../../../../src/database/embedded/embedded-database-error.ts';
import { reopenLostServer } from '../../../../src/database/embedded/reopen-lost-server.ts';

/** A server that is lost in so many attempts to open it. */
function setUp(losses: number, signal?: AbortSignal) {
  const lines: string[] = [];
  let attempts = 0;
  const open = async () => {
    attempts += 1;
    if (attempts > losses) return `server ${attempts}`;
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  };
  const opening = reopenLostServer(open, {
    folder: '/data/postgres',
    log: (line) => lines.push(line),
    signal,
  });
  return { opening, lines, countAttempts: () => attempts };
}

it('a server that ends while it is being opened is started again', async () => {
  const { opening, lines } = setUp(2);
  expect(await opening).toBe('server 3');
  expect(lines).toHaveLength(2);
});

it('a server that ends each time is given up with its folder and its log', async () => {
  const { opening, countAttempts } = setUp(9);
  await expect(opening).rejects.toThrow(EmbeddedDatabaseError);
  await expect(opening).rejects.toThrow('/data/postgres/server.log');
  expect(countAttempts()).toBe(3);
});

it('what does not pass by itself is thrown at once', async () => {
  const error = new EmbeddedDatabaseError('PostgreSQL could not start: no.');
  let attempts = 0;
  const opening = reopenLostServer(
    async () => {
      attempts += 1;
      throw error;
    },
    { folder: '/data/postgres', log: () => undefined },
  );
  await expect(opening).rejects.toBe(error);
  expect(attempts).toBe(1);
});

it('a start that is aborted opens nothing', async () => {
  const { opening, countAttempts } = setUp(0, AbortSignal.abort());
  await expect(opening).rejects.toThrow();
  expect(countAttempts()).toBe(0);
});
