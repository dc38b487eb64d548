import { approvalCard } from '../../src/chat/approvals/approval-card.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { requestCard } from '../../src/chat/requests/request-card.ts';
import type { MediaRequest } from '../../src/domain/requests/request.ts';
import { approvalIds } from '../support/approval-ids.ts';
import { aRequest, aSeries } from '../support/factories.ts';
import type { ViewSample } from './view-samples.ts';

const translations = loadTranslations();
const now = new Date('2026-11-30T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const owner = 'aaaaaaaaaaaaaaaaaaaaaa';
const idOf = (verb: string) => () => `${verb}:${owner}`;
const ids = approvalIds(idOf);

const processing = { state: 'processing', remoteId: 7, stateChangedAt: daysAgo(9) } as const;
const stalled = { ...processing, stalledAt: daysAgo(1) } as const;
const { mediaType, tmdbId, year, posterPath } = aSeries(3);
const longSeries: Partial<MediaRequest> = {
  title: {
    mediaType,
    tmdbId,
    year,
    posterPath,
    name: `*_[<&@everyone 👨‍👩‍👧‍👦 ${'Endless Daily Soap '.repeat(10)}`.slice(0, 200),
  },
  seasons: [1, 2, 3],
};

/** A request for each reason, as everybody sees it. */
const publicStandings = {
  queue: { state: 'queued', cause: 'overseerr-unreachable' },
  approval: { state: 'pending', stateChangedAt: daysAgo(2) },
  release: { ...processing, releases: [{ kind: 'digital', at: daysAgo(-20) }] },
  'cinema-only': { ...processing, releases: [{ kind: 'cinema', at: daysAgo(20) }] },
  'never-sent': { ...processing, problem: 'never-sent' },
  deleted: { ...processing, problem: 'deleted' },
  stuck: { ...processing, progress: { stage: 'stuck', percent: 45, endsAt: null } },
  retry: { state: 'failed', remoteId: 7, retryCount: 1, retryAt: daysAgo(-0.01) },
  stalled,
} as const satisfies Record<string, Partial<MediaRequest>>;

/** What is put before the approvers. */
const approvalStandings = {
  'never-sent': { ...processing, problem: 'never-sent' },
  'never-sent-4k': { ...processing, ...longSeries, problem: 'never-sent', is4k: true },
  retry: { state: 'failed', remoteId: 7, retryCount: 1, retryAt: daysAgo(-0.01) },
  stalled,
} as const satisfies Record<string, Partial<MediaRequest>>;

function showRequest(
  more: Partial<MediaRequest>,
  locale: string,
  role: 'public' | 'notification' = 'public',
) {
  return requestCard(aRequest(more), {
    role,
    recipients: [],
    t: translations.forLocale(locale),
    server: 'Seerr',
    now,
    ahead: 12,
    isStallNotice: role === 'notification',
    subscribeButtonId: null,
  });
}

function showApproval(more: Partial<MediaRequest>, locale: string) {
  const facts = {
    accountName: 'bob',
    quota: null,
    pendingCount: 0,
    voters: [],
    votesNeeded: null,
    titleUrl: 'https://seerr.example/movie/438631',
  };
  const t = translations.forLocale(locale);
  return approvalCard(aRequest(more), { facts, ids, t, server: 'Seerr', now });
}

/** Why a request is where it is, in every way that cards show it. */
export const standingSamples: readonly ViewSample[] = [
  {
    name: 'standing-wanted',
    view: requestCard(aRequest({ state: 'pending' }), {
      role: 'public',
      recipients: [],
      t: translations.forLocale('en'),
      server: 'Seerr',
      now,
      subscribeButtonId: null,
      votes: { count: 12, needed: null, buttonId: 'vote:aaaaaaaaaaaaaaaaaaaaaa' },
    }),
  },
  ...Object.entries(publicStandings).map(([name, more]) => ({
    name: `standing-${name}`,
    view: showRequest(more, 'en'),
  })),
  ...Object.entries(approvalStandings).map(([name, more]) => ({
    name: `standing-approval-${name}`,
    view: showApproval(more, 'en'),
  })),
  {
    name: 'standing-never-sent-german',
    view: showRequest({ ...processing, ...longSeries, problem: 'never-sent' }, 'de'),
  },
  {
    name: 'standing-approval-never-sent-german',
    view: showApproval({ ...processing, ...longSeries, problem: 'never-sent' }, 'de'),
  },
  {
    name: 'standing-notification-stalled',
    view: showRequest({ ...stalled, ...longSeries }, 'en', 'notification'),
  },
  {
    name: 'standing-notification-stalled-known',
    view: showRequest({ ...stalled, problem: 'never-sent' }, 'de', 'notification'),
  },
];
