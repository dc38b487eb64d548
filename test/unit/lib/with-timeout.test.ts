import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withTimeout } from '../../../src/lib/with-timeout.ts';

it('returns the value if it arrives in time', async () => {
  expect(await withTimeout(Promise.resolve('value'), 1_000, 'fallback')).toBe('value');
});

it('returns the fallback if the value is late', async () => {
  expect(await withTimeout(new Promise(() => {}), 1, 'fallback')).toBe('fallback');
});

it('passes on an early error and ignores a late one', async () => {
  const error = new Error('broken');
  await expect(withTimeout(Promise.reject(error), 1_000, null)).rejects.toBe(error);
  const late = sleep(100).then(() => Promise.reject(error));
  expect(await withTimeout(late, 1, null)).toBe(null);
  await sleep(150);
});
