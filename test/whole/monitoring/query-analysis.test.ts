import { describe, expect, it } from 'vitest';
import { observeDatabase } from '../../../src/composition/monitoring/observe-database.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { readPlan } from '../../../src/database/monitoring/read-plan.ts';
import {
  enableStatementStatistics,
  readStatementCosts,
} from '../../../src/database/monitoring/statement-statistics.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import {
  aNewRequest,
  aRequest,
  aUser,
  createRecordingLog,
  newId,
  setUpDatabaseForTest,
} from '../../support/database-setup.ts';
import {
  anUpdateCardsJob,
  createJobFixture,
  type DatabaseSetup,
} from '../../support/job-fixture.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Counts every statement as slow. */
function observe(db: DatabaseSetup) {
  const { log, lines } = createRecordingLog();
  const config = {
    database: { url: null, poolSize: 1, poolTimeoutSeconds: 1, slowQueryMs: 0.001 },
  };
  let nowMs = 0;
  const now = () => nowMs;
  const metrics = { observeQuery: () => undefined };
  observeDatabase(db, { config, metrics, log, now }).markStarted();
  nowMs += 60_000;
  return { lines };
}

describe('a slow query', () => {
  it('is logged with its name and plan, and without any value', async () => {
    const db = await setUpDatabaseForTest({ isFresh: true });
    const { lines } = observe(db);
    // On a connection that was opened before.
    await db.pool.query(
      `select r.title, pg_sleep(0) from request r join card c on c.request_id = r.id
       where r.title = $1 and c.address = 'literal-secret' and r.remote_id = 987654`,
      ['parameter-secret'],
    );
    await waitUntil(() => lines.length > 0, 'the slow query');
    const [first] = lines;
    expect(first?.fields).toMatchObject({ statement: 'select request' });
    const plan = JSON.stringify(first?.fields);
    expect(plan).toMatch(/ on request .*title = \$1/);
    expect(plan).toMatch(/Scan .*on card/);
    expect(JSON.stringify(lines)).not.toMatch(/secret|987654/);
  });

  it('of the job queue is logged as well, called by its text', async () => {
    const db = await setUpDatabaseForTest({ isFresh: true });
    const { lines } = observe(db);
    const { jobs, done } = createJobFixture(db, {
      watchPool: (pool) => db.queries.watch(pool, { hasNames: false }),
    });
    await jobs.start();
    for (let count = 0; count < 4; count += 1) await jobs.enqueue([anUpdateCardsJob()]);
    await waitUntil(() => done.length === 4, 'the jobs');
    const planned = () =>
      lines.find(({ fields }) => /pgboss\.job.*"plan"/.test(JSON.stringify(fields)));
    await waitUntil(() => planned() !== undefined, 'the plan of a statement of the queue');
    expect(JSON.stringify(lines)).not.toMatch(/update-cards|[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(lines.map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ statement: 'insert pgboss.job_common' }),
        expect.objectContaining({ statement: 'with pgboss.job_common' }),
      ]),
    );
  });

  it('is not run again for its plan, and a text with two statements has none', async () => {
    const db = await setUpDatabaseForTest();
    const text = "insert into space (id) values ('00000000-0000-7000-8000-000000000000')";
    expect(await readPlan(db.url, text)).toEqual([
      expect.stringMatching(/^ModifyTable on space/),
      expect.stringMatching(/^ {2}Result/),
    ]);
    expect(await readPlan(db.url, `select 1; ${text}`)).toBeNull();
    expect(await readPlan(db.url, 'select 1 from missing')).toBeNull();
    expect(await readPlan('postgresql://me:x@127.0.0.1:9/none', text)).toBeNull();
    expect(await db.prisma.space.count()).toBe(0);
  });
});

describe('the statistics of statements', () => {
  it('are missing until the bot enables them, and then name hot and other statements', async () => {
    const db = await setUpDatabaseForTest({ isFresh: true });
    expect(await readStatementCosts(db.pool, 10)).toBeNull();
    await enableStatementStatistics(db.url);
    const requests = createRequestRepository({ pool: db.pool, jobSender: db.sender, newId });
    const request = aRequest(db.serviceId);
    await requests.create(aNewRequest(request));
    await requests.find(request.id);
    await requests.find(request.id);
    const users = createUserRepository({ ...db, clock: () => new Date() });
    await users.find(await aUser(db, '1001'));
    await db.prisma.space.findMany({ where: { name: 'Ada' } });
    const costs = await readStatementCosts(db.pool, 100);
    expect(costs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'request-create', calls: 1, rows: 1 }),
        expect.objectContaining({ name: 'request-find', calls: 2, rows: 2 }),
        expect.objectContaining({ name: 'user-find', calls: 1, rows: 1 }),
        expect.objectContaining({ name: 'select space', calls: 1, rows: 0 }),
      ]),
    );
    expect(JSON.stringify(costs)).not.toContain('Ada');
    expect(await readStatementCosts(db.pool, 1)).toHaveLength(1);
  });
});
