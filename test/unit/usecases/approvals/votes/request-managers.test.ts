import { describe, expect, it } from 'vitest';
import type { LinkedAccount } from '../../../../../src/domain/accounts/account.ts';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import type { User } from '../../../../../src/domain/accounts/user.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import { createRequestManagers } from '../../../../../src/usecases/approvals/votes/request-managers.ts';
import { anAccount, anId } from '../../../../support/factories.ts';

const serviceId = anId<'service'>();
const user: User = {
  id: anId(),
  displayName: 'Mara',
  locale: null,
  isAdmin: false,
  isBlocked: false,
};
const admin = { ...user, isAdmin: true };
const member = anAccount({ serviceId, permissions: permission.request });
const manager = { ...member, permissions: permission.manageRequests };

function createFixture({
  who = user as User | null,
  account = manager as LinkedAccount | null,
  /** What the server says when it is asked; by default, what is stored. */
  fresh = undefined as LinkedAccount | null | undefined,
  error = null as AppError | null,
} = {}) {
  let stored = account;
  let reads = 0;
  const requestManagers = createRequestManagers({
    users: { find: async () => who },
    accountLinks: { findByUser: async () => stored },
    members: {
      async refreshAccount(read) {
        reads += 1;
        if (error) throw error;
        if (fresh !== undefined) stored = fresh;
        return read;
      },
    },
  });
  return {
    find: () => requestManagers.find(user.id, serviceId),
    verify: () => requestManagers.verify(user.id, serviceId),
    reads: () => reads,
  };
}

describe('a request manager', () => {
  it('is a user with an account that can manage requests', async () => {
    const { find, reads } = createFixture();
    expect(await find()).toEqual({ user, account: manager });
    expect(reads()).toBe(0);
  });

  it('is an admin, with their account only if that can', async () => {
    expect(await createFixture({ who: admin }).find()).toEqual({ user: admin, account: manager });
    for (const account of [member, null]) {
      expect(await createFixture({ who: admin, account }).find()).toEqual({
        user: admin,
        account: null,
      });
    }
  });

  it.each([
    ['unknown', { who: null }],
    ['blocked', { who: { ...admin, isBlocked: true } }],
    ['without an account', { account: null }],
    ['without the permission', { account: member }],
    ['with a blocked account', { account: { ...manager, isBlocked: true } }],
  ])('is nobody %s', async (_, options) => {
    expect(await createFixture(options).find()).toBeNull();
    expect(await createFixture(options).verify()).toBeNull();
  });
});

describe('asking the server', () => {
  it('counts what it says now', async () => {
    const lost = createFixture({ fresh: member });
    expect([await lost.verify(), lost.reads()]).toEqual([null, 1]);
    const given = createFixture({ account: member, fresh: manager });
    expect(await given.verify()).toEqual({ user, account: manager });
    // Its ID belongs to another person by now.
    expect(await createFixture({ fresh: null }).verify()).toBeNull();
  });

  it('drops an account that it no longer has, and leaves an admin without one', async () => {
    const error = new AppError('account-not-found');
    expect(await createFixture({ error }).verify()).toBeNull();
    expect(await createFixture({ error, who: admin }).verify()).toEqual({
      user: admin,
      account: null,
    });
  });

  it('fails while it gives no answer', async () => {
    const error = new AppError('overseerr-unreachable');
    await expect(createFixture({ error }).verify()).rejects.toBe(error);
    const withoutAccount = createFixture({ error, who: admin, account: null });
    expect(await withoutAccount.verify()).toEqual({ user: admin, account: null });
  });
});
