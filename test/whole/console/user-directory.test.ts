import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUserErasure } from '../../../src/database/accounts/members/user-erasure.ts';
import { createUserDirectory } from '../../../src/database/operator/users/user-directory.ts';
import type { UserId } from '../../../src/domain/id.ts';
import type { UserFilter } from '../../../src/domain/operator/user-overview.ts';
import { aRequest, aSender, newId } from '../../support/database-setup.ts';
import { anActor } from '../../support/factories.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';

const start = new Date('2026-11-01T10:00:00Z');
const hourMs = 3_600_000;
let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;
let directory: ReturnType<typeof createUserDirectory>;
beforeAll(async () => {
  setup = await setUpIdentityDatabase();
  directory = createUserDirectory(setup);
});
beforeEach(async () => {
  await setup.prisma.user.deleteMany();
  await setup.prisma.account.deleteMany();
});
afterAll(() => setup.close());

async function addUser(name: string, platformUserId: string, seenAfterMs = 0): Promise<UserId> {
  setup.setNow(new Date(start.getTime() + seenAfterMs));
  const { id } = await setup.users.findOrCreate(aSender({ name, platformUserId }));
  return id;
}

async function addAccount(remoteUserId: number, parts: Parameters<typeof aRemoteAccount>[1] = {}) {
  const remote = aRemoteAccount(remoteUserId, parts);
  const [account] = await setup.accounts.upsert(setup.serviceId, [remote]);
  if (!account) throw new Error('nothing was saved');
  return account;
}

async function listNames(parts: Partial<UserFilter> = {}): Promise<string[]> {
  const filter = { search: null, group: 'all', platform: null, order: 'newest', ...parts } as const;
  const names: string[] = [];
  let after: Awaited<ReturnType<typeof directory.list>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof directory.list>> = await directory.list(filter, {
      after,
      limit: 2,
    });
    names.push(...page.users.map((user) => user.name));
    after = page.next;
  } while (after);
  return names;
}

describe('users are listed', () => {
  it('page by page, the newest or those who were seen last first', async () => {
    for (const [index, name] of ['Ada', 'Bob', 'Cleo', 'Dan', 'Eve'].entries()) {
      await addUser(name, `${index}`, -index * hourMs);
    }
    expect(await listNames()).toEqual(['Eve', 'Dan', 'Cleo', 'Bob', 'Ada']);
    expect(await listNames({ order: 'last-seen' })).toEqual(['Ada', 'Bob', 'Cleo', 'Dan', 'Eve']);
    await setup.prisma.user.updateMany({ data: { lastSeenAt: start } });
    const names = ['Eve', 'Dan', 'Cleo', 'Bob', 'Ada'];
    expect(await listNames({ order: 'last-seen' })).toEqual(names);
  });

  it('by any of their names and IDs, whose characters are no wildcards', async () => {
    const ada = await addUser('Ada', '100200300');
    const bob = await addUser('Bob 100%', '7');
    const account = await addAccount(2, { name: 'lovelace', email: 'countess@rig.local' });
    const by = anActor({ userId: bob });
    await setup.accountLinks.link({ accountId: account.id, userId: ada, verifiedBy: 'plex', by });
    const found = ['Ada', 'ada', 'ad', '@ada', '<@100200300>', 'discord:100200300', 'LOVELACE'];
    for (const search of [...found, 'countess@', ada]) {
      expect([search, await listNames({ search })]).toEqual([search, ['Ada']]);
    }
    expect(await listNames({ search: '100%' })).toEqual(['Bob 100%']);
    expect(await listNames({ search: '%' })).toEqual(['Bob 100%']);
    await addUser('Grace Hopper 171', '171');
    await addUser('Hopper 17 Grace', '17');
    expect(await listNames({ search: 'hopper 171' })).toEqual(['Grace Hopper 171']);
    expect(await listNames({ search: 'grace hop' })).toEqual(['Grace Hopper 171']);
    expect(await listNames({ search: '___' })).toEqual([]);
    expect(await listNames({ search: newId() })).toEqual([]);
  });

  it('by group and platform', async () => {
    const [ada, bob] = [await addUser('Ada', '1'), await addUser('Bob', '2')];
    await setup.block(bob);
    await setup.prisma.user.updateMany({ where: { id: ada }, data: { isAdmin: true } });
    const { id: accountId } = await addAccount(2);
    const by = anActor({ userId: ada });
    await setup.accountLinks.link({ accountId, userId: ada, verifiedBy: 'admin', by });
    expect(await listNames({ group: 'blocked' })).toEqual(['Bob']);
    expect(await listNames({ group: 'admins' })).toEqual(['Ada']);
    expect(await listNames({ group: 'unlinked', platform: 'discord' })).toEqual(['Bob']);
    await setup.prisma.account.updateMany({ data: { removedAt: start } });
    expect(await listNames({ group: 'unlinked', platform: 'discord' })).toEqual(['Bob', 'Ada']);
    expect(await listNames({ platform: 'telegram' })).toEqual([]);
  });
});

