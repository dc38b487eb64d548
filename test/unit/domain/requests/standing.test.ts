import { describe, expect, it } from 'vitest';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest, Progress } from '../../../../src/domain/requests/request.ts';
import { retryDelaysMs, toRetryAt } from '../../../../src/domain/requests/retry-budget.ts';
import {
  findProblem,
  hasMoved,
  hasStalled,
  isStalling,
  listStandings,
} from '../../../../src/domain/requests/standing.ts';
import type { Release, ReleaseKind } from '../../../../src/domain/titles/release.ts';
import { aRequest } from '../../../support/factories.ts';
import { toRemoteRequest } from '../../../support/in-memory/use-case-setup.ts';

const now = new Date('2026-11-30T12:00:00Z');
const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const release = (kind: ReleaseKind, days: number): Release => ({ kind, at: daysAgo(days) });
const progress: Progress = { stage: 'stuck', percent: 40, endsAt: null };

function kinds(more: Partial<MediaRequest>, ahead: number | null = null): string[] {
  return listStandings(aRequest({ remoteId: 7, ...more }), { now, ahead }).map(({ kind }) => kind);
}

describe('why a request is where it is', () => {
  const coming = [release('cinema', 10), release('digital', -10)];
  it.each<[string, Partial<MediaRequest>, readonly string[]]>([
    ['sent right now', { state: 'queued' }, []],
    ['waiting for the server', { state: 'queued', cause: 'overseerr-unreachable' }, ['queue']],
    ['refused for now', { state: 'queued', cause: 'link-lost' }, []],
    ['waiting for an approver', { state: 'pending' }, ['approval']],
    ['waiting, and not out', { state: 'pending', releases: coming }, ['approval', 'release']],
    ['approved', { state: 'approved' }, []],
    ['approved, and not out', { state: 'approved', releases: coming }, ['release']],
    [
      'only in theaters',
      { state: 'processing', releases: [release('cinema', 10)] },
      ['cinema-only'],
    ],
    ['an old movie without dates', { state: 'processing', releases: [release('cinema', 999)] }, []],
    [
      'never sent',
      { state: 'processing', problem: 'never-sent', releases: coming },
      ['never-sent'],
    ],
    ['deleted', { state: 'approved', problem: 'deleted' }, ['deleted']],
    ['downloading', { state: 'processing', progress, releases: coming }, ['download']],
    ['partly there', { state: 'partial', progress }, ['download']],
    ['partly there, and idle', { state: 'partial' }, []],
    ['failed', { state: 'failed' }, []],
    ['failed, and retried', { state: 'failed', retryAt: now, retryCount: 1 }, ['retry']],
    ['failed, and retried for the last time', { state: 'failed', retryAt: now, retryCount: 3 }, []],
    ['there', { state: 'available', problem: 'never-sent' }, []],
    ['declined', { state: 'declined' }, []],
    ['canceled', { state: 'cancelled' }, []],
    [
      'stalled',
      { state: 'processing', progress, stateChangedAt: daysAgo(9), stalledAt: daysAgo(1) },
      ['download', 'stalled'],
    ],
  ])('is known if it is %s', (_, more, expected) => {
    expect(kinds(more, 3)).toEqual(expected);
  });

  it('says how many are ahead, only if there are any', () => {
    const request = aRequest({ state: 'queued', cause: 'overseerr-unreachable' });
    expect(listStandings(request, { now, ahead: 12 })).toEqual([{ kind: 'queue', ahead: 12 }]);
    expect(listStandings(request, { now, ahead: 0 })).toEqual([]);
    expect(listStandings(request, { now })).toEqual([]);
  });

  it('says which retry is next, and when', () => {
    const request = aRequest({ state: 'failed', remoteId: 7, retryAt: now, retryCount: 1 });
    expect(listStandings(request, { now })).toEqual([
      { kind: 'retry', at: now, attempt: 2, of: 3 },
    ]);
  });
});

