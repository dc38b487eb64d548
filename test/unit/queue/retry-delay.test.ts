import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../src/queue/retry-delay.ts';

describe('the delay before a retry', () => {
  const longest = (attempt: number) => retryDelayMs(attempt, () => 0);

  it('doubles up to a minute and stays there', () => {
    expect([0, 1, 2, 5, 6, 20, 20_000].map(longest)).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('loses up to half of itself by chance', () => {
    expect(retryDelayMs(3, () => 0.5)).toBe(6_000);
    expect(retryDelayMs(3, () => 0.999_999)).toBe(4_000);
  });
});
