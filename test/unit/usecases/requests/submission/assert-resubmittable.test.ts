import { beforeEach, describe, expect, it } from 'vitest';
import type { LinkedAccount } from '../../../../../src/domain/accounts/account.ts';
import { createAssertResubmittable } from '../../../../../src/usecases/requests/submission/assert-resubmittable.ts';
import { anActor, aRequest } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  now,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

const dayMs = 86_400_000;

let setup: ReturnType<typeof createUseCaseSetup>;
let bob: ReturnType<typeof setup.addUser>;
let held: LinkedAccount | null;
let permissions: number;
let isBlocked: boolean;
let used: number;

beforeEach(() => {
  setup = createUseCaseSetup();
  bob = setup.addUser(memberPermissions, { name: 'Bob' });
  held = bob.account;
  permissions = memberPermissions;
  isBlocked = false;
  used = 0;
});

/** Whether a movie that was requested some days ago would be accepted again, with a limit of one in seven days. */
async function check(daysAgo: number, parts: Parameters<typeof aRequest>[0] = {}): Promise<void> {
  const user = setup.users.find(({ id }) => id === bob.actor.userId);
  const quota = { limit: 1, used, days: 7 };
  const assertResubmittable = createAssertResubmittable({
    accounts: { find: async () => bob.account },
    accountLinks: { findByUser: async () => held },
    users: { find: async () => (user ? { ...user, isBlocked } : null) },
    servers: { getGuestUserId: () => null },
    members: { refreshAccount: async (account) => ({ ...account, permissions }) },
    quotas: { refresh: async () => ({ movie: quota, tv: quota }) },
    clock: () => now,
  });
  const request = aRequest({ userId: bob.actor.userId, accountId: bob.account.id, ...parts });
  const createdAt = new Date(now.getTime() - daysAgo * dayMs);
  await assertResubmittable(request, bob.account, toRemoteRequest(request, { createdAt }));
}

describe('a request that would be made anew', () => {
  it('may be, also if it is what uses up the quota', async () => {
    await check(8);
    used = 1;
    await check(6);
  });

  it('is kept if it has left the period of the quota, which others use up', async () => {
    used = 1;
    await expect(check(8)).rejects.toThrow('member-quota-exceeded');
  });

  it('is kept if its requester may not request anymore', async () => {
    permissions = 0;
    await expect(check(0)).rejects.toThrow('member-no-permission');
  });

  it('is kept if nobody in the chats holds its account, or its requester does not anymore', async () => {
    await expect(check(0, { userId: null })).rejects.toThrow('member-not-linked');
    held = null;
    await expect(check(0)).rejects.toThrow('member-not-linked');
  });

  it('is kept if its requester is blocked', async () => {
    isBlocked = true;
    await expect(check(0)).rejects.toThrow('member-blocked');
  });

  it('is kept if the approver who made it for a member may not do that anymore', async () => {
    held = { ...bob.account, isBlocked: true };
    const madeBy = { userId: anActor().userId, accountId: bob.account.id, name: 'Ada' };
    await expect(check(0, { madeBy })).rejects.toThrow('on-behalf-not-permitted');
  });
});
