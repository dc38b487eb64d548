import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseUser } from '../../../src/database/accounts/members/erase-user.ts';
import { erasedName } from '../../../src/database/accounts/members/erased-name.ts';
import { detachChat } from '../../../src/database/accounts/merge/detach-chat.ts';
import { mergeUsers } from '../../../src/database/accounts/merge/merge-users.ts';
import { createCodeRepository } from '../../../src/database/accounts/sign-in/code-repository.ts';
import { createAccountHolders } from '../../../src/database/console/account-holders.ts';
import { createApiTokenRepository } from '../../../src/database/console/api-token-repository.ts';
import { createChangeReader } from '../../../src/database/console/change-reader.ts';
import { createConsoleSessionRepository } from '../../../src/database/console/console-session-repository.ts';
import { createConsoleSignInRepository } from '../../../src/database/console/console-sign-in-repository.ts';
import { createConsoleTaskRepository } from '../../../src/database/console/console-task-repository.ts';
import { createConsoleUsers } from '../../../src/database/console/console-users.ts';
import { createOverviewFigures } from '../../../src/database/console/overview-figures.ts';
import { toFirstId } from '../../../src/database/row-id.ts';
import type { UserId } from '../../../src/domain/id.ts';
import { contractNow, promiseConsoleRepositories } from '../../contracts/console-contract.ts';
import { aService, setUpDatabase } from '../../support/database-setup.ts';
import { anAccount, anId, aRemoteUserId } from '../../support/factories.ts';
import { sessionLimits } from '../../support/session-limits.ts';

let database: Awaited<ReturnType<typeof setUpDatabase>>;
const clock = () => contractNow;
const hourMs = 3_600_000;

beforeAll(async () => {
  database = await setUpDatabase();
});
afterAll(() => database.close());

async function addUser(displayName: string, chat?: string): Promise<UserId> {
  const id = anId<'user'>();
  const chatAccounts = chat
    ? { create: { platform: 'discord' as const, platformUserId: chat, name: displayName } }
    : undefined;
  await database.prisma.user.create({
    data: { id, displayName, ...(chatAccounts ? { chatAccounts } : {}) },
  });
  return id;
}

describe('the repositories of the console in the database', () => {
  promiseConsoleRepositories(async () => {
    const { prisma, kysely } = database;
    return {
      sessions: createConsoleSessionRepository({ prisma, sessionLimits, clock }),
      tokens: createApiTokenRepository({ prisma }),
      signIns: createConsoleSignInRepository({ kysely, clock, newId: anId }),
      tasks: createConsoleTaskRepository({ prisma, kysely }),
      addUser,
    };
  });
});

describe('the user of somebody who has proved an account', () => {
  async function setUp() {
    const { prisma, kysely } = database;
    const users = createConsoleUsers({ kysely, clock, newId: anId });
    const serviceId = await aService(database);
    const account = anAccount({ serviceId, name: 'olga', remoteUserId: aRemoteUserId(7) });
    await prisma.account.create({
      data: { id: account.id, serviceId, remoteUserId: 7, name: 'olga', permissions: 2 },
    });
    const link = (userId: UserId, verifiedBy: 'profile' | 'plex') =>
      prisma.accountLink.create({
        data: { userId, accountId: account.id, serviceId, verifiedBy, verifiedAt: contractNow },
      });
    return { prisma, kysely, users, account, link };
  }

  it('is made once, also if two browsers come at the same time', async () => {
    const { users, account, kysely } = await setUp();
    const [first, second] = await Promise.all([
      users.findOrCreateByAccount(account, 'plex'),
      users.findOrCreateByAccount(account, 'plex'),
    ]);
    expect(first).toBe(second);
    expect(await createAccountHolders({ kysely }).find(first)).toMatchObject({
      user: { displayName: 'olga', isAdmin: false },
      accounts: [{ id: account.id, permissions: 2, verifiedBy: 'plex' }],
    });
  });

  it('is the only user of the account', async () => {
    const { users, account, link } = await setUp();
    const userId = await addUser('Olga', anId());
    await link(userId, 'profile');
    expect(await users.findOrCreateByAccount(account, 'password')).toBe(userId);
  });

  it('of several is the only one who has proved it, or else a new one', async () => {
    const { users, account, link } = await setUp();
    const [byProfile, byPlex, other] = [
      await addUser('Olga', anId()),
      await addUser('Olga', anId()),
      await addUser('Omar', anId()),
    ];
    await link(byProfile, 'profile');
    await link(byPlex, 'plex');
    expect(await users.findOrCreateByAccount(account, 'password')).toBe(byPlex);
    await link(other, 'plex');
    const made = await users.findOrCreateByAccount(account, 'password');
    expect([byProfile, byPlex, other]).not.toContain(made);
    expect(await users.findOrCreateByAccount(account, 'password')).toBe(made);
  });

  it('is nobody while the account is blocked, or gone', async () => {
    const { users, account, prisma } = await setUp();
    const where = { id: account.id };
    await prisma.account.update({ where, data: { blockedAt: contractNow } });
    await expect(users.findOrCreateByAccount(account, 'plex')).rejects.toMatchObject({
      code: 'account-blocked',
    });
    await prisma.account.update({ where, data: { removedAt: contractNow } });
    await expect(users.findOrCreateByAccount(account, 'plex')).rejects.toMatchObject({
      code: 'account-not-found',
    });
  });
});

