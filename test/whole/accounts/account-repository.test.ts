import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountRepository } from '../../../src/database/accounts/account-repository.ts';
import { createIdentityRepository } from '../../../src/database/accounts/identity-repository.ts';
import type { RemoteAccount } from '../../../src/domain/accounts/account.ts';
import { isAppError } from '../../../src/domain/app-error.ts';
import type { ServiceId } from '../../../src/domain/id.ts';
import {
  aRemoteAccount,
  aRemoteUserId,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';
import { anActor } from '../../support/factories.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let accounts: ReturnType<typeof createAccountRepository>;
let serviceId: ServiceId;
let now = new Date('2026-03-01T00:00:00.000Z');

beforeAll(async () => {
  stage = await setUpDatabase();
  accounts = createAccountRepository({ ...stage, clock: () => now, newId });
});

beforeEach(async () => {
  serviceId = await aService(stage);
});

afterAll(() => stage.close());

type Said = Partial<RemoteAccount>;

const discord = (platformUserId: string) => ({ platform: 'discord', platformUserId }) as const;

async function kept(...args: Parameters<typeof aRemoteAccount>) {
  const [account] = await accounts.upsert(serviceId, [aRemoteAccount(...args)]);
  if (!account) throw new Error('nothing was kept');
  return account;
}

describe('keeping', () => {
  it('inserts what is new and updates what is known', async () => {
    const first = await accounts.upsert(serviceId, [aRemoteAccount(1), aRemoteAccount(2)]);
    expect(first.map(({ remoteUserId }) => remoteUserId)).toEqual([1, 2]);
    const again = await kept(1, { name: 'Ada', permissions: 2 });
    expect(again).toMatchObject({ id: first[0]?.id, name: 'Ada', permissions: 2 });
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).toEqual(again);
  });

  it('takes the last of two words on one account', async () => {
    const twice = [aRemoteAccount(1, { name: 'old' }), aRemoteAccount(1, { name: 'new' })];
    expect(await accounts.upsert(serviceId, twice)).toMatchObject([{ name: 'new' }]);
  });

  it('keeps nothing of nothing', async () => {
    expect(await accounts.upsert(serviceId, [])).toEqual([]);
  });

  it('never changes whose an account is', async () => {
    const account = await kept(1);
    const userId = await aUser(stage);
    await accounts.link(account.id, userId, 'plex');
    expect(await kept(1, { discordIds: ['999'] })).toMatchObject({ userId, verifiedBy: 'plex' });
  });

  describe('of an account that is linked', () => {
    const was = { name: 'Ada', email: 'ada@rig.local', plexId: '7' };
    const unmarked = { name: 'Ada', email: null, plexId: null };
    const createdAt = new Date('2026-01-01T00:00:00.000Z');
    const later = new Date('2026-02-01T00:00:00.000Z');
    const eve = { name: 'Eve', email: 'eve@rig.local', plexId: '8' };

    it.each<[string, Said, Said, boolean]>([
      ['another name and the same address', was, { name: 'Eve', email: 'ADA@rig.local' }, true],
      ['another name and the same Plex id', was, { ...eve, plexId: '7' }, true],
      ['another address, but the same name', was, { ...eve, name: 'ada' }, true],
      ['another name and no address any more', was, { ...eve, email: null }, false],
      ['another name and an empty address', { ...was, email: '' }, { ...eve, email: '' }, false],
      ['another name and address, and no Plex id', was, { ...eve, plexId: null }, false],
      ['all of another', was, eve, false],
      ['another name, without any address', unmarked, { ...unmarked, name: 'Eve' }, false],
      ['the same name, without any address', unmarked, unmarked, true],
      [
        'another name and the moment it was made at',
        { ...unmarked, createdAt },
        { ...eve, createdAt },
        true,
      ],
      ['all of another but the moment', { ...was, createdAt }, { ...eve, createdAt }, false],
      ['another moment', { ...unmarked, createdAt }, { ...unmarked, createdAt: later }, false],
      [
        'another moment and name',
        { ...was, createdAt },
        { ...was, name: 'Eve', createdAt: later },
        false,
      ],
      [
        'another moment and nothing else',
        { ...was, createdAt },
        { ...was, createdAt: later },
        true,
      ],
      ['a moment for the first time', was, { ...was, name: 'Eve', createdAt }, true],
      ['no moment any more', { ...unmarked, createdAt }, unmarked, true],
      ['no moment any more and another name', { ...unmarked, createdAt }, eve, false],
    ])('finds %s', async (_, before, after, isTheSame) => {
      const account = await kept(1, before);
      const userId = await aUser(stage);
      await accounts.link(account.id, userId, 'plex');
      expect((await kept(1, after)).userId).toBe(isTheSame ? userId : null);
      expect((await accounts.findByUser(userId, serviceId))?.id).toBe(
        isTheSame ? account.id : undefined,
      );
      const lines = await stage.prisma.auditLog.findMany({
        where: { subjectId: account.id, action: 'account-unlink' },
      });
      const line = { userId, actor: 'MediaNest', after: { why: 'another-person' } };
      expect(lines).toMatchObject(isTheSame ? [] : [line]);
    });
  });

  it('lets two readings of one service cross', async () => {
    const all = Array.from({ length: 50 }, (_, n) => aRemoteAccount(n + 1));
    await Promise.all([
      accounts.upsert(serviceId, all),
      accounts.upsert(serviceId, all.toReversed()),
      accounts.upsert(serviceId, all),
    ]);
    expect(await stage.prisma.account.count({ where: { serviceId } })).toBe(50);
  });
});

