import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountLinkRepository } from '../../../src/database/accounts/account-link-repository.ts';
import { createAccountRepository } from '../../../src/database/accounts/account-repository.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { aRemoteAccount, aSender, newId, setUpDatabase } from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let people: ReturnType<typeof createUserRepository>;

beforeAll(async () => {
  stage = await setUpDatabase();
  people = createUserRepository({
    ...stage,
    admins: [{ platform: 'telegram', platformUserId: '42' }],
  });
});

afterAll(() => stage.close());

describe('meeting', () => {
  it('makes a user on first contact and knows them from then on', async () => {
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

  it('makes one user of many first contacts at once', async () => {
    const visitor = aSender({ platformUserId: 'race' });
    const before = await stage.prisma.user.count();
    const users = await Promise.all(Array.from({ length: 8 }, () => people.findOrCreate(visitor)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
    expect(await stage.prisma.user.count()).toBe(before + 1);
  });

  it('keeps people apart who have one id on two platforms', async () => {
    const discord = await people.findOrCreate(aSender({ platformUserId: 'twice' }));
    const telegram = await people.findOrCreate(
      aSender({ platform: 'telegram', platformUserId: 'twice' }),
    );
    expect(telegram.id).not.toBe(discord.id);
  });

  it('follows a new name', async () => {
    await people.findOrCreate(aSender({ platformUserId: 'renamed' }));
    const user = await people.findOrCreate(
      aSender({ platformUserId: 'renamed', name: 'Lovelace' }),
    );
    expect(user.displayName).toBe('Lovelace');
    expect(await people.find(user.id)).toEqual(user);
    expect(await people.listChatAccounts(user.id)).toMatchObject([{ name: 'Lovelace' }]);
  });

  it('keeps the name that nobody else has on the platform, where it is told', async () => {
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

  it('keeps a name that another chat account gave', async () => {
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

  it('learns a language once and keeps it', async () => {
    await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: null }));
    expect(
      (await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: 'fr' }))).locale,
    ).toBe('fr');
    expect(
      (await people.findOrCreate(aSender({ platformUserId: 'speaks', locale: 'de' }))).locale,
    ).toBe('fr');
  });

  it('tells of a blocked person', async () => {
    const { id } = await people.findOrCreate(aSender({ platformUserId: 'blocked' }));
    await stage.prisma.user.update({ where: { id }, data: { blockedAt: new Date() } });
    expect((await people.findOrCreate(aSender({ platformUserId: 'blocked' }))).isBlocked).toBe(
      true,
    );
  });

  it('makes those the settings name admins, also when they were met before', async () => {
    const visitor = aSender({ platform: 'telegram', platformUserId: '42' });
    const early = createUserRepository(stage);
    expect((await early.findOrCreate(visitor)).isAdmin).toBe(false);
    const { id, isAdmin } = await people.findOrCreate(visitor);
    expect(isAdmin).toBe(true);
    expect((await people.find(id))?.isAdmin).toBe(true);
    expect((await people.findOrCreate(aSender({ platformUserId: '42' }))).isAdmin).toBe(false);
  });
});

it('heeds the settings when they no longer name an admin', async () => {
  const visitor = aSender({ platform: 'telegram', platformUserId: '42' });
  expect((await people.findOrCreate(visitor)).isAdmin).toBe(true);
  expect(await people.syncAdmins()).toBe(0);
  expect(await createUserRepository(stage).syncAdmins()).toBe(1);
  expect((await createUserRepository(stage).findOrCreate(visitor)).isAdmin).toBe(false);
});

it('remembers who takes no direct messages, and who does again', async () => {
  const visitor = aSender({ platformUserId: 'closed' });
  const { id } = await people.findOrCreate(visitor);
  await people.setDirectMessagesClosed(visitor, true);
  expect(await people.listChatAccounts(id)).toMatchObject([{ isClosed: true }]);
  await people.setDirectMessagesClosed(visitor, false);
  expect(await people.listChatAccounts(id)).toMatchObject([{ isClosed: false }]);
});

describe('approvers', () => {
  it('are admins, those of the settings too, and who may manage requests; the blocked are not', async () => {
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
    const staff = createUserRepository({ ...stage, admins: [{ platform, platformUserId }, named] });
    await staff.findOrCreate(boss);
    const found = await staff.listApprovers(stage.serviceId);
    expect(found.filter(({ platformUserId: id }) => id !== '42')).toEqual([
      { platform, platformUserId: 'boss', locale: 'de' },
      { platform, platformUserId: 'manages', locale: 'de' },
      { platform, platformUserId: 'runs-it', locale: 'de' },
      { ...named, locale: null },
    ]);
  });

  it('are no admins of the settings who are blocked', async () => {
    const boss = aSender({ platformUserId: 'blocked-boss' });
    const { platform, platformUserId } = boss;
    const staff = createUserRepository({ ...stage, admins: [{ platform, platformUserId }] });
    const { id } = await staff.findOrCreate(boss);
    await stage.prisma.user.update({ where: { id }, data: { blockedAt: new Date() } });
    const found = await staff.listApprovers(stage.serviceId);
    expect(found.map((each) => each.platformUserId)).not.toContain(platformUserId);
  });
});

describe('who arrives somewhere', () => {
  const guild = { platformSpaceId: 'arrivals', name: 'Arrivals' };

  it('is met there, both made once however many come at once', async () => {
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

  it('is known in a new space, and new in a known one', async () => {
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

  it('in a private chat is in no space', async () => {
    const visitor = aSender({ platformUserId: 'arriving' });
    expect(await people.findOrCreateInSpace(visitor, null)).toEqual({
      user: await people.findOrCreate(visitor),
      space: null,
    });
  });

  it('brings new names along, and back a space that was left', async () => {
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
