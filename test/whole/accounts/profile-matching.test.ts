import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountRepository } from '../../../src/database/accounts/account-repository.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import type { Platform } from '../../../src/domain/place.ts';
import {
  aRemoteAccount,
  aSender,
  aService,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let accounts: ReturnType<typeof createAccountRepository>;
let people: ReturnType<typeof createUserRepository>;
let serviceId: ServiceId;
/** An id that names one person in each test, on both platforms. */
let id: string;

beforeAll(async () => {
  stage = await setUpDatabase();
  accounts = createAccountRepository({ ...stage, clock: () => new Date(), newId });
  people = createUserRepository(stage);
});

beforeEach(async () => {
  serviceId = await aService(stage);
  id = newId();
});

afterAll(() => stage.close());

const meet = (platform: Platform, platformUserId = id) =>
  people.findOrCreate(aSender({ platform, platformUserId }));

async function profile(number: number, parts = { discordIds: [id], telegramIds: [id] }) {
  const [account] = await accounts.upsert(serviceId, [aRemoteAccount(number, parts)]);
  if (!account) throw new Error('nothing was kept');
  return account;
}

async function ask(userId: UserId, accountId: AccountId | null) {
  await stage.prisma.request.create({
    data: {
      serviceId,
      userId,
      accountId,
      requesterName: 'Ada',
      mediaType: 'movie',
      tmdbId: 1,
      title: 'x',
      source: 'discord',
    },
  });
}

const set = (userId: UserId, data: { isAdmin?: boolean; blockedAt?: Date; preferences?: object }) =>
  stage.prisma.user.update({ where: { id: userId }, data });

describe('a first contact on a second platform', () => {
  it('joins the user whom the same profile is linked to, and the audit log says so', async () => {
    const account = await profile(1);
    const first = await meet('discord');
    await accounts.matchProfiles(serviceId);
    await ask(first.id, account.id);
    const second = await meet('telegram');
    expect(second.id).toBe(first.id);
    expect(await people.listChatAccounts(first.id)).toHaveLength(2);
    const lines = await stage.prisma.auditLog.findMany({ where: { subjectId: first.id } });
    expect(lines).toMatchObject([{ action: 'user-merge', after: { platform: 'telegram' } }]);
  });

  it('joins once when it comes many times at once', async () => {
    await profile(1);
    const first = await meet('discord');
    await accounts.matchProfiles(serviceId);
    const met = await Promise.all(Array.from({ length: 6 }, () => meet('telegram')));
    expect(new Set(met.map((user) => user.id))).toEqual(new Set([first.id]));
  });

  it.each<[string, (first: UserId) => Promise<unknown>]>([
    ['an admin', (first) => set(first, { isAdmin: true })],
    ['somebody blocked', (first) => set(first, { blockedAt: new Date() })],
    [
      'who left what profiles say',
      (first) => set(first, { preferences: { linksByProfile: false } }),
    ],
    ['who asked as a guest, too', (first) => ask(first, null)],
    [
      'who asked as another account',
      async (first) => ask(first, (await profile(9, { discordIds: [], telegramIds: [] })).id),
    ],
    [
      'who has an account elsewhere',
      async (first) => {
        const other = await aService(stage);
        const [account] = await accounts.upsert(other, [aRemoteAccount(1)]);
        if (account) await accounts.link(account.id, first, 'plex');
      },
    ],
    [
      'who has a chat that it does not name',
      (first) =>
        stage.prisma.chatAccount.create({
          data: { userId: first, platform: 'discord', platformUserId: `${id}-2`, name: 'x' },
        }),
    ],
    ['whom two profiles name', () => profile(2, { discordIds: [], telegramIds: [id] })],
  ])('does not join %s', async (_, make) => {
    await profile(1);
    const first = await meet('discord');
    await accounts.matchProfiles(serviceId);
    expect(await accounts.findByUser(first.id, serviceId)).not.toBeNull();
    await make(first.id);
    expect((await meet('telegram')).id).not.toBe(first.id);
  });
});

describe('two users whom one profile names', () => {
  it('become one when the accounts are read, and are linked', async () => {
    const [first, second] = [await meet('discord'), await meet('telegram')];
    await profile(1);
    expect(await accounts.matchProfiles(serviceId)).toEqual({ linked: 1, unlinked: 0 });
    expect((await meet('telegram')).id).toBe(first.id);
    expect(await people.find(second.id)).toBeNull();
    expect(await accounts.findByUser(first.id, serviceId)).toMatchObject({ remoteUserId: 1 });
  });

  it('become the one who has asked', async () => {
    const [first, second] = [await meet('discord'), await meet('telegram')];
    const account = await profile(1);
    await ask(second.id, account.id);
    await accounts.matchProfiles(serviceId);
    expect((await meet('discord')).id).toBe(second.id);
    expect(await people.find(first.id)).toBeNull();
  });

  it.each<[string, (first: UserId, second: UserId, account: AccountId) => Promise<unknown>]>([
    ['one is an admin', (first) => set(first, { isAdmin: true })],
    ['one is blocked', (first) => set(first, { blockedAt: new Date() })],
    ['one has asked as a guest', (first) => ask(first, null)],
    [
      'both have asked',
      async (first, second, account) => {
        await ask(first, account);
        await ask(second, account);
      },
    ],
    [
      'one has another account',
      async (first) => {
        const other = await profile(7, { discordIds: [], telegramIds: [] });
        await accounts.link(other.id, first, 'admin');
      },
    ],
    ['another profile names one of them', () => profile(8, { discordIds: [], telegramIds: [id] })],
    [
      'one has a chat account that it does not name',
      (first) =>
        stage.prisma.chatAccount.create({
          data: { userId: first, platform: 'telegram', platformUserId: `${id}-2`, name: 'x' },
        }),
    ],
  ])('stay two, unlinked, when %s', async (_, make) => {
    const [first, second] = [await meet('discord'), await meet('telegram')];
    const account = await profile(1);
    await make(first.id, second.id, account.id);
    await accounts.matchProfiles(serviceId);
    expect((await meet('telegram')).id).toBe(second.id);
    expect((await accounts.find(account.id))?.userId).toBeNull();
  });
});
