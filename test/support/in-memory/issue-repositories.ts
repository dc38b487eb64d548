import { AppError } from '../../../src/domain/app-error.ts';
import type { Issue } from '../../../src/domain/issues/issue.ts';
import type { IssueComment } from '../../../src/domain/issues/issue-comment.ts';
import { formatTitleKey } from '../../../src/domain/titles/title.ts';
import type { IssueCommentRepository } from '../../../src/ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../../src/ports/issues/issue-repository.ts';

const listedComments = 200;

/** Implements `IssueRepository` and `IssueCommentRepository` without a database. */
export function createInMemoryIssues() {
  const issues = new Map<Issue['id'], Issue>();
  const comments: IssueComment[] = [];
  const of = (serviceId: Issue['serviceId']) =>
    [...issues.values()].filter((each) => each.serviceId === serviceId);

  function bump(id: Issue['id'], patch: Partial<Issue> = {}): Issue {
    const issue = issues.get(id);
    if (!issue) throw new AppError('not-found');
    const changed = { ...issue, ...patch, version: issue.version + 1 };
    issues.set(id, changed);
    return changed;
  }

  function patchComment(id: IssueComment['id'], patch: Partial<IssueComment>): void {
    const index = comments.findIndex((each) => each.id === id);
    const comment = comments[index];
    if (comment) comments[index] = { ...comment, ...patch };
  }

  function insertComments(added: readonly IssueComment[]): number {
    const fresh = added.filter(
      ({ id, issueId, remoteId }) =>
        !comments.some(
          (each) =>
            each.id === id ||
            (remoteId !== null && each.issueId === issueId && each.remoteId === remoteId),
        ),
    );
    comments.push(...fresh);
    return fresh.length;
  }

  const issueRepository: IssueRepository = {
    async create(issue, parts) {
      const first = [...issues.values()].find(
        ({ draftId }) => draftId !== null && draftId === issue.draftId,
      );
      if (first) return first;
      issues.set(issue.id, issue);
      insertComments(parts.comments);
      return issue;
    },
    find: async (id) => issues.get(id) ?? null,
    findByRemoteId: async (serviceId, remoteId) =>
      of(serviceId).find((each) => each.remoteId === remoteId) ?? null,
    listUnconfirmed: async (serviceId, key) =>
      of(serviceId).filter(
        ({ state, triedAt, title }) =>
          state === 'queued' && triedAt !== null && formatTitleKey(title) === formatTitleKey(key),
      ),
    update: async (id, patch) => bump(id, patch),
    async markTried(id, at) {
      const issue = issues.get(id);
      if (issue) issues.set(id, { ...issue, triedAt: at });
    },
    async list({ serviceId, userId, isOpen }, { take, skip }) {
      const rows = of(serviceId)
        .filter((each) => userId === null || each.userId === userId)
        .filter(({ state }) => !isOpen || state === 'open' || state === 'queued')
        .toReversed();
      return { rows: rows.slice(skip, skip + take), total: rows.length };
    },
    listFollowed: async (serviceId, remoteIds) =>
      of(serviceId).flatMap(({ id, remoteId, state }) =>
        remoteId !== null && (state === 'open' || remoteIds.includes(remoteId))
          ? [
              {
                remoteId,
                isOpen: state === 'open',
                commentIds: comments
                  .filter(({ issueId }) => issueId === id)
                  .flatMap((each) => each.remoteId ?? []),
              },
            ]
          : [],
      ),
  };

  const issueComments: IssueCommentRepository = {
    list: async (id) => comments.filter(({ issueId }) => issueId === id).slice(-listedComments),
    async add(id, added) {
      if (insertComments(added) > 0) bump(id);
    },
    async settle({ id, issueId }, outcome) {
      patchComment(id, { ...outcome, triedAt: null });
      bump(issueId);
    },
    markTried: async (id, at) => patchComment(id, { triedAt: at }),
  };

  return { issues, comments, issueRepository, issueComments, patchComment };
}
