import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { insertAuditEntry } from '../../../src/database/audit-log.ts';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import { exportUser } from '../../../src/database/transfer/export-user.ts';
import { importUser } from '../../../src/database/transfer/import-user.ts';
import { parseUserFile, type UserFile } from '../../../src/database/transfer/user-file.ts';
import type { UserId } from '../../../src/domain/id.ts';
import { aUser, newId, setUpDatabaseForTest } from '../../support/database-setup.ts';

type Setup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

const now = new Date('2026-02-03T04:05:06.789Z');
const server = 'default';
const strangeTitle = `*_[<&\`|~${'🎬'.repeat(4)}\\ "${'x'.repeat(200 - 21)}`;
const manyRequests = 10_000;

let from: Setup;
let to: Setup;
let userId: UserId;

beforeEach(async () => {
  from = await setUpDatabaseForTest();
  to = await setUpDatabaseForTest();
  for (const { prisma, serviceId } of [from, to]) {
    await prisma.serviceConfig.update({ where: { id: serviceId }, data: { name: server } });
  }
  userId = await aUserWithEverything(from);
});

async function aUserWithEverything({ prisma, kysely, serviceId }: Setup): Promise<UserId> {
  const id = await aUser({ prisma }, '1001');
  const approver = await aUser({ prisma }, '1002');
  await prisma.user.update({
    where: { id },
    data: { locale: 'de', preferences: { notifyOn: 'telegram', serviceId } },
  });
  await prisma.chatAccount.create({
    data: { userId: id, platform: 'telegram', platformUserId: '77', name: 'Ada', username: 'ada' },
  });
  const { id: accountId } = await prisma.account.create({
    data: { serviceId, remoteUserId: 7, name: 'ada', email: 'ada@example.org', permissions: 32 },
  });
  await prisma.accountLink.create({
    data: { userId: id, accountId, serviceId, verifiedBy: 'quickConnect', verifiedAt: now },
  });
  const { id: spaceId } = await prisma.space.create({
    data: { platform: 'discord', platformSpaceId: '900', name: 'Movie night' },
  });
  const requestId = newId<'request'>();
  await prisma.request.create({
    data: {
      id: requestId,
      serviceId,
      userId: id,
      accountId,
      spaceId,
      draftId: uuidv7(),
      requesterName: 'Ada',
      mediaType: 'tv',
      tmdbId: 1399,
      title: strangeTitle,
      year: 2011,
      seasons: [1, 2],
      state: 'declined',
      reason: 'Too *long* 🎞️',
      decidedBy: 'Bob',
      remoteId: 42,
      source: 'discord',
      origin: { platform: 'discord', kind: 'channel', address: '901', language: 'de' },
      outcome: {
        created: [1, 2],
        skipped: [],
        existingRequester: null,
        quotaResetsAt: null,
        quota: null,
      },
      releases: [{ kind: 'cinema', at: now.toISOString() }],
      seasonNames: { language: 'en', names: { 2: 'A Clash of Kings' } },
      watchUrl: 'https://app.plex.tv/desktop#!/server/1',
      createdAt: now,
      events: {
        create: [
          { event: 'request', to: 'queued', actor: 'Ada', userId: id, source: 'discord', at: now },
          {
            event: 'decline',
            from: 'pending',
            to: 'declined',
            actor: 'Bob',
            userId: approver,
            source: 'telegram',
            detail: { reason: 'x' },
          },
        ],
      },
    },
  });
  await prisma.request.create({
    data: {
      serviceId,
      userId: id,
      requesterName: 'Ada',
      mediaType: 'movie',
      tmdbId: 1,
      title: 'Reply',
      source: 'discord',
      origin: { platform: 'discord', kind: 'reply', address: 'interaction-token' },
      state: 'pending',
      remoteId: 43,
      decision: { action: 'approve', by: 'Bob', at: now.toISOString() },
      notificationDue: true,
    },
  });
  await prisma.session.create({
    data: { userId: id, purpose: 'signIn', tokenHash: 'session-token', expiresAt: now },
  });
  await prisma.subscription.create({
    data: {
      userId: id,
      serviceId,
      mediaType: 'movie',
      tmdbId: 2,
      title: strangeTitle,
      place: { platform: 'discord', kind: 'channel', address: '901', topic: '5' },
    },
  });
  const { id: issueId } = await prisma.issue.create({
    data: {
      serviceId,
      userId: id,
      reporterName: 'Ada',
      mediaType: 'tv',
      tmdbId: 1399,
      title: strangeTitle,
      year: 2011,
      type: 'subtitles',
      season: 2,
      episode: 3,
      seasonNames: { language: 'en', names: { 2: 'A Clash of Kings' } },
      message: 'No *subtitles* 🎞️',
      state: 'resolved',
      remoteId: 7,
      source: 'discord',
      locale: 'de',
      createdAt: now,
      stateChangedAt: now,
    },
  });
  await prisma.issueComment.create({
    data: {
      ...{ issueId, remoteId: 12, userId: id, authorName: 'Ada', isByReporter: true },
      ...{ message: 'Polish ones', source: 'telegram', createdAt: now },
    },
  });
  const entry = { source: 'discord', action: 'user-block', subjectKind: 'user' } as const;
  await insertAuditEntry(kysely, { ...entry, userId: id, actor: 'Ada', subjectId: approver });
  await insertAuditEntry(kysely, { ...entry, userId: approver, actor: 'Bob', subjectId: id });
  await insertAuditEntry(kysely, { ...entry, userId: null, actor: 'Eve', subjectId: approver });
  return id;
}

