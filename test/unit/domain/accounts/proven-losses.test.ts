import { describe, expect, it } from 'vitest';
import { splitLosses } from '../../../../src/domain/accounts/proven-losses.ts';

const now = new Date('2026-11-23T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

function losses(count: number, minutes = 0) {
  return Array.from({ length: count }, () => ({ missingSince: minutesAgo(minutes) }));
}

function split(items: ReturnType<typeof losses>, knownCount: number) {
  const { proven, doubted } = splitLosses(items, { knownCount, now });
  return [proven.length, doubted.length];
}

describe('losses', () => {
  it.each([
    [1, 1],
    [1, 2],
    [1, 7],
    [2, 8],
    [3, 12],
    [3, 1000],
  ])('of %s among %s are believed at once', (count, knownCount) => {
    expect(split(losses(count), knownCount)).toEqual([count, 0]);
  });

  it.each([
    [2, 2],
    [2, 7],
    [3, 8],
    [4, 12],
    [4, 1000],
    [1000, 1000],
  ])('of %s among %s are doubted', (count, knownCount) => {
    expect(split(losses(count), knownCount)).toEqual([0, count]);
  });

  it('are believed when they last', () => {
    expect(split(losses(9, 4.9), 10)).toEqual([0, 9]);
    expect(split(losses(9, 5), 10)).toEqual([9, 0]);
    expect(split([...losses(2, 5), ...losses(8, 1)], 10)).toEqual([2, 8]);
  });
});
