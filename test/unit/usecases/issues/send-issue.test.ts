import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Issue } from '../../../../src/domain/issues/issue.ts';
import type { IssueComment } from '../../../../src/domain/issues/issue-comment.ts';
import type { RemoteIssue } from '../../../../src/domain/issues/remote-issue.ts';
import { aRemoteUserId } from '../../../support/factories.ts';
import {
  aRemoteIssue,
  createIssueSetup,
  now,
  reporterPermissions,
} from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
let sent: unknown[];
beforeEach(() => {
  setup = createIssueSetup();
  sent = [];
});

function aQueuedIssue(parts: Partial<Issue> = {}) {
  const { actor, account } = setup.addUser(reporterPermissions, 3);
  const { userId } = actor;
  return setup.addIssue({
    userId,
    accountId: account.id,
    state: 'queued',
    remoteId: null,
    ...parts,
  });
}
const failWith = (error: AppError) => async (input: unknown) => {
  sent.push(input);
  throw error;
};

describe('a report', () => {
  it('is sent as the member, with the text and the type', async () => {
    const issue = aQueuedIssue();
    setup.server.createIssue = async (input, as) => {
      sent.push([input, as]);
      return aRemoteIssue();
    };
    await setup.submission.sendIssue(issue.id);
    await setup.submission.sendIssue(issue.id);
    expect(sent).toMatchObject([[{ type: 'video', message: 'Stutters' }, 3]]);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'open', remoteId: 1, triedAt: null });
    expect(setup.jobs.at(-1)).toEqual({ kind: 'show-issue', payload: { issueId: issue.id } });
  });

  it('whose answer was lost is looked up, and not sent again', async () => {
    const issue = aQueuedIssue();
    setup.server.createIssue = failWith(new AppError('outcome-unknown'));
    await expect(setup.submission.sendIssue(issue.id)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    setup.server.listIssues = async () => [aRemoteIssue({ remoteId: 9 })];
    await setup.submission.sendIssue(issue.id);
    expect(sent).toHaveLength(1);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'open', remoteId: 9 });
  });

  it('that did not arrive is sent again, but not before the server has settled', async () => {
    const issue = aQueuedIssue({ triedAt: now });
    setup.server.listIssues = async () => [];
    setup.server.createIssue = async () => aRemoteIssue();
    await expect(setup.submission.sendIssue(issue.id)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    setup.passSeconds(61);
    await setup.submission.sendIssue(issue.id);
    expect(setup.issues.get(issue.id)?.state).toBe('open');
  });

  it('does not take the issue of somebody else, or another one of the same text', async () => {
    setup.addIssue({ remoteId: 8 });
    const issue = aQueuedIssue({ triedAt: now });
    setup.passSeconds(61);
    setup.server.listIssues = async () => [
      aRemoteIssue({ remoteId: 8 }),
      aRemoteIssue({ remoteId: 7, type: 'audio' }),
      aRemoteIssue({ remoteId: 6, reporter: { remoteUserId: 4, name: 'carol' } }),
    ];
    setup.server.createIssue = async () => aRemoteIssue({ remoteId: 9 });
    await setup.submission.sendIssue(issue.id);
    expect(setup.issues.get(issue.id)?.remoteId).toBe(9);
  });

  it('waits while the server cannot be reached, and was then never tried', async () => {
    const issue = aQueuedIssue();
    setup.server.createIssue = failWith(new AppError('overseerr-unreachable'));
    await expect(setup.submission.sendIssue(issue.id)).rejects.toMatchObject({
      code: 'overseerr-unreachable',
    });
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'queued', triedAt: null });
  });

  it('that the server refuses says why', async () => {
    const issue = aQueuedIssue();
    setup.server.createIssue = failWith(new AppError('no-issue-permission'));
    await setup.submission.sendIssue(issue.id);
    expect(setup.issues.get(issue.id)).toMatchObject({
      state: 'failed',
      cause: 'no-issue-permission',
    });
  });

  it('of a reporter who was erased while it was being sent is not sent without its text', async () => {
    const issue = aQueuedIssue({ userId: null, message: '', triedAt: now });
    setup.passSeconds(61);
    setup.server.createIssue = failWith(new AppError('outcome-unknown'));
    await setup.submission.sendIssue(issue.id);
    expect(sent).toEqual([]);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'failed' });
  });

  it('of a reporter who has lost the account is not sent', async () => {
    const issue = setup.addIssue({ state: 'queued', remoteId: null });
    await setup.submission.sendIssue(issue.id);
    expect(setup.issues.get(issue.id)).toMatchObject({ cause: 'account-not-found' });
  });
});

describe('a comment', () => {
  const erin = { remoteUserId: 6, name: 'erin' };
  const answered = (remoteId = 2): RemoteIssue => {
    const remote = aRemoteIssue();
    const added = { remoteId, message: 'Fixed.', author: erin, createdAt: now };
    return { ...remote, comments: [...remote.comments, added] };
  };
  const aComment = (issue: Issue, parts: Partial<IssueComment> = {}) =>
    setup.addComment(issue, {
      remoteId: null,
      message: 'Fixed.',
      sentAs: aRemoteUserId(6),
      userId: setup.addUser(reporterPermissions, 6).actor.userId,
      ...parts,
    });

  it('is sent once and gets its number, so that it does not come back', async () => {
    const issue = setup.addIssue();
    aComment(issue);
    setup.server.commentOnIssue = async (...call) => {
      sent.push(call);
      return answered();
    };
    await setup.submission.sendIssue(issue.id);
    await setup.submission.sendIssue(issue.id);
    expect(sent).toEqual([[1, 'Fixed.', 6]]);
    expect(setup.comments).toMatchObject([{ remoteId: 2 }]);
  });

  it('whose answer was lost is looked up', async () => {
    const issue = setup.addIssue();
    aComment(issue, { triedAt: now });
    setup.server.findIssue = async () => answered(5);
    await setup.submission.sendIssue(issue.id);
    expect(setup.comments).toMatchObject([{ remoteId: 5, triedAt: null }]);
  });

  it.each([
    ['whose author was erased', () => ({ userId: null, message: '' }), 'account-not-found'],
    [
      'whose author has another account by now',
      () => ({ userId: setup.addUser(reporterPermissions, 7).actor.userId }),
      'not-linked',
    ],
  ] as const)('%s is not sent', async (_, parts, cause) => {
    const issue = setup.addIssue();
    aComment(issue, parts());
    setup.server.commentOnIssue = failWith(new AppError('no-permission'));
    await setup.submission.sendIssue(issue.id);
    expect(sent).toEqual([]);
    expect(setup.comments).toMatchObject([{ cause }]);
  });

  it('that the server refuses says why, and is not sent again', async () => {
    const issue = setup.addIssue();
    aComment(issue);
    setup.server.commentOnIssue = failWith(new AppError('no-permission'));
    await setup.submission.sendIssue(issue.id);
    await setup.submission.sendIssue(issue.id);
    expect(sent).toHaveLength(1);
    expect(setup.comments).toMatchObject([{ cause: 'no-permission' }]);
  });

  it('on an issue that was deleted marks it as deleted', async () => {
    const issue = setup.addIssue();
    aComment(issue);
    setup.server.commentOnIssue = failWith(new AppError('not-found'));
    await setup.submission.sendIssue(issue.id);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'deleted', remoteId: null });
  });
});