async function exportOf(database: Setup, id: UserId = userId): Promise<string> {
  const file = await exportUser(database.prisma, id, now);
  return JSON.stringify(file);
}

function importInto(
  database: Setup,
  content: string,
  parts: { isDryRun?: boolean; into?: UserId } = {},
) {
  const { isDryRun = false, into = null } = parts;
  return importUser(database.kysely, parseUserFile(content), { into, isDryRun, now });
}

function count({ prisma }: Setup) {
  return Promise.all([
    prisma.user.count(),
    prisma.chatAccount.count(),
    prisma.accountLink.count(),
    prisma.request.count(),
    prisma.requestEvent.count(),
    prisma.subscription.count(),
    prisma.issue.count(),
    prisma.issueComment.count(),
    prisma.auditLog.count(),
  ]);
}

describe('an export', () => {
  it('has everything about the person, and no secrets', async () => {
    const content = await exportOf(from);
    const file = parseUserFile(content);
    expect(file).toMatchObject({
      user: { id: userId, locale: 'de' },
      settings: { notifyOn: 'telegram', server },
      accounts: [{ remoteUserId: 7, verifiedBy: 'quick-connect' }],
      audit: [{ isOwn: true }, { isOwn: false, actor: 'Bob' }],
    });
    expect(file.chatAccounts.map(({ platformUserId }) => platformUserId)).toEqual(['1001', '77']);
    expect(file.requests.map(({ history }) => history.map(({ isOwn }) => isOwn))).toEqual([
      [true, false],
      [],
    ]);
    for (const secret of ['interaction-token', 'session-token', 'sealed', 'draft']) {
      expect(content).not.toContain(secret);
    }
  });

  it('is the same after an import into an empty database, and a second import changes nothing', async () => {
    const content = await exportOf(from);
    const report = await importInto(to, content);
    expect(report).toMatchObject({
      userId,
      skipped: [],
      added: {
        ...{ user: 1, chatAccounts: 2, accounts: 1, requests: 2, subscriptions: 1, audit: 2 },
        ...{ issues: 1, issueComments: 1 },
      },
    });
    // Nobody is told about what happened elsewhere.
    expect(await to.prisma.issue.count({ where: { isShowDue: true } })).toBe(0);
    expect(await to.prisma.issueComment.count({ where: { toldAt: null } })).toBe(0);
    expect(await exportOf(to)).toBe(content);
    expect(report.links).toEqual([
      'discord:1001 (Ada)',
      'telegram:77 (Ada)',
      'the account 7 (ada) on "default"',
    ]);
    expect(await to.prisma.auditLog.findMany({ where: { action: 'user-import' } })).toMatchObject([
      { source: 'cli', subjectId: userId },
    ]);
    const before = await count(to);
    expect(await importInto(to, content)).toMatchObject({
      skipped: [],
      added: { user: 0, chatAccounts: 0, accounts: 0, requests: 0, subscriptions: 0, audit: 0 },
      known: {
        ...{ user: 1, chatAccounts: 2, accounts: 1, requests: 2, subscriptions: 1, audit: 2 },
        ...{ issues: 1, issueComments: 1 },
      },
    });
    expect(await count(to)).toEqual(before);
  });

  it('has votes and rules, which are not imported: they are about requests of others', async () => {
    const { prisma, serviceId } = from;
    const other = await aUser({ prisma }, '1003');
    const { id: requestId } = await prisma.request.create({
      data: {
        ...{ serviceId, userId: other, requesterName: 'Dan', mediaType: 'movie', tmdbId: 9 },
        ...{ title: strangeTitle, source: 'discord', state: 'pending', is4k: true },
      },
    });
    await prisma.vote.create({
      data: { requestId, userId, hasSubscribed: true, createdAt: now },
    });
    const { id: spaceId } = await prisma.space.findFirstOrThrow();
    const { id: accountId } = await prisma.account.findFirstOrThrow();
    await prisma.voteRule.create({
      data: { spaceId, serviceId, userId, accountId, votes: 3, since: now },
    });
    const content = await exportOf(from);
    const title = { mediaType: 'movie', tmdbId: 9, is4k: true, title: strangeTitle };
    const space = { platform: 'discord', platformSpaceId: '900', name: 'Movie night' };
    expect(parseUserFile(content)).toMatchObject({
      votes: [{ server, ...title, hasSubscribed: true, createdAt: now }],
      voteRules: [{ server, space, remoteUserId: 7, votes: 3, since: now }],
    });
    await importInto(to, content);
    expect([await to.prisma.vote.count(), await to.prisma.voteRule.count()]).toEqual([0, 0]);
    // Files of earlier versions have neither.
    const { votes: _, voteRules: __, ...earlier } = JSON.parse(content);
    expect(parseUserFile(JSON.stringify(earlier))).not.toHaveProperty('votes');
  });

  it('with thousands of requests is imported whole', async () => {
    const file: UserFile = JSON.parse(await exportOf(from));
    const [, movie] = file.requests;
    const entry = file.requests[0]?.history[0];
    if (!movie || !entry) throw new Error('the file has too few requests');
    const requests = Array.from({ length: manyRequests }, (_, number) => ({
      ...movie,
      id: uuidv7(),
      title: `${number} ${strangeTitle}`,
      remoteId: number + 1_000,
      history: [{ ...entry, id: uuidv7() }],
    }));
    const content = JSON.stringify({ ...file, requests: [...file.requests, ...requests] });
    expect(await importInto(to, content)).toMatchObject({
      added: { requests: manyRequests + 2 },
      skipped: [],
    });
    expect((await exportOf(to)) === content).toBe(true);
  });
});

