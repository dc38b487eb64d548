import { describe, expect, it } from 'vitest';
import { listComingReleases, type Release } from '../../../../src/domain/titles/release.ts';

const now = new Date('2026-11-23T12:00:00Z');
const inDays = (kind: Release['kind'], days: number): Release => ({
  kind,
  at: new Date(now.getTime() + days * 86_400_000),
});

describe('the releases to come', () => {
  it.each<[string, Release[], Release[]]>([
    [
      'are sorted',
      [inDays('disc', 9), inDays('cinema', 2)],
      [inDays('cinema', 2), inDays('disc', 9)],
    ],
    [
      'of what runs in cinemas are the others',
      [inDays('cinema', -9), inDays('digital', 30)],
      [inDays('digital', 30)],
    ],
    ['of what was released digitally are none', [inDays('digital', -1), inDays('disc', 30)], []],
    ['of a series on the air are none', [inDays('air', -1)], []],
    ['are unknown after the cinemas', [inDays('cinema', -400)], []],
    ['are none without dates', [], []],
  ])('%s', (_, releases, expected) => {
    expect(listComingReleases(releases, now)).toEqual(expected);
  });
});
