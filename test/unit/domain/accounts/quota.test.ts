import { describe, expect, it } from 'vitest';
import { isNearlyUsed } from '../../../../src/domain/accounts/quota.ts';

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
});
