import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { createRequestManagers } from '../../../../../src/usecases/approvals/votes/request-managers.ts';
import { createVoteRules } from '../../../../../src/usecases/approvals/votes/vote-rules.ts';
import { anActor, anId, aSpace } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  now,
  serviceId,
} from '../../../../support/in-memory/use-case-setup.ts';
import { createInMemoryVoteRules } from '../../../../support/in-memory/vote-rule-repository.ts';

const space = aSpace();
const otherServer = anId<'service'>();
let setup: ReturnType<typeof createUseCaseSetup>;
let voteRules: ReturnType<typeof createVoteRules>;
/** What the server says about permissions when it is asked. */
let fresh: number | null;

beforeEach(() => {
  setup = createUseCaseSetup();
  fresh = null;
  const { accountRows, store } = setup;
  voteRules = createVoteRules({
    voteRuleRepository: createInMemoryVoteRules({
      store,
      nameOf: (id) => accountRows.find((row) => row.id === id)?.name ?? 'Ada',
    }),
    servers: { resolveId: (of) => of?.serviceId ?? serviceId },
    requestManagers: createRequestManagers({
      users: setup.userRepository,
      accountLinks: setup.accountLinks,
      members: {
        async refreshAccount(account) {
          const index = accountRows.findIndex(({ id }) => id === account.id);
          const row = accountRows[index];
          if (row && fresh !== null) accountRows[index] = { ...row, permissions: fresh };
          return account;
        },
      },
    }),
    clock: setup.clock,
  });
});

describe('approval by votes', () => {
  it('is off until a user who manages requests sets a number, with their account', async () => {
    const { actor, account } = setup.addUser(managerPermissions);
    expect(await voteRules.find(space)).toBeNull();
    await voteRules.set(actor, space, 3);
    expect(await voteRules.find(space)).toEqual({
      spaceId: space.id,
      serviceId,
      votes: 3,
      userId: actor.userId,
      accountId: account.id,
      since: now,
      userName: 'Ada',
      accountName: 'Ada',
    });
    expect(setup.store.audit).toMatchObject([
      {
        action: 'space.setup',
        userId: actor.userId,
        subjectId: space.id,
        before: { approvalVotes: null },
        after: { approvalVotes: 3, accountId: account.id },
      },
    ]);
  });

  it('can be set by an admin without an account', async () => {
    const { actor } = setup.addUser(memberPermissions, { isAdmin: true });
    setup.accountRows.pop();
    await voteRules.set(actor, space, 2);
    expect(await voteRules.find(space)).toMatchObject({ accountId: null, votes: 2 });
  });

  it('belongs to whoever sets it last, and can be turned off', async () => {
    const first = setup.addUser(managerPermissions);
    const second = setup.addUser(managerPermissions);
    await voteRules.set(first.actor, space, 3);
    await voteRules.set(second.actor, space, 3);
    expect(await voteRules.find(space)).toMatchObject({ userId: second.actor.userId });
    await voteRules.set(first.actor, space, null);
    expect(await voteRules.find(space)).toBeNull();
    expect(setup.store.audit.at(-1)).toMatchObject({
      before: { approvalVotes: 3 },
      after: { approvalVotes: null },
    });
  });

  it('is refused to everybody else, also approvers by role, and also for turning it off', async () => {
    const { actor: manager } = setup.addUser(managerPermissions);
    await voteRules.set(manager, space, 3);
    const { actor: member } = setup.addUser(memberPermissions, {
      roles: ['moderator'],
      canManageSpace: true,
    });
    const unknown = anActor();
    for (const actor of [member, unknown]) {
      expect(await voteRules.canSet(actor, space)).toBe(false);
      for (const votes of [2, null]) {
        const refused = voteRules.set(actor, space, votes);
        await expect(refused).rejects.toMatchObject({ code: 'approvers-only' });
      }
    }
    expect(await voteRules.find(space)).toMatchObject({ votes: 3, userId: manager.userId });
    expect(await voteRules.canSet(manager, space)).toBe(true);
  });

  it('asks the server about a permission that was given a moment ago', async () => {
    const { actor } = setup.addUser(memberPermissions);
    fresh = permission.manageRequests;
    await voteRules.set(actor, space, 3);
    expect(await voteRules.find(space)).toMatchObject({ votes: 3 });
  });

  it.each([1, 0, -3, 51, 2.5, Number.NaN])('cannot be %d', async (votes) => {
    const { actor } = setup.addUser(managerPermissions);
    const refused = voteRules.set(actor, space, votes);
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
    expect(setup.store.audit).toEqual([]);
  });

  it('does not hold for another server that the space uses now', async () => {
    const { actor } = setup.addUser(managerPermissions);
    await voteRules.set(actor, space, 3);
    const moved = { ...space, serviceId: otherServer };
    expect(await voteRules.find(moved)).toBeNull();
    expect(await voteRules.canSet(actor, moved)).toBe(false);
    expect(await voteRules.find(space)).toMatchObject({ votes: 3 });
  });
});
