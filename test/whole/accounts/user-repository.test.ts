import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountLinkRepository } from '../../../src/database/accounts/account-link-repository.ts';
import { createAccountRepository } from '../../../src/database/accounts/account-repository.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { aRemoteAccount, aSender, newId, setUpDatabase } from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
const clock = () => new Date();
let people: ReturnType<typeof createUserRepository>;

beforeAll(async () => {
  stage = await setUpDatabase();
  people = createUserRepository({
    ...stage,
    clock,
    admins: [
      { platform: 'telegram', platformUserId: '42' },
      { platform: 'telegram', platformUserId: '43' },
    ],
  });
});

afterAll(() => stage.close());

describe('finding or creating a user', () => {
  it('creates a user on first contact and finds the same user later', async () => {
    const visitor = aSender({ platformUserId: 'first' });
    const user = await people.findOrCreate(visitor);
    expect(user).toMatchObject({
      displayName: 'Ada',
      locale: 'de',
      isAdmin: false,
      isBlocked: false,
    });
    expect(await people.findOrCreate(visitor)).toEqual(user);
    expect(await people.find(user.id)).toEqual(user);
  });

  it('creates one user for many concurrent first contacts', async () => {
    const visitor = aSender({ platformUserId: 'race' });
    const before = await stage.prisma.user.count();
    const users = await Promise.all(Array.from({ length: 8 }, () => people.findOrCreate(visitor)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
    expect(await stage.prisma.user.count()).toBe(before + 1);
  });

  it('creates separate users for the same ID on two platforms', async () => {
    const discord = await people.findOrCreate(aSender({ platformUserId: 'twice' }));
    const telegram = await people.findOrCreate(
      aSender({ platform: 'telegram', platformUserId: 'twice' }),
    );
    expect(telegram.id).not.toBe(discord.id);
  });

  it('updates a changed name', async () => {
    await people.findOrCreate(aSender({ platformUserId: 'renamed' }));
    const user = await people.findOrCreate(
      aSender({ platformUserId: 'renamed', name: 'Lovelace' }),
    );
    expect(user.displayName).toBe('Lovelace');
    expect(await people.find(user.id)).toEqual(user);
    expect(await people.listChatAccounts(user.id)).toMatchObject([{ name: 'Lovelace' }]);
  });

  it('saves the unique username if the platform provides it', async () => {
    const visitor = aSender({ platformUserId: 'handle' });
    const { id } = await people.findOrCreate({ ...visitor, username: 'ada' });
    const kept = async () => {
      const rows = await stage.prisma.chatAccount.findMany({ where: { userId: id } });
      return rows.map(({ username }) => username);
    };
    expect(await kept()).toEqual(['ada']);
    await people.findOrCreate(visitor);
    expect(await kept()).toEqual(['ada']);
    await people.findOrCreate({ ...visitor, username: 'lovelace' });
    expect(await kept()).toEqual(['lovelace']);
    await people.findOrCreate({ ...visitor, username: null });
    expect(await kept()).toEqual([null]);
  });

  it('keeps the display name from another chat account', async () => {
    const user = await people.findOrCreate(aSender({ platformUserId: 'two-names' }));
    await stage.prisma.chatAccount.create({
      data: {
        userId: user.id,
        platform: 'telegram',
        platformUserId: 'two-names',
        name: 'Countess',
      },
    });
    const telegram = aSender({ platform: 'telegram', platformUserId: 'two-names', name: 'Lady' });
    expect((await people.findOrCreate(telegram)).displayName).toBe('Ada');
    const accounts = await people.listChatAccounts(user.id);
    expect(accounts.map(({ name }) => name)).toEqual(['Ada', 'Lady']);
  });

  it('saves the first language and keeps it', async () => {
    await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: null }));
    expect(
      (await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: 'fr' }))).locale,
    ).toBe('fr');
    expect(
      (await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: 'de' }))).locale,
    ).toBe('fr');
  });

  it('reports that a user is blocked', async () => {
    const { id } = await people.findOrCreate(aSender({ platformUserId: 'blocked' }));
    await stage.prisma.user.update({ where: { id }, data: { blockedAt: new Date() } });
    expect((await people.findOrCreate(aSender({ platformUserId: 'blocked' }))).isBlocked).toBe(
      true,
    );
  });

  it('makes the users listed in the settings admins, including existing users', async () => {
    const visitor = aSender({ platform: 'telegram', platformUserId: '43' });
    const early = createUserRepository({ ...stage, clock });
    expect((await early.findOrCreate(visitor)).isAdmin).toBe(false);
    const { id, isAdmin } = await people.findOrCreate(visitor);
    expect(isAdmin).toBe(true);
    expect((await people.find(id))?.isAdmin).toBe(true);
    expect((await people.findOrCreate(aSender({ platformUserId: '43' }))).isAdmin).toBe(false);
  });
});

it('removes admin rights when the settings no longer list the user', async () => {
  const visitor = aSender({ platform: 'telegram', platformUserId: '42' });
  expect((await people.findOrCreate(visitor)).isAdmin).toBe(true);
  await people.syncAdmins();
  expect(await people.syncAdmins()).toBe(0);
  expect((await people.findOrCreate(visitor)).isAdmin).toBe(true);
  const later = createUserRepository({
    ...stage,
    clock,
    admins: [{ platform: 'telegram', platformUserId: '43' }],
  });
  expect(await later.syncAdmins()).toBe(1);
  expect((await later.findOrCreate(visitor)).isAdmin).toBe(false);
});

