import type { Issue } from '../../src/domain/issues/issue.ts';
import type { IssueComment } from '../../src/domain/issues/issue-comment.ts';
import { anId } from './factories.ts';

const now = new Date('2026-11-29T12:00:00Z');

/** An issue of a movie, which the server does not know yet. */
export function anIssue(more: Partial<Issue> = {}): Issue {
  return {
    id: anId(),
    serviceId: anId(),
    userId: null,
    accountId: null,
    spaceId: null,
    draftId: null,
    reporterName: 'Bob',
    title: {
      mediaType: 'movie',
      tmdbId: 603,
      name: 'The Matrix',
      year: 1999,
      posterPath: null,
    },
    type: 'video',
    season: null,
    episode: null,
    message: 'Stutters',
    state: 'queued',
    cause: null,
    causeQuote: null,
    remoteId: null,
    triedAt: null,
    changedBy: null,
    toldStatus: 'open',
    source: 'discord',
    origin: null,
    locale: 'en',
    version: 1,
    createdAt: now,
    stateChangedAt: now,
    ...more,
  };
}

/** A comment of somebody else, from the server's page. */
export function anIssueComment(more: Partial<IssueComment> = {}): IssueComment {
  return {
    id: anId(),
    issueId: anId(),
    remoteId: null,
    userId: null,
    authorName: 'Erin',
    isByReporter: false,
    sentAs: null,
    message: 'We look at it.',
    cause: null,
    triedAt: null,
    source: 'overseerr',
    createdAt: now,
    isTold: false,
    ...more,
  };
}
