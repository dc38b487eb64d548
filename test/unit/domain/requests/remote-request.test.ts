import { describe, expect, it } from 'vitest';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import {
  isSameProgress,
  isSameRequest,
  matchesRequest,
  toRequestEvent,
} from '../../../../src/domain/requests/remote-request.ts';

function aHeld(more: Partial<RemoteRequest> = {}): RemoteRequest {
  return {
    remoteId: 7,
    key: { mediaType: 'movie', tmdbId: 438631 },
    is4k: false,
    seasons: [],
    status: 'approved',
    account: { remoteUserId: 3, name: 'bob' },
    decidedBy: null,
    deciderId: null,
    availability: 'unknown',
    availableSeasons: [],
    progress: null,
    isSent: null,
    watchUrl: null,
    createdAt: new Date(0),
    ...more,
  };
}

function aSeries(more: Partial<RemoteRequest>): RemoteRequest {
  return aHeld({ key: { mediaType: 'tv', tmdbId: 1396 }, seasons: [2, 3], ...more });
}

describe('the event of a remote request', () => {
  it.each([
    ['pending', aHeld({ status: 'pending' }), 'await-approval'],
    ['approved', aHeld(), 'approve'],
    ['approved and being fetched', aHeld({ availability: 'processing' }), 'start-processing'],
    ['a film that is there', aHeld({ availability: 'available' }), 'become-available'],
    ['completed', aHeld({ status: 'completed' }), 'become-available'],
    [
      'declined, though the title is there',
      aHeld({ status: 'declined', availability: 'available' }),
      'decline',
    ],
    ['failed', aHeld({ status: 'failed', availability: 'processing' }), 'fail'],
    [
      'pending for ever, though the title arrived',
      aHeld({ status: 'pending', availability: 'available' }),
      'become-available',
    ],
    [
      'one of the wanted seasons is there',
      aSeries({ availability: 'partial', availableSeasons: [1, 2] }),
      'become-partial',
    ],
    [
      'all wanted seasons are there, others are not',
      aSeries({ availability: 'partial', availableSeasons: [2, 3] }),
      'become-available',
    ],
    [
      'other seasons are there, the wanted ones not',
      aSeries({ availability: 'partial', availableSeasons: [1] }),
      'approve',
    ],
    [
      'the series counts as there, the wanted seasons do not',
      aSeries({ availability: 'available', availableSeasons: [1] }),
      'approve',
    ],
  ])('%s', (_, held, event) => {
    expect(toRequestEvent(held)).toBe(event);
  });
});

describe('the same request', () => {
  const title = { mediaType: 'tv', tmdbId: 1396, name: '', year: null, posterPath: null } as const;
  const wish = { title, is4k: false, seasons: [3, 4], remoteUserId: 3 };

  it('is recognized by account, title, quality, and a common season', () => {
    expect(isSameRequest(aSeries({}), wish)).toBe(true);
  });

  it.each([
    ['another account', { ...wish, remoteUserId: 4 }],
    ['another quality', { ...wish, is4k: true }],
    ['other seasons', { ...wish, seasons: [4] }],
    ['another title', { ...wish, title: { ...title, tmdbId: 1 } }],
    ['a film with the same number', { ...wish, title: { ...title, mediaType: 'movie' as const } }],
  ])('is not %s', (_, other) => {
    expect(isSameRequest(aSeries({}), other)).toBe(false);
  });
});

describe('a request of the bot', () => {
  const title = { mediaType: 'tv', tmdbId: 1396, name: '', year: null, posterPath: null } as const;
  const ours = { title, is4k: false, remoteUserId: 3 };

  it.each([
    ['the same title, quality and account', ours],
    ['an account that we do not know', { ...ours, remoteUserId: null }],
  ])('is recognized by %s', (_, request) => {
    expect(matchesRequest(aSeries({}), request)).toBe(true);
  });

  it('is recognized when Overseerr does not name the account', () => {
    expect(matchesRequest(aSeries({ account: { remoteUserId: 0, name: '' } }), ours)).toBe(true);
  });

  it.each([
    ['another account', { ...ours, remoteUserId: 4 }],
    ['another quality', { ...ours, is4k: true }],
    ['another title', { ...ours, title: { ...title, tmdbId: 1 } }],
    ['a film with the same number', { ...ours, title: { ...title, mediaType: 'movie' as const } }],
  ])('is not %s', (_, request) => {
    expect(matchesRequest(aSeries({}), request)).toBe(false);
  });
});

describe('progress', () => {
  it('is a change only when it is visible', () => {
    const stage = 'downloading';
    const endsAt = new Date(1_000_000);
    const soon = new Date(1_030_000);
    const later = new Date(2_000_000);
    expect(
      isSameProgress({ stage, percent: 10, endsAt }, { stage, percent: 10, endsAt: soon }),
    ).toBe(true);
    expect(
      isSameProgress({ stage, percent: 10, endsAt }, { stage, percent: 10, endsAt: later }),
    ).toBe(false);
    expect(isSameProgress({ stage, percent: 10, endsAt }, { stage, percent: 14, endsAt })).toBe(
      true,
    );
    expect(isSameProgress({ stage, percent: 10, endsAt }, { stage, percent: 15, endsAt })).toBe(
      false,
    );
    const queued = { stage: 'queued', percent: 10, endsAt } as const;
    expect(isSameProgress({ stage, percent: 10, endsAt }, queued)).toBe(false);
    expect(isSameProgress(null, null)).toBe(true);
    expect(isSameProgress(null, { stage, percent: 0, endsAt: null })).toBe(false);
  });
});
