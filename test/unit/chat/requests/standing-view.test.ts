import { describe, expect, it } from 'vitest';
import { approvalCard } from '../../../../src/chat/approvals/approval-card.ts';
import { requestCard } from '../../../../src/chat/requests/request-card.ts';
import { reasonText, standingView } from '../../../../src/chat/requests/standing-view.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { mostAhead } from '../../../../src/domain/requests/standing.ts';
import { approvalIds } from '../../../support/approval-ids.ts';
import { aRequest } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

const now = new Date('2026-11-30T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const processing = { state: 'processing', remoteId: 7, stateChangedAt: daysAgo(9) } as const;
const stalled = { ...processing, stalledAt: daysAgo(1) } as const;
const member = { t, server: 'Seerr', isApprover: false };
const idOf = (verb: string) => () => verb;
const ids = approvalIds(idOf);

/** The verbs of the buttons on the approval card. */
function verbsOf(more: Partial<MediaRequest>): string[] {
  const props = { facts: null, ids, t, server: 'Seerr', now };
  const { buttons = [] } = approvalCard(aRequest(more), props);
  return buttons.flat().flatMap((button) => ('press' in button ? [button.press] : []));
}

function noticeOf(more: Partial<MediaRequest>): string {
  const view = requestCard(aRequest(more), {
    role: 'notification',
    recipients: [],
    t,
    server: 'Seerr',
    now,
    isStallNotice: true,
    subscribeButtonId: null,
  });
  return JSON.stringify(view.lines);
}

describe('why a request is where it is', () => {
  it('counts the requests that are ahead, up to where counting ends', () => {
    const queued = aRequest({ state: 'queued', cause: 'overseerr-unreachable' });
    const linesFor = (ahead: number) => standingView(queued, { now, ahead }, member).lines.flat();
    expect(linesFor(mostAhead)).toEqual([t('standing-queue', { count: mostAhead })]);
    expect(linesFor(mostAhead + 1)).toEqual([t('standing-queue-many', { count: mostAhead })]);
  });

  it.each<[Partial<MediaRequest>, string, string | null]>([
    [{ state: 'pending' }, t('field-waiting-since'), null],
    [{ state: 'failed', remoteId: 7, retryAt: now }, t('field-next-try'), null],
    [stalled, t('field-stalled'), null],
    [{ ...processing, releases: [{ kind: 'digital', at: daysAgo(-2) }] }, t('field-release'), null],
    [{ ...processing, problem: 'never-sent' }, '', t('standing-never-sent', { service: 'Radarr' })],
    [{ ...processing, problem: 'deleted' }, '', t('standing-deleted')],
  ])('is a field or a line: %j', (more, field, line) => {
    const view = standingView(aRequest(more), { now }, member);
    expect(view.fields.map(({ name }) => name)).toEqual(field ? [field] : []);
    expect(view.lines).toEqual(line ? [[line]] : []);
  });

  it('has a sentence for the notification, if it is known', () => {
    const reasonOf = (more: Partial<MediaRequest>) => reasonText(aRequest(more), { now }, member);
    const progress = { stage: 'paused', percent: 10, endsAt: null } as const;
    expect(reasonOf({ ...processing, progress })).toBe(`${t('download-paused')}.`);
    expect(reasonOf({ ...processing, problem: 'deleted' })).toBe(t('standing-deleted'));
    expect(reasonOf(processing)).toBeNull();
  });
});

describe('the approval card', () => {
  it('offers to send again what was never sent, and only then', () => {
    expect(verbsOf({ ...processing, problem: 'never-sent' })).toEqual(['send-again', 'details']);
    expect(verbsOf({ ...stalled, problem: 'never-sent' })).toEqual(['send-again', 'details']);
    expect(verbsOf({ ...processing, problem: 'deleted' })).toEqual([]);
    expect(verbsOf({ state: 'available', problem: 'never-sent' })).toEqual([]);
  });

  it('leads to the details of what does not move', () => {
    expect(verbsOf(stalled)).toEqual(['details']);
  });

  it('offers to retry at once what is retried later', () => {
    expect(verbsOf({ state: 'failed', remoteId: 7, retryAt: now })).toEqual(['retry']);
  });
});

describe('the notification that nothing moves', () => {
  it('says why, or that the approvers know', () => {
    expect(noticeOf(stalled)).toContain(t('standing-not-found'));
    const known = noticeOf({ ...stalled, problem: 'never-sent' });
    expect(known).toContain(t('standing-never-sent', { service: 'Radarr' }));
    expect(known).not.toContain(t('standing-not-found'));
  });

  it('does not say so when it has moved since', () => {
    const text = noticeOf({ ...stalled, movedAt: now });
    expect(text).not.toContain(t('standing-not-found'));
  });
});
