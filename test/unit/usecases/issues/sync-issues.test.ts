import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { RemoteIssue } from '../../../../src/domain/issues/remote-issue.ts';
import {
  aRemoteIssue,
  createIssueSetup,
  now,
  reporterPermissions,
  serviceId,
} from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
let calls: string[];
let remotes: RemoteIssue[];
beforeEach(() => {
  setup = createIssueSetup();
  calls = [];
  remotes = [];
  setup.server.findIssue = async (remoteId) => {
    calls.push(`find ${remoteId}`);
    return remotes.find((each) => each.remoteId === remoteId) ?? null;
  };
  setup.server.listIssues = async (filter) => {
    calls.push(`list ${filter}`);
    return remotes.filter(({ status }) => filter === 'all' || status === 'open');
  };
});
const erin = { remoteUserId: 6, name: 'erin' };

describe('reading one issue', () => {
  it('imports one that was reported on the server’s page, and shows it', async () => {
    remotes = [aRemoteIssue()];
    await setup.sync.syncIssue(serviceId, 1);
    const [issue] = setup.issues.values();
    expect(issue).toMatchObject({ state: 'open', message: 'Stutters', source: 'overseerr' });
    expect(setup.jobs).toEqual([{ kind: 'show-issue', payload: { issueId: issue?.id } }]);
  });

  it('imports an old one without telling anybody', async () => {
    remotes = [aRemoteIssue({ createdAt: new Date(now.getTime() - 2 * 86_400_000) })];
    await setup.sync.syncIssue(serviceId, 1);
    expect(setup.issues.size).toBe(1);
    expect(setup.jobs).toEqual([]);
  });

  it('recognizes a report of ours whose answer was lost', async () => {
    const { account } = setup.addUser(reporterPermissions, 3);
    const unsent = {
      accountId: account.id,
      state: 'queued',
      remoteId: null,
      triedAt: now,
    } as const;
    const issue = setup.addIssue(unsent);
    remotes = [aRemoteIssue()];
    await setup.sync.syncIssue(serviceId, 1);
    expect(setup.issues.size).toBe(1);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'open', remoteId: 1 });
  });

  it('takes the same words of somebody else for another issue', async () => {
    const { account } = setup.addUser(reporterPermissions, 4);
    setup.addUser(reporterPermissions, 3);
    const unsent = {
      accountId: account.id,
      state: 'queued',
      remoteId: null,
      triedAt: now,
    } as const;
    const issue = setup.addIssue(unsent);
    remotes = [aRemoteIssue()];
    await setup.sync.syncIssue(serviceId, 1);
    expect(setup.issues.size).toBe(2);
    expect(setup.issues.get(issue.id)).toMatchObject({ state: 'queued', remoteId: null });
  });

  it('asks a list who has changed the status', async () => {
    const issue = setup.addIssue();
    remotes = [aRemoteIssue({ status: 'resolved', changedBy: erin })];
    await setup.sync.syncIssue(serviceId, 1);
    expect(setup.issues.get(issue.id)).toMatchObject({
      state: 'resolved',
      changedBy: { name: 'erin' },
    });
    expect(calls).toEqual(['find 1', 'list all']);
  });

  it('marks one as deleted that the server does not have anymore', async () => {
    const issue = setup.addIssue();
    await setup.sync.syncIssue(serviceId, 1);
    expect(setup.issues.get(issue.id)?.state).toBe('deleted');
  });
});

describe('comparing with the server', () => {
  it('makes no call if nobody would be told', async () => {
    await setup.sync.pollIssues(serviceId);
    expect(calls).toEqual([]);
  });

  it('takes one call if nothing differs', async () => {
    const issue = setup.addIssue();
    setup.addComment(issue);
    const remote = aRemoteIssue();
    const comment = { remoteId: 2, message: 'We look at it.', author: null, createdAt: now };
    remotes = [{ ...remote, comments: [...remote.comments, comment] }];
    await setup.sync.pollIssues(serviceId);
    expect(calls).toEqual(['list open']);
  });

  it('reads those that are new, commented, or closed, and at most twenty', async () => {
    setup.managers.push({ platformUserId: '6' });
    setup.addIssue({ remoteId: 1 });
    const commented = aRemoteIssue({ remoteId: 40 });
    setup.addIssue({ remoteId: 40 });
    const comment = { remoteId: 90, message: 'x', author: null, createdAt: now };
    remotes = [
      { ...commented, comments: [...commented.comments, comment] },
      ...Array.from({ length: 25 }, (_, index) => aRemoteIssue({ remoteId: 10 + index })),
    ];
    await setup.sync.pollIssues(serviceId);
    expect(new Set(calls.filter((call) => call.startsWith('find'))).size).toBe(20);
    await setup.sync.pollIssues(serviceId);
    expect([...setup.issues.values()].find(({ state }) => state === 'deleted')).toBeDefined();
    expect(setup.issues.size).toBe(27);
  });

  it('tries one that cannot be imported less and less often, until it has changed', async () => {
    setup.managers.push({ platformUserId: '6' });
    remotes = [aRemoteIssue()];
    setup.server.getTitleDetails = async () => {
      throw new AppError('title-not-found');
    };
    const countCalls = async (minutes: number) => {
      calls = [];
      setup.passSeconds(minutes * 60);
      await setup.sync.pollIssues(serviceId);
      return calls.length;
    };
    const counts = [];
    for (const minutes of [0, 1, 1, 4, 5]) counts.push(await countCalls(minutes));
    expect(counts).toEqual([3, 3, 1, 3, 1]);
    const comment = { remoteId: 90, message: 'x', author: null, createdAt: now };
    remotes = remotes.map((each) => ({ ...each, comments: [...each.comments, comment] }));
    expect(await countCalls(1)).toBe(3);
  });
});