it('The code from the log makes one user without a chat the first admin', async () => {
  const { kysely, prisma } = database;
  const users = createConsoleUsers({ kysely, clock, newId: anId });
  const codes = createCodeRepository({ kysely, clock, newId: anId });
  const code = await codes.issue('claim', null);
  await expect(users.claimAsNewUser('AAAA-AAAA', 'Mallory')).rejects.toMatchObject({
    code: 'invalid-code',
  });
  expect(await users.hasAdmin()).toBe(false);
  const claims = await Promise.allSettled([
    users.claimAsNewUser(code.toLowerCase(), 'Owner'),
    users.claimAsNewUser(code, 'Owner'),
  ]);
  expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  // Without a chat or an account, they could not come back after their session: the next code is for them.
  expect(await users.hasAdmin()).toBe(false);
  const owner = await prisma.user.findFirstOrThrow({ where: { displayName: 'Owner' } });
  const chat = { platform: 'discord' as const, platformUserId: 'owner', name: 'owner' };
  await prisma.chatAccount.create({ data: { userId: owner.id, ...chat } });
  expect(await users.hasAdmin()).toBe(true);
  const later = await codes.issue('claim', null);
  await expect(users.claimAsNewUser(later, 'Mallory')).rejects.toMatchObject({
    code: 'invalid-code',
  });
  const lines = await prisma.auditLog.findMany({ where: { action: 'admin-claim' } });
  expect(lines.map(({ userId, source }) => [userId, source])).toEqual([[owner.id, 'console']]);
});

it('Two users who become one keep their sessions and tokens', async () => {
  const { kysely, prisma } = database;
  const sessions = createConsoleSessionRepository({ prisma, sessionLimits, clock });
  const [into, from] = [await addUser('Ada', anId()), await addUser('Owner')];
  const session = {
    id: anId<'console-session'>(),
    userId: from,
    accountId: null,
    method: 'claim' as const,
    browser: null,
    createdAt: contractNow,
    lastUsedAt: contractNow,
    expiresAt: new Date(contractNow.getTime() + hourMs),
  };
  await sessions.create(session, `hash ${session.id}`);
  await kysely
    .transaction()
    .execute((transaction) => mergeUsers(transaction, { into, from, now: contractNow }));
  expect(await sessions.findById(session.id)).toMatchObject({ userId: into });
});

it('A chat that is separated ends the sessions that may have come from it', async () => {
  const { kysely, prisma } = database;
  const sessions = createConsoleSessionRepository({ prisma, sessionLimits, clock });
  const signIns = createConsoleSignInRepository({ kysely, clock, newId: anId });
  const userId = await addUser('Ada', 'detached');
  await prisma.chatAccount.create({
    data: { userId, platform: 'telegram', platformUserId: '77', name: 'ada' },
  });
  const session = {
    id: anId<'console-session'>(),
    userId,
    accountId: null,
    method: 'link' as const,
    browser: null,
    createdAt: contractNow,
    lastUsedAt: contractNow,
    expiresAt: new Date(contractNow.getTime() + hourMs),
  };
  await sessions.create(session, `hash ${session.id}`);
  await signIns.createLink(userId, {
    tokenHash: `link ${userId}`,
    expiresAt: new Date(contractNow.getTime() + hourMs),
  });
  const chat = { userId, platform: 'discord' as const, platformUserId: 'detached' };
  const options = { newUserId: anId<'user'>(), now: contractNow };
  await kysely.transaction().execute((transaction) => detachChat(transaction, chat, options));
  expect(await sessions.findById(session.id)).toBeNull();
  expect(await signIns.takeLink(`link ${userId}`)).toBeNull();
});