it('saves whether a user accepts direct messages', async () => {
  const visitor = aSender({ platformUserId: 'closed' });
  const { id } = await people.findOrCreate(visitor);
  await people.setDirectMessagesClosed(visitor, true);
  expect(await people.listChatAccounts(id)).toMatchObject([{ isClosed: true }]);
  await people.setDirectMessagesClosed(visitor, false);
  expect(await people.listChatAccounts(id)).toMatchObject([{ isClosed: false }]);
});

describe('approvers', () => {
  it('are admins, including those in the settings, and unblocked request managers', async () => {
    const accounts = createAccountRepository({
      ...stage,
      newId: () => newId(),
      clock: () => new Date(),
    });
    const accountLinks = createAccountLinkRepository({ ...stage, clock: () => new Date() });
    const linked = async (number: number, platformUserId: string, permissions: number) => {
      const user = await people.findOrCreate(aSender({ platformUserId, locale: 'de' }));
      const [account] = await accounts.upsert(stage.serviceId, [
        aRemoteAccount(number, { permissions }),
      ]);
      const link = { accountId: account?.id ?? newId(), userId: user.id, by: null } as const;
      await accountLinks.link({ ...link, verifiedBy: 'profile' });
      return user;
    };
    await linked(71, 'manages', permission.manageRequests);
    await linked(72, 'runs-it', permission.admin);
    await linked(73, 'asks', permission.request);
    const blocked = await linked(74, 'blocked-manager', permission.manageRequests);
    await stage.prisma.user.update({ where: { id: blocked.id }, data: { blockedAt: new Date() } });
    const { id } = await linked(76, 'blocked-account', permission.manageRequests);
    await stage.prisma.account.updateMany({
      where: { links: { some: { userId: id } } },
      data: { blockedAt: new Date() },
    });
    await accounts.upsert(stage.serviceId, [aRemoteAccount(75, { permissions: permission.admin })]);
    const boss = aSender({ platformUserId: 'boss' });
    const { platform, platformUserId } = boss;
    const named = { platform: 'telegram', platformUserId: 'never-met' } as const;
    const staff = createUserRepository({
      ...stage,
      clock,
      admins: [{ platform, platformUserId }, named],
    });
    await staff.findOrCreate(boss);
    await staff.syncAdmins();
    expect(await staff.listApprovers(stage.serviceId)).toEqual([
      { platform, platformUserId: 'boss', locale: 'de' },
      { platform, platformUserId: 'manages', locale: 'de' },
      { platform, platformUserId: 'runs-it', locale: 'de' },
      { ...named, locale: null },
    ]);
  });

  it('do not include blocked admins from the settings', async () => {
    const boss = aSender({ platformUserId: 'blocked-boss' });
    const { platform, platformUserId } = boss;
    const staff = createUserRepository({ ...stage, clock, admins: [{ platform, platformUserId }] });
    const { id } = await staff.findOrCreate(boss);
    await stage.prisma.user.update({ where: { id }, data: { blockedAt: new Date() } });
    const found = await staff.listApprovers(stage.serviceId);
    expect(found.map((each) => each.platformUserId)).not.toContain(platformUserId);
  });
});

describe('finding or creating a user in a space', () => {
  const guild = { platformSpaceId: 'arrivals', name: 'Arrivals' };

  it('creates the user and the space once for concurrent messages', async () => {
    const visitor = aSender({ platformUserId: 'arriving' });
    const all = await Promise.all(
      Array.from({ length: 6 }, () => people.findOrCreateInSpace(visitor, guild)),
    );
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
    expect(new Set(all.map(({ space }) => space?.id)).size).toBe(1);
    expect(await people.findOrCreateInSpace(visitor, guild)).toEqual(all[0]);
    expect(await people.findOrCreate(visitor)).toEqual(all[0]?.user);
    expect(
      await createSpaceRepository(stage).findOrCreate('discord', 'arrivals', 'Arrivals'),
    ).toEqual(all[0]?.space);
  });

  it('finds a known user in a new space, and creates a new user in a known one', async () => {
    const ada = aSender({ platformUserId: 'arriving' });
    const known = await people.findOrCreate(ada);
    const elsewhere = await people.findOrCreateInSpace(ada, {
      platformSpaceId: 'other',
      name: 'Other',
    });
    expect(elsewhere.user).toEqual(known);
    expect(elsewhere.space).toMatchObject({ platformSpaceId: 'other', name: 'Other' });
    const { user } = await people.findOrCreateInSpace(
      aSender({ platformUserId: 'newcomer' }),
      guild,
    );
    expect(user.id).not.toBe(known.id);
  });

  it('returns no space in a private chat', async () => {
    const visitor = aSender({ platformUserId: 'arriving' });
    expect(await people.findOrCreateInSpace(visitor, null)).toEqual({
      user: await people.findOrCreate(visitor),
      accounts: [],
      space: null,
      isClosed: false,
    });
  });

  it('updates both names, and restores a space that the bot left', async () => {
    const visitor = aSender({ platformUserId: 'arriving', name: 'Countess' });
    const { id } = await createSpaceRepository(stage).findOrCreate(
      'discord',
      'arrivals',
      'Arrivals',
    );
    await stage.prisma.space.update({ where: { id }, data: { leftAt: new Date() } });
    const { user, space } = await people.findOrCreateInSpace(visitor, {
      ...guild,
      name: 'Departures',
    });
    expect([user.displayName, space?.name]).toEqual(['Countess', 'Departures']);
    expect((await stage.prisma.space.findUniqueOrThrow({ where: { id } })).leftAt).toBeNull();
  });
});