describe('what keeps an approved request from arriving', () => {
  const approved = aRequest({ state: 'processing', remoteId: 7, stateChangedAt: daysAgo(1) });
  const find = (request: MediaRequest, parts: Partial<RemoteRequest>) =>
    findProblem(request, toRemoteRequest(request, { status: 'approved', ...parts }), now);

  it('is that it was never sent, once the download server had ten minutes', () => {
    const unsent = { isSent: false, availability: 'processing' } as const;
    const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    expect(find(approved, unsent)).toBe('never-sent');
    expect(find({ ...approved, stateChangedAt: since(10) }, unsent)).toBe('never-sent');
    expect(find({ ...approved, stateChangedAt: since(9) }, unsent)).toBeNull();
  });

  it.each<[string, Partial<RemoteRequest>]>([
    ['was sent', { isSent: true, availability: 'processing' }],
    ['may have been sent', { isSent: null, availability: 'processing' }],
    ['is being downloaded', { isSent: false, progress }],
    ['is there', { isSent: false, availability: 'available' }],
    ['is partly there', { isSent: false, availability: 'partial' }],
    ['waits for an approver', { isSent: false, status: 'pending' }],
    ['was declined', { isSent: false, status: 'declined' }],
    ['has failed', { isSent: false, status: 'failed' }],
  ])('is not that it was never sent if it %s', (_, parts) => {
    expect(find(approved, parts)).toBeNull();
  });

  it('is that the title was deleted', () => {
    expect(find(approved, { isSent: false, availability: 'deleted' })).toBe('deleted');
    expect(find({ ...approved, state: 'available' }, { availability: 'deleted' })).toBeNull();
  });
});

describe('a request on which nothing moves', () => {
  const still = aRequest({ state: 'processing', remoteId: 7, stateChangedAt: daysAgo(7) });
  it.each<[string, boolean, Partial<MediaRequest>]>([
    ['after the time', true, {}],
    ['before the time', false, { stateChangedAt: daysAgo(6.9) }],
    ['when its download moved since', false, { movedAt: daysAgo(2), progress }],
    ['when its download is stuck', true, { progress }],
    ['when people know', false, { stalledAt: daysAgo(3) }],
    ['when it is not out', false, { releases: [release('digital', -3)] }],
    ['when it only runs in theaters', false, { releases: [release('cinema', 20)] }],
    ['when it came out lately', false, { releases: [release('disc', 3)] }],
    [
      'when it has been out for long',
      true,
      { releases: [release('cinema', 90), release('disc', 30)] },
    ],
    [
      'when it is not out, and never sent',
      true,
      { releases: [release('digital', -3)], problem: 'never-sent' },
    ],
    ['when it waits for an approver', false, { state: 'pending' }],
    ['when some of it is there', false, { state: 'partial' }],
  ])('is one %s: %s', (_, expected, more) => {
    expect(isStalling({ ...still, ...more }, now, 7 * dayMs)).toBe(expected);
  });

  it('is of no interest if the operator says so', () => {
    expect(isStalling(still, now, 0)).toBe(false);
  });

  it('is one until something moves', () => {
    const told = { ...still, stalledAt: daysAgo(1) };
    expect(hasStalled(told)).toBe(true);
    expect(hasStalled({ ...told, movedAt: now })).toBe(false);
    expect(hasStalled({ ...told, state: 'available' })).toBe(false);
    expect(hasStalled(still)).toBe(false);
  });
});

it('a download moves if its stage or its share changes', () => {
  const later = { ...progress, endsAt: now };
  expect(hasMoved(progress, later)).toBe(false);
  expect(hasMoved(progress, { ...progress, percent: 41 })).toBe(true);
  expect(hasMoved(progress, { ...progress, stage: 'paused' })).toBe(true);
  expect(hasMoved(null, progress)).toBe(true);
  expect(hasMoved(null, null)).toBe(false);
});

it('a failed request is retried after 30 seconds, 5 minutes, and an hour', () => {
  const delays = [0, 1, 2, 3].map((retryCount) => {
    const at = toRetryAt({ retryCount }, retryDelaysMs, now);
    return at && (at.getTime() - now.getTime()) / 1000;
  });
  expect(delays).toEqual([30, 300, 3600, null]);
  expect(toRetryAt({ retryCount: 0 }, [], now)).toBeNull();
});