it('a user has chats, accounts with those who share them, and requests', async () => {
  const [ada, bob] = [await addUser('Ada', '1'), await addUser('Bob', '2')];
  const account = await addAccount(2, { name: 'family', permissions: 34 });
  const link = { accountId: account.id, verifiedBy: 'quick-connect', by: anActor() } as const;
  await setup.accountLinks.link({ ...link, userId: ada });
  await setup.accountLinks.link({ ...link, userId: bob });
  const { mediaType, tmdbId, name } = aRequest(setup.serviceId).title;
  const { id: requestId } = await setup.prisma.request.create({
    data: {
      serviceId: setup.serviceId,
      userId: ada,
      requesterName: 'Ada',
      mediaType,
      tmdbId,
      title: name,
      source: 'discord',
      state: 'pending',
    },
  });
  expect(await directory.find(ada)).toMatchObject({
    name: 'Ada',
    lastSeenAt: start,
    chats: [{ platform: 'discord', platformUserId: '1', isClosed: false }],
    accounts: [
      {
        id: account.id,
        permissions: 34,
        verifiedBy: 'quick-connect',
        quotas: null,
        sharedWith: [{ id: bob, name: 'Bob' }],
      },
    ],
    requestCounts: { pending: 1 },
    requests: [{ id: requestId, state: 'pending' }],
    subscriptionCount: 0,
    notifyOn: null,
  });
  expect(await directory.find(newId())).toBeNull();
  expect(await directory.searchAccounts(setup.serviceId, 'FAM')).toMatchObject([
    { id: account.id, users: ['Ada', 'Bob'] },
  ]);
});

it('a user is saved as seen at most once an hour', async () => {
  const userId = await addUser('Ada', '1');
  const seenAt = async (afterMs: number) => {
    await addUser('Ada', '1', afterMs);
    return ((await directory.find(userId))?.lastSeenAt.getTime() ?? 0) - start.getTime();
  };
  expect(await seenAt(hourMs - 1)).toBe(0);
  expect(await seenAt(hourMs)).toBe(hourMs);
  expect(await seenAt(hourMs + 1)).toBe(hourMs);
});

it('accounts without a user are free, with the chats of their profile', async () => {
  const ada = await addUser('Ada', '1');
  const held = await addAccount(2);
  const free = await addAccount(3, { discordIds: ['1'], email: 'ada@rig.local' });
  const by = anActor();
  await setup.accountLinks.link({ accountId: held.id, userId: ada, verifiedBy: 'admin', by });
  expect(await directory.listFreeAccounts([])).toMatchObject([
    { id: free.id, discordIds: ['1'], email: 'ada@rig.local' },
  ]);
  expect(await directory.listFreeAccounts([setup.serviceId])).toEqual([]);
});

it('an admin sees what erasing a user does, and is named in the audit log', async () => {
  const ada = await addUser('Ada', '1');
  const boss = await addUser('Boss', '2');
  await setup.prisma.user.update({ where: { id: boss }, data: { isAdmin: true } });
  const account = await addAccount(2);
  const by = anActor({ userId: boss, name: 'Boss', source: 'console' });
  await setup.accountLinks.link({ accountId: account.id, userId: ada, verifiedBy: 'admin', by });
  await setup.block(ada);
  expect(await directory.previewErasure(ada)).toEqual({
    deleted: { chats: 1, accountLinks: 1, subscriptions: 0, sessions: 0 },
    kept: { requests: 0, events: 0, auditEntries: 1 },
  });
  const erasure = createUserErasure(setup);
  await erasure.erase(ada, by);
  expect(await directory.find(ada)).toBeNull();
  expect(await directory.previewErasure(ada)).toBeNull();
  expect((await setup.listAudit(ada)).at(-1)).toMatchObject({
    action: 'user-erase',
    actor: 'Boss',
    userId: boss,
    source: 'console',
  });
  await expect(erasure.erase(ada, by)).rejects.toThrow('not-found');
});