it('A user who is erased leaves no session, no token, and no name', async () => {
  const { kysely, prisma } = database;
  const userId = await addUser('Ada', anId());
  const times = { startedAt: contractNow, updatedAt: contractNow };
  const user = { connect: { id: userId } };
  const task = await prisma.consoleTask.create({
    data: { kind: 'backup', actor: 'Ada', state: 'finished', ...times, user },
  });
  const token = { name: 'Script', tokenHash: anId(), scope: 'read', user };
  await prisma.apiToken.create({ data: token });
  await prisma.consoleSession.create({
    data: {
      tokenHash: anId(),
      method: 'link',
      lastUsedAt: contractNow,
      expiresAt: contractNow,
      user,
    },
  });
  await kysely.transaction().execute((transaction) => eraseUser(transaction, userId));
  expect(await prisma.apiToken.count({ where: { userId } })).toBe(0);
  expect(await prisma.consoleSession.count({ where: { userId } })).toBe(0);
  const left = await prisma.consoleTask.findUniqueOrThrow({ where: { id: task.id } });
  expect([left.userId, left.actor]).toEqual([null, erasedName]);
});

it('The changes of a topic are found once', async () => {
  const { kysely, prisma } = database;
  const changes = createChangeReader({ kysely });
  const first = await changes.read(null);
  expect(first.topics).toEqual([]);
  expect((await changes.read(first.position)).topics).toEqual([]);
  await addUser('Eve');
  await prisma.auditLog.create({
    data: {
      actor: 'Ada',
      source: 'console',
      action: 'space.change',
      subjectKind: 'space',
      subjectId: 'x',
    },
  });
  const second = await changes.read(first.position);
  expect([...second.topics].sort()).toEqual(['audit', 'people', 'spaces']);
  expect((await changes.read(second.position)).topics).toEqual([]);
});

it('The overview counts requests by day and state, and says how long people waited', async () => {
  const { kysely, prisma } = database;
  const figures = createOverviewFigures({ kysely, clock });
  const serviceId = await aService(database);
  const idAt = (at: Date, last: number) => `${toFirstId(at).slice(0, -2)}${10 + last}`;
  const add = async (state: 'pending' | 'available', hoursAgo: number, n: number) => {
    const createdAt = new Date(contractNow.getTime() - hoursAgo * hourMs);
    const id = idAt(createdAt, n);
    const title = { mediaType: 'movie' as const, tmdbId: n, title: 'Dune', requesterName: 'Ada' };
    const times = { createdAt, updatedAt: createdAt };
    await prisma.request.create({
      data: { id, serviceId, state, source: 'discord', ...title, ...times },
    });
    return { id, createdAt };
  };
  const event = (requestId: string, to: 'approved' | 'available', at: Date) =>
    prisma.requestEvent.create({
      data: {
        id: idAt(at, to === 'approved' ? 1 : 2),
        requestId,
        event: to === 'approved' ? 'approve' : 'sync',
        to,
        actor: 'Ada',
        source: 'discord',
        at,
      },
    });
  const oldest = await add('pending', 3, 1);
  await add('pending', 2, 2);
  const { id, createdAt } = await add('available', 26, 3);
  await event(id, 'approved', new Date(createdAt.getTime() + 60_000));
  await event(id, 'available', new Date(createdAt.getTime() + hourMs));
  expect(await figures.readPending()).toEqual({ count: 2, oldestAt: oldest.createdAt });
  const since = new Date('2026-11-22T00:00:00Z');
  const until = new Date('2026-11-23T00:00:00Z');
  expect(await figures.countByState(since, until)).toEqual({ available: 1 });
  expect(await figures.countByState(until, contractNow)).toEqual({ pending: 2 });
  expect(await figures.listChangedDays(new Date(contractNow.getTime() - 2.5 * hourMs))).toEqual([
    '2026-11-23',
  ]);
  expect(await figures.readWaitTimes()).toEqual({
    approval: { p50: 60, p90: 60, count: 1 },
    availability: { p50: 3_600, p90: 3_600, count: 1 },
  });
});