describe('what the service has removed', () => {
  it('is not found any more, except by id', async () => {
    now = new Date('2026-03-01T00:00:00.000Z');
    const gone = await kept(1, { discordIds: ['7'] });
    const userId = await aUser(stage);
    await accounts.link(gone.id, userId, 'admin');
    now = new Date('2026-03-02T00:00:00.000Z');
    await kept(2);
    expect(await accounts.markRemovedBefore(serviceId, now)).toBe(1);
    expect(await accounts.markRemovedBefore(serviceId, now)).toBe(0);
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).toBeNull();
    expect(await accounts.findByUser(userId, serviceId)).toBeNull();
    expect(await accounts.listByProfile(serviceId, discord('7'))).toEqual([]);
    expect(await accounts.find(gone.id)).toMatchObject({ id: gone.id });
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(2))).not.toBeNull();
  });

  it('is back when the service names it again', async () => {
    await kept(1);
    await accounts.markRemovedBefore(serviceId, new Date(now.getTime() + 1));
    await kept(1);
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).not.toBeNull();
  });
});

describe('linking', () => {
  it("makes an account a user's", async () => {
    const { id } = await kept(1);
    const userId = await aUser(stage);
    await accounts.link(id, userId, 'password');
    const linked = await accounts.findByUser(userId, serviceId);
    expect(linked).toMatchObject({ id, userId, verifiedBy: 'password' });
  });

  it('takes the account away that the user had before', async () => {
    const [first, second] = [await kept(1), await kept(2)];
    const userId = await aUser(stage);
    await accounts.link(first.id, userId, 'plex');
    await accounts.link(second.id, userId, 'plex');
    expect((await accounts.findByUser(userId, serviceId))?.id).toBe(second.id);
    expect(await accounts.find(first.id)).toMatchObject({ userId: null, verifiedBy: null });
  });

  it('writes a line for every account that somebody loses by it', async () => {
    const identities = createIdentityRepository({ ...stage, clock: () => now, newId });
    const [first, second, third] = [await kept(1), await kept(2), await kept(3)];
    const [userId, other] = [await aUser(stage), await aUser(stage)];
    const chat = { platform: 'discord', platformUserId: newId() } as const;
    const by = anActor({ userId: other, name: 'Admin', chat });
    await accounts.link(first.id, userId, 'plex');
    await accounts.link(first.id, userId, 'password');
    await accounts.link(second.id, userId, 'plex');
    await identities.linkAccount(third.id, userId, by);
    await accounts.link(third.id, other, 'admin');
    const lines = await stage.prisma.auditLog.findMany({
      where: { action: 'account-unlink', subjectId: { in: [first.id, second.id, third.id] } },
      orderBy: { id: 'asc' },
    });
    const why = 'another-account';
    expect(lines).toMatchObject([
      { subjectId: first.id, userId, actor: 'MediaNest', after: { why } },
      { subjectId: second.id, userId: other, actor: 'Admin', after: { userId, why } },
      { subjectId: third.id, userId, actor: 'MediaNest', after: { why: 'another-user' } },
    ]);
  });

  it("does not take another user's account by a profile or a sign-in, but by hand", async () => {
    const { id } = await kept(1);
    const [owner, other] = [await aUser(stage), await aUser(stage)];
    await accounts.link(id, owner, 'profile');
    const refused = await accounts.link(id, other, 'profile').catch((error: unknown) => error);
    expect(isAppError(refused, 'ambiguous-account')).toBe(true);
    for (const verifiedBy of ['plex', 'password'] as const) {
      const taken = await accounts.link(id, other, verifiedBy).catch((error: unknown) => error);
      expect(isAppError(taken, 'account-taken')).toBe(true);
    }
    expect((await accounts.find(id))?.userId).toBe(owner);
    await accounts.link(id, other, 'admin');
    expect((await accounts.find(id))?.userId).toBe(other);
  });

  it('lets one of two users have an account both want by profile at once', async () => {
    const { id } = await kept(1);
    const users = [await aUser(stage), await aUser(stage), await aUser(stage)];
    const links = users.map((userId) => accounts.link(id, userId, 'profile'));
    const results = await Promise.allSettled(links);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('two accounts given to one user at once', () => {
  it('leave the user with one of them, in whatever ways they came', async () => {
    const identities = createIdentityRepository({ ...stage, clock: () => now, newId });
    const chat = { platform: 'discord', platformUserId: '1' } as const;
    const by = anActor({ userId: await aUser(stage), chat });
    const userId = await aUser(stage);
    for (let round = 0; round < 10; round += 1) {
      const [first, second, third] = [await kept(1), await kept(2), await kept(3)];
      await Promise.all([
        accounts.link(first.id, userId, 'plex'),
        accounts.link(second.id, userId, 'password'),
        identities.linkAccount(third.id, userId, by),
      ]);
      expect(await stage.prisma.account.count({ where: { serviceId, userId } })).toBe(1);
    }
  });
});

describe('profiles', () => {
  it('name accounts by Discord and by Telegram id', async () => {
    const both = await kept(1, { discordIds: ['10', '11'], telegramIds: ['20'] });
    const named = await accounts.listByProfile(serviceId, discord('11'));
    expect(named).toEqual([both]);
    const telegram = { platform: 'telegram', platformUserId: '20' } as const;
    expect(await accounts.listByProfile(serviceId, telegram)).toEqual([both]);
    expect(await accounts.listByProfile(serviceId, discord('20'))).toEqual([]);
    expect(await accounts.listByProfile(serviceId, { ...telegram, platform: 'web' })).toEqual([]);
  });

  it('link accounts that name exactly one user, whom no other account names', async () => {
    const id = newId();
    const [clear, shared] = [await aUser(stage, `${id}-1`), await aUser(stage, `${id}-2`)];
    await aUser(stage, `${id}-3`);
    await accounts.upsert(serviceId, [
      aRemoteAccount(1, { discordIds: [`${id}-1`] }),
      aRemoteAccount(2, { discordIds: [`${id}-2`] }),
      aRemoteAccount(3, { discordIds: [`${id}-2`] }),
      aRemoteAccount(4, { discordIds: [`${id}-1x`, `${id}-3`, 'nobody'] }),
    ]);
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 2, unlinked: 0 });
    expect(await accounts.findByUser(clear, serviceId)).toMatchObject({
      remoteUserId: 1,
      verifiedBy: 'profile',
    });
    expect(await accounts.findByUser(shared, serviceId)).toBeNull();
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 0 });
  });

  it('link no account that names two users', async () => {
    const id = newId();
    await aUser(stage, `${id}-1`);
    await aUser(stage, `${id}-2`);
    await kept(1, { discordIds: [`${id}-1`, `${id}-2`] });
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 0 });
  });

  it('unlink who is no longer named, and only those linked by profile', async () => {
    const id = newId();
    const [byProfile, byHand] = [await aUser(stage, `${id}-1`), await aUser(stage, `${id}-2`)];
    await kept(1, { discordIds: [`${id}-1`] });
    const manual = await kept(2, { discordIds: [`${id}-2`] });
    await accounts.link(manual.id, byHand, 'admin');
    await accounts.matchProfiles(serviceId);
    await kept(1, { discordIds: [] });
    await kept(2, { discordIds: [] });
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 1 });
    expect(await accounts.findByUser(byProfile, serviceId)).toBeNull();
    expect(await accounts.findByUser(byHand, serviceId)).toMatchObject({ verifiedBy: 'admin' });
  });

  it('leave the account of somebody blocked, whomever it names now', async () => {
    const id = newId();
    const [owner, named] = [await aUser(stage, `${id}-1`), await aUser(stage, `${id}-2`)];
    const account = await kept(1, { discordIds: [`${id}-1`] });
    await accounts.matchProfiles(serviceId);
    await stage.prisma.user.update({ where: { id: owner }, data: { blockedAt: new Date() } });
    await kept(1, { discordIds: [`${id}-2`] });
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 0 });
    for (const verifiedBy of ['profile', 'plex', 'password'] as const) {
      await expect(accounts.link(account.id, named, verifiedBy)).rejects.toThrow();
    }
    expect((await accounts.find(account.id))?.userId).toBe(owner);
  });

  it('move a user from one account to another in one go', async () => {
    const id = newId();
    const userId = await aUser(stage, id);
    await kept(1, { discordIds: [id] });
    await accounts.matchProfiles(serviceId);
    await accounts.upsert(serviceId, [aRemoteAccount(1), aRemoteAccount(2, { discordIds: [id] })]);
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 1, unlinked: 1 });
    expect((await accounts.findByUser(userId, serviceId))?.remoteUserId).toBe(2);
  });

  it('free a user from an account that the service has removed', async () => {
    const id = newId();
    const userId = await aUser(stage, id);
    const old = await kept(1);
    await accounts.link(old.id, userId, 'admin');
    await accounts.markRemovedBefore(serviceId, new Date(now.getTime() + 1));
    await kept(2, { discordIds: [id] });
    expect((await accounts.matchProfiles(serviceId)).linked).toBe(1);
    expect((await accounts.findByUser(userId, serviceId))?.remoteUserId).toBe(2);
  });

  it('take no account from another user and give nobody a second one', async () => {
    const id = newId();
    const [owner, named] = [await aUser(stage), await aUser(stage, id)];
    const [taken, own] = [await kept(1, { discordIds: [id] }), await kept(2)];
    await accounts.link(taken.id, owner, 'plex');
    await accounts.link(own.id, named, 'plex');
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 0 });
    await stage.prisma.account.update({
      where: { id: taken.id },
      data: { userId: null, verifiedBy: null },
    });
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 0, unlinked: 0 });
  });
});
