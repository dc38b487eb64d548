import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeUsers } from '../../../src/database/accounts/merge/merge-users.ts';
import type { ServiceId, UserId } from '../../../src/domain/id.ts';
import { aUser } from '../../support/database-setup.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';

let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;
beforeAll(async () => {
  setup = await setUpIdentityDatabase();
});
afterAll(() => setup.close());

const nobody = { isAdmin: false, isListed: false };
const listed = { isAdmin: true, isListed: true };
const claimed = { isAdmin: true, isListed: false };

function merge(into: UserId, from: UserId, loser?: UserId): Promise<boolean> {
  const pair = { into, from, ...(loser ? { loser } : {}) };
  return setup.kysely
    .transaction()
    .execute((transaction) => mergeUsers(transaction, { ...pair, now: new Date() }));
}

describe('a merge', () => {
  it.each([
    ['of users without rights makes no admin', nobody, nobody, nobody],
    ['of a listed admin makes a listed admin', nobody, listed, listed],
    ['into a listed admin makes a listed admin', listed, nobody, listed],
    ['of two listed admins makes a listed admin', listed, listed, listed],
    ['of an admin who claimed makes an admin for good', nobody, claimed, claimed],
    ['of a listed admin and one who claimed makes one for good', listed, claimed, claimed],
    ['of one who claimed and a listed admin makes one for good', claimed, listed, claimed],
  ])('%s', async (_, into, from, after) => {
    const [stays, goes] = [await aUser(setup), await aUser(setup)];
    await setup.prisma.user.update({ where: { id: stays }, data: into });
    await setup.prisma.user.update({ where: { id: goes }, data: from });
    expect(await merge(stays, goes)).toBe(true);
    expect(await setup.prisma.user.findUnique({ where: { id: stays } })).toMatchObject(after);
    expect(await setup.prisma.user.findUnique({ where: { id: goes } })).toBeNull();
  });

  it('with a user who does not exist changes nothing', async () => {
    const userId = await aUser(setup);
    const missing = await aUser(setup);
    await setup.prisma.user.delete({ where: { id: missing } });
    expect(await merge(userId, missing)).toBe(false);
  });

  describe('of two users with accounts', () => {
    async function setUpAccounts() {
      const serviceId = await setup.addService();
      const [first, second] = await setup.accounts.upsert(serviceId, [
        aRemoteAccount(1),
        aRemoteAccount(2),
      ]);
      if (!first || !second) throw new Error('nothing was saved');
      const [into, from] = [await aUser(setup), await aUser(setup)];
      return { serviceId, first, second, into, from };
    }
    const held = async (userId: UserId, serviceId: ServiceId) => {
      const account = await setup.accountLinks.findByUser(userId, serviceId);
      return account && [account.remoteUserId, account.verifiedBy];
    };
    const link = (accountId: Parameters<typeof setup.accountLinks.link>[0]['accountId']) => ({
      accountId,
      by: null,
    });

    it('links the account of one user to the merged user', async () => {
      const { serviceId, first, into, from } = await setUpAccounts();
      await setup.accountLinks.link({ ...link(first.id), userId: from, verifiedBy: 'plex' });
      await merge(into, from);
      expect(await held(into, serviceId)).toEqual([1, 'plex']);
    });

    it('keeps the stronger verification of an account that both users share', async () => {
      for (const methods of [['profile', 'plex'] as const, ['plex', 'profile'] as const]) {
        const { serviceId, first, into, from } = await setUpAccounts();
        const [mine, theirs] = methods;
        await setup.accountLinks.link({ ...link(first.id), userId: into, verifiedBy: mine });
        await setup.accountLinks.link({ ...link(first.id), userId: from, verifiedBy: theirs });
        await merge(into, from);
        expect(await held(into, serviceId)).toEqual([1, 'plex']);
      }
    });

    it('removes the account of the user chosen to lose it, and keeps the other', async () => {
      for (const loser of ['into', 'from'] as const) {
        const { serviceId, first, second, into, from } = await setUpAccounts();
        await setup.accountLinks.link({ ...link(first.id), userId: into, verifiedBy: 'plex' });
        await setup.accountLinks.link({ ...link(second.id), userId: from, verifiedBy: 'admin' });
        await merge(into, from, loser === 'into' ? into : from);
        const kept = loser === 'into' ? [2, 'admin'] : [1, 'plex'];
        expect(await held(into, serviceId)).toEqual(kept);
      }
    });

    it('keeps the account that the server still has', async () => {
      const { serviceId, first, second, into, from } = await setUpAccounts();
      await setup.accountLinks.link({ ...link(first.id), userId: into, verifiedBy: 'plex' });
      await setup.accountLinks.link({ ...link(second.id), userId: from, verifiedBy: 'plex' });
      const data = { removedAt: new Date() };
      await setup.prisma.account.update({ where: { id: first.id }, data });
      await merge(into, from);
      expect(await held(into, serviceId)).toEqual([2, 'plex']);
    });
  });

  it('keeps one subscription per title, with the seasons of both users', async () => {
    const [into, from] = [await aUser(setup), await aUser(setup)];
    const { serviceId } = setup;
    const place = { platform: 'discord', kind: 'direct', address: '1' };
    const title = { serviceId, mediaType: 'tv', title: 'x', place } as const;
    const done = new Date('2026-01-01T00:00:00.000Z');
    const news = { arrivedSeasons: [2], noticedAt: done, dueAt: done };
    await setup.prisma.subscription.createMany({
      data: [
        { ...title, userId: into, tmdbId: 1, seasons: [1, 2] },
        { ...title, userId: from, tmdbId: 1, seasons: [2, 3] },
        { ...title, userId: into, tmdbId: 2, seasons: [1] },
        { ...title, userId: from, tmdbId: 2, seasons: [] },
        { ...title, userId: into, tmdbId: 3, seasons: [1], notifiedAt: done },
        { ...title, userId: from, tmdbId: 3, seasons: [2] },
        { ...title, userId: into, tmdbId: 4, seasons: [1] },
        { ...title, userId: from, tmdbId: 4, seasons: [2], notifiedAt: done },
        { ...title, userId: from, tmdbId: 5, seasons: [7] },
        { ...title, userId: into, tmdbId: 6, seasons: [2], ...news },
        { ...title, userId: from, tmdbId: 6, futureAfter: 4, toldSeasons: [5] },
        { ...title, userId: into, tmdbId: 7, futureAfter: 6 },
        { ...title, userId: from, tmdbId: 7, futureAfter: 3, ...news },
      ],
    });
    await merge(into, from);
    const rows = await setup.prisma.subscription.findMany({
      where: { userId: into },
      orderBy: { tmdbId: 'asc' },
      select: {
        tmdbId: true,
        seasons: true,
        notifiedAt: true,
        futureAfter: true,
        toldSeasons: true,
        arrivedSeasons: true,
        dueAt: true,
      },
    });
    const nothing = { futureAfter: null, toldSeasons: [], arrivedSeasons: [], dueAt: null };
    const waiting = { notifiedAt: null, ...nothing };
    const { arrivedSeasons, dueAt } = news;
    expect(rows).toEqual([
      { tmdbId: 1, seasons: [1, 2, 3], ...waiting },
      { tmdbId: 2, seasons: [], ...waiting },
      { tmdbId: 3, seasons: [2], ...waiting },
      { tmdbId: 4, seasons: [1], ...waiting },
      { tmdbId: 5, seasons: [7], ...waiting },
      {
        tmdbId: 6,
        seasons: [2],
        ...waiting,
        futureAfter: 4,
        toldSeasons: [5],
        arrivedSeasons,
        dueAt,
      },
      { tmdbId: 7, seasons: [], ...waiting, futureAfter: 3, arrivedSeasons, dueAt },
    ]);
  });

  it('keeps one vote per request, updates the cards, and takes over rules', async () => {
    const { prisma, serviceId } = setup;
    const [into, from, other] = [await aUser(setup), await aUser(setup), await aUser(setup)];
    const addRequest = (tmdbId: number, state: 'approved' | 'pending') =>
      prisma.request.create({
        data: {
          ...{ serviceId, requesterName: 'Ada', mediaType: 'movie', tmdbId, title: 'x' },
          ...{ source: 'discord', state },
        },
      });
    const both = await addRequest(1, 'pending');
    const theirs = await addRequest(2, 'approved');
    const mine = await addRequest(3, 'pending');
    await prisma.vote.createMany({
      data: [
        { requestId: both.id, userId: into, hasSubscribed: true },
        { requestId: both.id, userId: from, hasSubscribed: false },
        { requestId: both.id, userId: other, hasSubscribed: false },
        { requestId: theirs.id, userId: from, hasSubscribed: true },
        { requestId: mine.id, userId: into, hasSubscribed: true },
      ],
    });
    const { id: spaceId } = await prisma.space.create({
      data: { platform: 'discord', platformSpaceId: 'merged', name: 'Movie night' },
    });
    await prisma.voteRule.create({
      data: { spaceId, serviceId, votes: 2, userId: from, since: new Date() },
    });
    await merge(into, from);
    const votes = await prisma.vote.findMany({
      where: { requestId: { in: [both.id, theirs.id, mine.id] } },
      orderBy: [{ request: { tmdbId: 'asc' } }, { userId: 'asc' }],
      select: { userId: true, hasSubscribed: true, request: { select: { tmdbId: true } } },
    });
    expect(votes).toEqual([
      { userId: into, hasSubscribed: true, request: { tmdbId: 1 } },
      { userId: other, hasSubscribed: false, request: { tmdbId: 1 } },
      { userId: into, hasSubscribed: true, request: { tmdbId: 2 } },
      { userId: into, hasSubscribed: true, request: { tmdbId: 3 } },
    ]);
    const versions = await prisma.request.findMany({
      where: { id: { in: [both.id, theirs.id, mine.id] } },
      orderBy: { tmdbId: 'asc' },
    });
    expect(versions.map(({ version }) => version)).toEqual([2, 1, 1]);
    expect(await prisma.voteRule.findUnique({ where: { spaceId } })).toMatchObject({
      userId: into,
    });
  });
});
