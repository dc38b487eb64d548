import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { insertAuditEntry } from '../../../src/database/audit-log.ts';
import {
  listTableSizes,
  readDatabaseFacts,
} from '../../../src/database/operator/database-facts.ts';
import {
  readBackupSigns,
  readDatabaseHealth,
} from '../../../src/database/operator/database-health.ts';
import { findRequestReports } from '../../../src/database/operator/request-report.ts';
import { findAccount, listUsers } from '../../../src/database/operator/user-directory.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  aUser,
  newId,
  setUpDatabaseForTest,
} from '../../support/database-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

type Setup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

let db: Setup;

beforeEach(async () => {
  db = await setUpDatabaseForTest();
});

describe('a report about a request', () => {
  it('has its fields, history, cards without secrets, and audit entries', async () => {
    const { pool, sender, serviceId } = db;
    const repository = createRequestRepository({ pool, jobSender: sender, newId: uuidv7 });
    const request = aRequest(serviceId, { remoteId: 42 });
    const card = aCard();
    await repository.create(aNewRequest(request, { cards: [card] }));
    await insertAuditEntry(db.kysely, {
      userId: null,
      actor: 'Ada',
      source: 'discord',
      action: 'request.approve',
      subjectKind: 'request',
      subjectId: request.id,
    });
    for (const query of [request.id, '42', 'dun']) {
      const [report, ...others] = await findRequestReports(db.prisma, query);
      expect(others).toEqual([]);
      expect(report?.request).toMatchObject({ id: request.id, title: 'Dune' });
      expect(report?.history).toMatchObject([{ event: 'request', actor: 'Ada' }]);
      expect(report?.cards).toMatchObject([{ role: 'private', place: 'reply' }]);
      expect(JSON.stringify(report)).not.toContain(card.message.place.address);
      expect(report?.audit).toMatchObject([{ action: 'request.approve' }]);
    }
    expect(await findRequestReports(db.prisma, 'D_ne')).toEqual([]);
    await db.prisma.request.updateMany({ data: { title: '1917' } });
    expect(await findRequestReports(db.prisma, '1917')).toHaveLength(1);
  });
});

describe('the list of users', () => {
  it('is searched by name, ID, and chat account', async () => {
    const id = await aUser(db, '1001');
    const { serviceId } = db;
    const { id: accountId } = await db.prisma.account.create({
      data: { serviceId, remoteUserId: 7, name: 'ada@plex' },
    });
    await db.prisma.accountLink.create({
      data: { userId: id, accountId, serviceId, verifiedBy: 'admin', verifiedAt: new Date() },
    });
    for (const query of [null, 'ad', id, 'discord:1001']) {
      expect(await listUsers(db.prisma, query)).toMatchObject([
        {
          id,
          chats: [{ platform: 'discord', platformUserId: '1001' }],
          accounts: [{ name: 'ada@plex', remoteUserId: 7 }],
        },
      ]);
    }
    for (const query of ['A_a', newId<'user'>(), 'telegram:1001']) {
      expect(await listUsers(db.prisma, query)).toEqual([]);
    }
  });

  it('finds an account by its number, and none if several servers have it', async () => {
    const account = { serviceId: db.serviceId, remoteUserId: 7, name: 'first' };
    await db.prisma.account.create({ data: account });
    expect(await findAccount(db.prisma, null, 7)).toMatchObject({ name: 'first' });
    expect(await findAccount(db.prisma, 'other', 7)).toBeNull();
    expect(await findAccount(db.prisma, null, Number.NaN)).toBeNull();
    await db.prisma.serviceConfig.create({
      data: {
        kind: 'overseerr',
        name: 'other',
        baseUrl: 'http://other',
        sealedSecret: 'x',
        accounts: { create: { remoteUserId: 7, name: 'second' } },
      },
    });
    expect(await findAccount(db.prisma, null, 7)).toBeNull();
    expect(await findAccount(db.prisma, 'other', 7)).toMatchObject({ name: 'second' });
  });
});

describe('the health of a database', () => {
  it('has the missing indexes, invalid indexes, scans, and long transactions that are there', async () => {
    const limits = { rows: 1, scannedRows: 1, scans: 1 };
    const noStatistics = {
      unindexedReferences: [],
      invalidIndexes: [],
      scannedTables: [],
      longestTransactionPid: null,
      hasQueue: true,
    };
    expect(await readDatabaseHealth(db.pool)).toMatchObject(noStatistics);
    const client = await db.pool.connect();
    await client.query(`create table planted_parent (id int primary key);
      create table planted (a int references planted_parent, b int references planted_parent);
      create index on planted (b);
      insert into planted select null from generate_series(1, 10);
      select count(*) from planted;
      update pg_index set indisvalid = false where indexrelid = 'space_pkey'::regclass`);
    await client.query('select pg_stat_force_next_flush()');
    await client.query('begin');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    try {
      expect(await readDatabaseHealth(db.pool, limits)).toMatchObject({
        unindexedReferences: ['planted (a)'],
        invalidIndexes: ['space_pkey'],
        scannedTables: expect.arrayContaining(['planted']),
        longestTransactionPid: rows[0]?.pid,
      });
    } finally {
      client.release();
    }
  });
});

describe('the facts about a database', () => {
  it('have every table with its size, and how long its rows are kept', async () => {
    const listUnknown = async () =>
      (await listTableSizes(db.pool)).filter(({ retention }) => retention === null);
    const tables = await listTableSizes(db.pool);
    expect(tables.find(({ table }) => table === 'request')?.bytes).toBeGreaterThan(0);
    expect(await listUnknown()).toEqual([]);
    await db.pool.query('create table planted (id int)');
    await db.pool.query('create table pgboss.planted (id int)');
    expect((await listUnknown()).map(({ table }) => table).sort()).toEqual([
      'pgboss.planted',
      'planted',
    ]);
    // A table that PostgreSQL has not looked at yet has the rows of its statistics.
    const client = await db.pool.connect();
    await client.query('insert into planted values (1), (2)');
    await client.query('select pg_stat_force_next_flush()');
    client.release();
    const planted = async () =>
      (await listTableSizes(db.pool)).find(({ table }) => table === 'planted');
    await waitUntil(async () => (await planted())?.rows === 2, 'the rows of the table');
  });

  it('count users, those without an account, and requests by state', async () => {
    await aUser(db);
    const { pool, sender, serviceId } = db;
    const repository = createRequestRepository({ pool, jobSender: sender, newId: uuidv7 });
    await repository.create(aNewRequest(aRequest(serviceId, { state: 'pending' })));
    expect(await readDatabaseFacts(db)).toMatchObject({
      users: 1,
      usersWithoutAccount: 1,
      requests: { pending: 1 },
    });
  });
});

it('a database without any backups shows no sign of one', async () => {
  expect(await readBackupSigns(db.pool)).toEqual({
    archivedAt: null,
    archiveFailedAt: null,
    hasReplicationSlot: false,
    isBackupRunning: false,
  });
});
