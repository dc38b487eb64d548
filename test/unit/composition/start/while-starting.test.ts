import { expect, it } from 'vitest';
import { createWhileStarting } from '../../../../src/composition/start/while-starting.ts';
import { createDatabaseRetry } from '../../../../src/database/connection/database-retry.ts';
import { DatabaseUnavailableError } from '../../../../src/database/connection/database-unavailable-error.ts';

/** Work of a start, without the time that passes between its attempts. */
function setUp() {
  let time = 0;
  const retry = createDatabaseRetry({
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
  });
  const place = { url: 'postgresql://bot:hidden@db:5432/medianest', embeddedFolder: null };
  return createWhileStarting(place, retry);
}

function failWith(code: string, extra: object = {}): Error {
  return Object.assign(new Error(`read ${code}`), { code, ...extra });
}

it('a broken connection does not end a start', async () => {
  const whileStarting = setUp();
  let attempts = 0;
  const started = whileStarting(async () => {
    attempts += 1;
    if (attempts < 3) throw failWith('ECONNRESET');
    return 'started';
  });
  expect(await started).toBe('started');
});

it('a database that stays away ends the start with its address and what has happened', async () => {
  const starting = setUp()(() => Promise.reject(failWith('ECONNRESET')));
  await expect(starting).rejects.toThrow(DatabaseUnavailableError);
  await expect(starting).rejects.toThrow(
    'The database at db:5432 was lost during the start: it closed the connection',
  );
});

it('a folder that cannot be used is not taken for a database that is away', async () => {
  let attempts = 0;
  const denied = failWith('EACCES', { path: '/data/secret.key' });
  const starting = setUp()(async () => {
    attempts += 1;
    throw denied;
  });
  await expect(starting).rejects.toBe(denied);
  expect(attempts).toBe(1);
});
