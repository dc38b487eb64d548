import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promiseAccountLinkRepository } from '../../contracts/account-link-repository-contract.ts';
import { promiseAccountRepository } from '../../contracts/account-repository-contract.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';

let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;

beforeAll(async () => {
  setup = await setUpIdentityDatabase();
});

afterAll(() => setup.close());

describe('accounts in PostgreSQL', () => {
  promiseAccountRepository(async () => ({ ...setup, serviceId: await setup.addService() }));

  it('can be saved by several concurrent syncs', async () => {
    const serviceId = await setup.addService();
    const all = Array.from({ length: 50 }, (_, n) => aRemoteAccount(n + 1));
    await Promise.all([
      setup.accounts.upsert(serviceId, all),
      setup.accounts.upsert(serviceId, all.toReversed()),
      setup.accounts.upsert(serviceId, all),
    ]);
    expect(await setup.accounts.count(serviceId)).toBe(50);
  });
});

describe('account links in PostgreSQL', () => {
  promiseAccountLinkRepository(async () => ({
    ...setup,
    serviceId: await setup.addService(),
    otherServiceId: await setup.addService(),
  }));

  it('leave a user with one account when several are linked concurrently', async () => {
    const serviceId = await setup.addService();
    const accounts = await setup.accounts.upsert(
      serviceId,
      [1, 2, 3].map((n) => aRemoteAccount(n)),
    );
    const userId = await setup.addUser();
    const methods = ['plex', 'password', 'admin'] as const;
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        accounts.map(({ id }, index) =>
          setup.accountLinks.link({
            accountId: id,
            userId,
            verifiedBy: methods[index] ?? 'plex',
            by: null,
          }),
        ),
      );
      expect(await setup.prisma.accountLink.count({ where: { serviceId, userId } })).toBe(1);
    }
  });

  it('to one account can be created for many users concurrently', async () => {
    const serviceId = await setup.addService();
    const [account] = await setup.accounts.upsert(serviceId, [aRemoteAccount(1)]);
    if (!account) throw new Error('nothing was saved');
    const users = await Promise.all(Array.from({ length: 6 }, () => setup.addUser()));
    const link = { accountId: account.id, verifiedBy: 'profile', by: null } as const;
    await Promise.all(users.map((userId) => setup.accountLinks.link({ ...link, userId })));
    expect(await setup.accountLinks.listUsers(account.id)).toHaveLength(6);
  });
});
