import { describe, expect, it } from 'vitest';
import type { HeldRequest } from '../../src/core/held-request.ts';
import { eventOf, isOurs, isSameProgress, isSameWish } from '../../src/core/held-request.ts';

function aHeld(more: Partial<HeldRequest> = {}): HeldRequest {
  return {
    number: 7,
    key: { mediaType: 'movie', tmdbId: 438631 },
    is4k: false,
    seasons: [],
    status: 'approved',
    account: { number: 3, name: 'bob' },
    decidedBy: null,
    availability: 'unknown',
    seasonsThere: [],
    progress: null,
    createdAt: new Date(0),
    ...more,
  };
}

function aSeries(more: Partial<HeldRequest>): HeldRequest {
  return aHeld({ key: { mediaType: 'tv', tmdbId: 1396 }, seasons: [2, 3], ...more });
}

describe('what a look at the service says', () => {
  it.each([
    ['pending', aHeld({ status: 'pending' }), 'hold'],
    ['approved', aHeld(), 'approve'],
    ['approved and being fetched', aHeld({ availability: 'processing' }), 'start'],
    ['a film that is there', aHeld({ availability: 'available' }), 'arrive'],
    ['completed', aHeld({ status: 'completed' }), 'arrive'],
    [
      'declined, though the title is there',
      aHeld({ status: 'declined', availability: 'available' }),
      'decline',
    ],
    ['failed', aHeld({ status: 'failed', availability: 'processing' }), 'fail'],
    [
      'pending for ever, though the title arrived',
      aHeld({ status: 'pending', availability: 'available' }),
      'arrive',
    ],
    [
      'one of the wanted seasons is there',
      aSeries({ availability: 'partial', seasonsThere: [1, 2] }),
      'arrive-partly',
    ],
    [
      'all wanted seasons are there, others are not',
      aSeries({ availability: 'partial', seasonsThere: [2, 3] }),
      'arrive',
    ],
    [
      'other seasons are there, the wanted ones not',
      aSeries({ availability: 'partial', seasonsThere: [1] }),
      'approve',
    ],
    [
      'the series counts as there, the wanted seasons do not',
      aSeries({ availability: 'available', seasonsThere: [1] }),
      'approve',
    ],
  ])('%s', (_, held, event) => {
    expect(eventOf(held)).toBe(event);
  });
});

describe('the same wish', () => {
  const title = { mediaType: 'tv', tmdbId: 1396, name: '', year: null, posterPath: null } as const;
  const wish = { title, is4k: false, seasons: [3, 4], accountNumber: 3 };

  it('is recognised by account, title, quality and a shared season', () => {
    expect(isSameWish(aSeries({}), wish)).toBe(true);
  });

  it.each([
    ['another account', { ...wish, accountNumber: 4 }],
    ['another quality', { ...wish, is4k: true }],
    ['other seasons', { ...wish, seasons: [4] }],
    ['another title', { ...wish, title: { ...title, tmdbId: 1 } }],
    ['a film with the same number', { ...wish, title: { ...title, mediaType: 'movie' as const } }],
  ])('is not %s', (_, other) => {
    expect(isSameWish(aSeries({}), other)).toBe(false);
  });
});

describe('a request of ours', () => {
  const title = { mediaType: 'tv', tmdbId: 1396, name: '', year: null, posterPath: null } as const;
  const ours = { title, is4k: false, accountNumber: 3 };

  it.each([
    ['the same title, quality and account', ours],
    ['an account that we do not know', { ...ours, accountNumber: null }],
  ])('is recognised by %s', (_, request) => {
    expect(isOurs(aSeries({}), request)).toBe(true);
  });

  it('is recognised when the service does not say whose it is', () => {
    expect(isOurs(aSeries({ account: { number: 0, name: '' } }), ours)).toBe(true);
  });

  it.each([
    ['another account', { ...ours, accountNumber: 4 }],
    ['another quality', { ...ours, is4k: true }],
    ['another title', { ...ours, title: { ...title, tmdbId: 1 } }],
    ['a film with the same number', { ...ours, title: { ...title, mediaType: 'movie' as const } }],
  ])('is not %s', (_, request) => {
    expect(isOurs(aSeries({}), request)).toBe(false);
  });
});

describe('progress', () => {
  it('is news only when a reader would see a difference', () => {
    const endsAt = new Date(1_000_000);
    const soon = new Date(1_030_000);
    const later = new Date(2_000_000);
    expect(isSameProgress({ percent: 10, endsAt }, { percent: 10, endsAt: soon })).toBe(true);
    expect(isSameProgress({ percent: 10, endsAt }, { percent: 10, endsAt: later })).toBe(false);
    expect(isSameProgress({ percent: 10, endsAt }, { percent: 14, endsAt })).toBe(true);
    expect(isSameProgress({ percent: 10, endsAt }, { percent: 15, endsAt })).toBe(false);
    expect(isSameProgress(null, null)).toBe(true);
    expect(isSameProgress(null, { percent: 0, endsAt: null })).toBe(false);
  });
});
