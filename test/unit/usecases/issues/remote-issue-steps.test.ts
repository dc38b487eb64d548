import { expect, it } from 'vitest';
import { toIssueLockKey } from '../../../../src/usecases/issues/remote-issue-steps.ts';
import { anId, aRemoteUserId } from '../../../support/factories.ts';
import {
  aRemoteIssue,
  createIssueSetup,
  managerPermissions,
  matrix,
  now,
} from '../../../support/in-memory/issue-setup.ts';

const erin = { remoteUserId: 6, name: 'erin' };
const withComments = (...added: readonly { remoteId: number; message: string }[]) => {
  const remote = aRemoteIssue();
  const comments = added.map((each) => ({ ...each, author: erin, createdAt: now }));
  return { ...remote, comments: [...remote.comments, ...comments] };
};

it('comments are added once, with their author, and not what the reporter first wrote', async () => {
  const setup = createIssueSetup();
  const { actor } = setup.addUser(managerPermissions, 6);
  const issue = setup.addIssue();
  const remote = withComments({ remoteId: 2, message: 'We look at it.' });
  await setup.steps.apply(issue, remote);
  await setup.steps.apply(issue, remote);
  expect(setup.comments).toMatchObject([
    { remoteId: 2, authorName: 'erin', userId: actor.userId, isByReporter: false, isTold: false },
  ]);
});

it('a comment of ours whose answer was lost is recognized', async () => {
  const setup = createIssueSetup();
  const issue = setup.addIssue();
  setup.addComment(issue, {
    remoteId: null,
    message: 'Fixed.',
    sentAs: aRemoteUserId(6),
    triedAt: now,
  });
  await setup.steps.apply(issue, withComments({ remoteId: 2, message: 'Fixed.' }));
  expect(setup.comments).toMatchObject([{ remoteId: 2, triedAt: null }]);
});

it('a status is taken over with who changed it, if the server says so', async () => {
  const setup = createIssueSetup();
  const issue = setup.addIssue();
  const resolved = await setup.steps.apply(
    issue,
    aRemoteIssue({ status: 'resolved', changedBy: erin }),
  );
  expect(resolved).toMatchObject({ state: 'resolved', changedBy: { name: 'erin' } });
});

it('a server restored from a backup uses numbers again', async () => {
  const setup = createIssueSetup();
  const old = setup.addIssue();
  const issue = setup.addIssue({ state: 'queued', remoteId: null });
  await setup.steps.confirm(issue, aRemoteIssue());
  expect(setup.issues.get(old.id)).toMatchObject({ state: 'deleted', remoteId: null });
  expect(setup.issues.get(issue.id)).toMatchObject({ state: 'open', remoteId: 1 });
});

it('the issues of one title share a lock', () => {
  const id = anId<'service'>();
  expect(toIssueLockKey(id, matrix)).toBe(`issues:${id}:movie:603`);
});
