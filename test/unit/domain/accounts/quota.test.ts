import { describe, expect, it } from 'vitest';
import { countUsage, fitsQuota, isNearlyUsed } from '../../../../src/domain/accounts/quota.ts';

describe('a quota', () => {
  it.each([
    { limit: null, used: 100, nearly: false },
    { limit: 1, used: 0, nearly: true },
    { limit: 2, used: 0, nearly: false },
    { limit: 2, used: 1, nearly: true },
    { limit: 10, used: 7, nearly: false },
    { limit: 10, used: 8, nearly: true },
    { limit: 10, used: 12, nearly: true },
    { limit: 50, used: 39, nearly: false },
    { limit: 50, used: 40, nearly: true },
  ])('of $limit with $used used is nearly used up: $nearly', ({ limit, used, nearly }) => {
    expect(isNearlyUsed({ limit, used, days: 7 })).toBe(nearly);
  });

  it('counts one unit for a movie, and one per season for a series', () => {
    expect(countUsage('movie', [])).toBe(1);
    expect(countUsage('tv', [1, 2, 4])).toBe(3);
    expect(countUsage('tv', [])).toBe(0);
  });

  it.each([
    { limit: null, used: 100, usage: 5, fits: true },
    { limit: 3, used: 0, usage: 3, fits: true },
    { limit: 3, used: 1, usage: 3, fits: false },
    { limit: 3, used: 3, usage: 0, fits: true },
    { limit: 3, used: 4, usage: 0, fits: false },
    { limit: 0, used: 0, usage: 1, fits: false },
  ])('of $limit with $used used has room for $usage more: $fits', ({ fits, usage, ...quota }) => {
    expect(fitsQuota(quota, usage)).toBe(fits);
  });
});