describe('an import', () => {
  it('changes nothing as a dry run', async () => {
    const before = await count(to);
    const report = await importInto(to, await exportOf(from), { isDryRun: true });
    expect(report.added).toMatchObject({ user: 1, requests: 2 });
    expect(await count(to)).toEqual(before);
  });

  it('leaves nothing to do twice while the other installation runs on', async () => {
    const { prisma, serviceId } = from;
    const { accountId } = await prisma.accountLink.findFirstOrThrow({ where: { userId } });
    const { id } = await prisma.request.create({
      data: {
        serviceId,
        userId,
        accountId,
        requesterName: 'Ada',
        mediaType: 'movie',
        tmdbId: 3,
        title: 'Waiting',
        source: 'discord',
      },
    });
    await prisma.subscription.updateMany({ data: { notifiedAt: now } });
    const content = await exportOf(from);
    const report = await importInto(to, content);
    expect(report.added).toMatchObject({ requests: 2, subscriptions: 1 });
    expect(report.skipped).toEqual([expect.stringMatching(`${id}.*not sent.*requested again`)]);
    const work = createUnfinishedWork({ kysely: to.kysely, clock: () => new Date('2100-01-01') });
    expect(await work.listNeededJobs(0)).toEqual([]);
    expect(await to.prisma.request.count({ where: { notificationDue: true } })).toBe(0);
    expect(await to.prisma.subscription.findMany()).toMatchObject([{ notifiedAt: now }]);
    // Where the request is already, there is nothing to explain.
    expect(await importInto(from, content)).toMatchObject({ skipped: [], known: { requests: 3 } });
  });

  it('takes over no chat account, account, or request of somebody else', async () => {
    const content = await exportOf(from);
    const file = parseUserFile(content);
    const { prisma, serviceId } = to;
    const other = await aUser({ prisma }, '1001');
    await prisma.account.create({
      data: { serviceId, remoteUserId: 7, name: 'mallory', email: 'mallory@example.org' },
    });
    const base = {
      serviceId,
      userId: other,
      requesterName: 'Eve',
      mediaType: 'movie',
      tmdbId: 9,
      title: 'Other',
      source: 'discord',
    } as const;
    const [series, movie] = file.requests;
    await prisma.request.create({ data: { ...base, id: movie?.id ?? '' } });
    await prisma.request.create({ data: { ...base, remoteId: series?.remoteId ?? 0 } });
    const report = await importInto(to, content);
    expect(report.added).toMatchObject({ chatAccounts: 1, accounts: 0, requests: 0 });
    expect(report.skipped).toEqual([
      expect.stringContaining(other),
      expect.stringContaining('ada'),
      expect.stringContaining(series?.id ?? '-'),
      expect.stringContaining(movie?.id ?? '-'),
    ]);
    expect(await prisma.request.count({ where: { userId: other } })).toBe(2);
    expect(await prisma.chatAccount.count({ where: { userId: other } })).toBe(1);
    expect(await prisma.accountLink.count()).toBe(0);
  });

  it('takes no issue of somebody else, and one that was read from the server before', async () => {
    const file: UserFile = JSON.parse(await exportOf(from));
    const [issue] = file.issues;
    if (!issue) throw new Error('the file has no issue');
    const unsent = { ...issue, id: uuidv7(), remoteId: null, state: 'queued' as const };
    const content = JSON.stringify({ ...file, issues: [issue, unsent] });
    const { prisma, serviceId } = to;
    const other = await aUser({ prisma }, '1009');
    const here = await prisma.issue.create({
      data: {
        ...{ serviceId, userId: other, reporterName: 'Eve', mediaType: 'tv', tmdbId: 1399 },
        ...{ title: 'Theirs', type: 'other', message: 'x', source: 'overseerr', remoteId: 7 },
      },
    });
    const ownerOf = async () =>
      (await prisma.issue.findUniqueOrThrow({ where: { id: here.id } })).userId;
    const report = await importInto(to, content);
    expect(report.added).toMatchObject({ issues: 0 });
    expect(report.skipped).toEqual([
      expect.stringContaining(issue.id),
      expect.stringContaining(unsent.id),
    ]);
    expect(await ownerOf()).toBe(other);
    await prisma.issue.update({ where: { id: here.id }, data: { userId: null } });
    expect(await importInto(to, content)).toMatchObject({ known: { issues: 1 } });
    expect(await ownerOf()).toBe(userId);
  });

  it('gives the data to the same person under another ID', async () => {
    const other = await aUser(to, '1001');
    const report = await importInto(to, await exportOf(from), { into: other });
    expect(report).toMatchObject({ userId: other, skipped: [], known: { chatAccounts: 1 } });
    expect(await to.prisma.request.count({ where: { userId: other } })).toBe(2);
    expect(await to.prisma.user.count()).toBe(1);
  });

  it('gives no rights of an admin, and nothing on a server that is unknown here', async () => {
    await from.prisma.user.update({ where: { id: userId }, data: { isAdmin: true } });
    await to.prisma.serviceConfig.updateMany({ data: { name: 'other' } });
    const report = await importInto(to, await exportOf(from));
    expect(report.skipped).toEqual([
      expect.stringContaining('ADMINS'),
      expect.stringContaining(`"${server}"`),
    ]);
    expect(await to.prisma.user.findMany()).toMatchObject([{ id: userId, isAdmin: false }]);
    expect(await to.prisma.request.count()).toBe(0);
  });

  it('refuses a newer format and a damaged file, and names no values', async () => {
    const file: UserFile = JSON.parse(await exportOf(from));
    expect(() => parseUserFile(JSON.stringify({ ...file, version: 2 }))).toThrow(
      'Update MediaNest',
    );
    expect(() => parseUserFile('{"a"')).toThrow('not complete');
    expect(() => parseUserFile('{}')).toThrow('medianest export');
    const user = { ...file.user, createdAt: 'yesterday-secret' };
    const damaged = () => parseUserFile(JSON.stringify({ ...file, user }));
    expect(damaged).toThrow('user.createdAt');
    expect(damaged).not.toThrow('yesterday-secret');
  });

  it('refuses what the database or the bot could not read again', async () => {
    const file: UserFile = JSON.parse(await exportOf(from));
    const [first, ...others] = file.requests;
    const [entry] = first?.history ?? [];
    const changed = (part: object) =>
      parseUserFile(JSON.stringify({ ...file, requests: [{ ...first, ...part }, ...others] }));
    const detail = (value: unknown) => ({ history: [{ ...entry, detail: value }] });
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
    for (const [part, field] of [
      [{ title: 'a\0b' }, 'requests.0.title: has a NUL'],
      [{ title: '\ud83c' }, 'requests.0.title: has'],
      [detail({ a: 'x\0y' }), 'requests.0.history.0.detail.a: has a NUL'],
      [detail({ a: '\ud83c' }), 'requests.0.history.0.detail.a: has'],
      [detail({ 'a\0': 1 }), 'requests.0.history.0.detail: has'],
      [detail({ a: deep }), 'nested too deeply'],
      [{ outcome: { unknown: 1 } }, 'requests.0.outcome: is not'],
      [{ year: 1e10 }, 'requests.0.year: Too big'],
      [{ watchUrl: 'javascript:alert(1)' }, 'requests.0.watchUrl: '],
      [{ releases: 'soon' }, 'requests.0.releases: '],
    ] as const) {
      expect(() => changed(part)).toThrow(field);
    }
    // JSON.parse makes a property of this name, and it must not become the prototype of a row.
    const { requests } = changed(detail(JSON.parse('{"__proto__": {"x": 1}, "a": 1}')));
    expect(Object.getPrototypeOf(requests[0]?.history[0]?.detail)).toBe(Object.prototype);
  });
});
