import { describe, expect, it } from 'vitest';
import { createDatabaseRetry } from '../../../../src/database/connection/database-retry.ts';
import { AppError } from '../../../../src/domain/app-error.ts';

const refused = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

function setUp() {
  let time = 0;
  const retry = createDatabaseRetry({
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
  });
  return { retry, elapsed: () => time };
}

describe('work on a database that cannot be reached', () => {
  it('is retried until it succeeds', async () => {
    const { retry } = setUp();
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      if (attempts < 4) throw refused();
      return 'done';
    };
    expect(await retry(work, 8_000)).toBe('done');
    expect(attempts).toBe(4);
  });

  it('is not retried once the bot has closed its connections', async () => {
    const { retry, elapsed } = setUp();
    const closed = new Error('query failed', {
      cause: new Error('Cannot use a pool after calling end on the pool'),
    });
    await expect(retry(() => Promise.reject(closed), 8_000)).rejects.toBe(closed);
    expect(elapsed()).toBe(0);
  });

  it('is retried immediately after a single broken connection', async () => {
    const { retry, elapsed } = setUp();
    let isFirst = true;
    await retry(async () => {
      if (isFirst) {
        isFirst = false;
        throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      }
    }, 1_000);
    expect(elapsed()).toBeLessThan(50);
  });

  it('fails with its own error after the time limit', async () => {
    const { retry, elapsed } = setUp();
    const failing = retry(() => Promise.reject(refused()), 8_000);
    await expect(failing).rejects.toMatchObject({ code: 'database-unreachable' });
    expect(elapsed()).toBeGreaterThan(6_000);
    expect(elapsed()).toBeLessThanOrEqual(8_000);
  });
});

it.each([
  new TypeError('x is not a function'),
  Object.assign(new Error('unique'), { code: '23505' }),
  new AppError('overseerr-unreachable', { cause: refused() }),
])('work that fails for another reason is not retried (%s)', async (error) => {
  const { retry } = setUp();
  let attempts = 0;
  const failing = retry(async () => {
    attempts += 1;
    throw error;
  }, 8_000);
  await expect(failing).rejects.toBe(error);
  expect(attempts).toBe(1);
});
