import { TestClock } from 'pg-boss';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import type { JobPosition } from '../../../src/ports/operator/dead-letters.ts';
import { openDeadLetters } from '../../../src/queue/dead-letter-store.ts';
import { createRecordingLog, setUpDatabaseForTest } from '../../support/database-setup.ts';
import {
  anUpdateCardsJob,
  aSubmitJob,
  createJobFixture,
  type Done,
  readJobTable,
} from '../../support/job-fixture.ts';

describe('a failing job', () => {
  it('is retried later when the error is retryable', async () => {
    const stage = await setUpDatabaseForTest();
    const work = async ({ attempt }: Done) => {
      if (attempt < 2) throw new AppError('overseerr-unreachable');
    };
    const { jobs, done, dead } = createJobFixture(stage, { work });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    const waiting = [{ name: 'submit-request', state: 'retry', later: true }];
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual(waiting));
    expect(done.map(({ attempt }) => attempt)).toEqual([0]);

    expect(await jobs.retryNow('submit-request')).toBe(1);
    await vi.waitFor(() => expect(done).toHaveLength(2));
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual(waiting));
    await jobs.retryNow('submit-request');
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
    expect(done.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    expect(dead).toEqual([]);
  });

  it('is retried automatically when its delay is over', async () => {
    const stage = await setUpDatabaseForTest();
    const clock = new TestClock(Date.now());
    const work = async ({ attempt }: Done) => {
      if (attempt === 0) throw new AppError('platform-unavailable');
    };
    const { jobs, done } = createJobFixture(stage, {
      work,
      clock,
      kinds: ['update-cards'],
      pollMs: 100,
    });
    await jobs.start();
    await jobs.enqueue([anUpdateCardsJob()]);
    await vi.waitFor(async () =>
      expect(await readJobTable(stage)).toMatchObject([{ state: 'retry' }]),
    );
    expect(done).toHaveLength(1);
    await clock.tick(3_000);
    await vi.waitFor(() => expect(done.map(({ attempt }) => attempt)).toEqual([0, 1]));
  });

  it('is retried when only the database was unavailable', async () => {
    const stage = await setUpDatabaseForTest();
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { jobs, dead } = createJobFixture(stage, {
      work: async () => Promise.reject(new AppError('internal', { cause: gone })),
    });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(async () =>
      expect(await readJobTable(stage)).toMatchObject([{ state: 'retry' }]),
    );
    expect(dead).toEqual([]);
  });

  it.each([
    ['a fault that a retry cannot mend', new AppError('blocklisted'), 'blocklisted'],
    ['a bug', new TypeError('x is not a function'), 'internal'],
  ])('is dead immediately because of %s, and is reported', async (_what, error, code) => {
    const stage = await setUpDatabaseForTest();
    const { jobs, dead } = createJobFixture(stage, { work: async () => Promise.reject(error) });
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() =>
      expect(dead).toMatchObject([{ ...job, attempts: 1, appError: { code } }]),
    );
    await vi.waitFor(async () =>
      expect(await readJobTable(stage)).toMatchObject([{ name: 'dead' }]),
    );
  });

  it('is dead after too many attempts', async () => {
    const stage = await setUpDatabaseForTest();
    const work = async () => Promise.reject(new AppError('overseerr-failed'));
    const { jobs, dead, done } = createJobFixture(stage, {
      work,
      settings: { 'submit-request': { attempts: 2 } },
    });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(async () =>
      expect(await readJobTable(stage)).toMatchObject([{ state: 'retry' }]),
    );
    await jobs.retryNow('submit-request');
    await vi.waitFor(() => expect(dead).toMatchObject([{ attempts: 2 }]));
    expect(done).toHaveLength(2);
  });

  it('is dead and reported when no process survives it, and again after the operator retried it', async () => {
    const stage = await setUpDatabaseForTest();
    const clock = new TestClock(Date.now());
    const { jobs, dead } = createJobFixture(stage, { clock, kinds: ['cleanup'] });
    await jobs.start();
    const job = anUpdateCardsJob();
    const report = { ...job, attempts: 1_000_000, appError: { code: 'internal' } };
    const killAll = async () => {
      await stage.pool.query(
        `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now(),
         retry_count = retry_limit where name = 'update-cards' and state = 'created'`,
      );
      await clock.tick(60_000);
    };
    await jobs.enqueue([job]);
    await killAll();
    await vi.waitFor(() => expect(dead).toMatchObject([report]));
    await clock.tick(15_000);
    await vi.waitFor(async () => expect(await jobs.countDeadLetters()).toBe(1));

    const { log } = createRecordingLog();
    const letters = await openDeadLetters({ url: stage.url, log });
    onTestFinished(() => letters.close());
    const [letter] = (await letters.list({ after: null, limit: 10 })).items;
    expect(letter?.payload).toEqual(job.payload);
    expect(await letters.retry([letter?.id ?? '', 'unknown'])).toEqual([letter?.id]);
    await killAll();
    await vi.waitFor(() => expect(dead).toMatchObject([report, report]));
  });

  it('is only deleted when no process survives it and a later job does its work', async () => {
    const stage = await setUpDatabaseForTest();
    const clock = new TestClock(Date.now());
    const { jobs, dead } = createJobFixture(stage, { clock, kinds: ['cleanup'] });
    await jobs.start();
    const payload = { serviceId: stage.serviceId, remoteId: 5 };
    await jobs.enqueue([{ kind: 'sync-request', payload }]);
    await stage.pool.query(
      `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now(),
       retry_count = retry_limit where name = 'sync-request'`,
    );
    await clock.tick(60_000);
    await vi.waitFor(async () => {
      const { rows } = await stage.pool.query('select name, state from pgboss.job');
      expect(rows).toEqual([{ name: 'sync-request', state: 'failed' }]);
    });
    await clock.tick(15_000);
    expect(await jobs.countDeadLetters()).toBe(0);
    expect(dead).toEqual([]);
  });

  it('is listed once, page by page, also if the last one of a page is gone meanwhile', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs } = createJobFixture(stage);
    const count = 7;
    await stage.sender.enqueue(Array.from({ length: count }, aSubmitJob));
    await stage.pool.query(`update pgboss.job set data = '{"requestId":"x"}'`);
    await jobs.start();
    // A dead job is reported before it is put aside, so the reports do not say that all can be listed.
    const rows = await vi.waitFor(async () => {
      const found = await stage.pool.query<{ id: string }>(
        `select id from pgboss.job where name = 'dead' order by id`,
      );
      expect(found.rows).toHaveLength(count);
      return found.rows;
    });
    // In pairs that died at the same moment.
    for (const [index, { id }] of rows.entries()) {
      await stage.pool.query('update pgboss.job set created_on = $2 where id = $1', [
        id,
        new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
      ]);
    }
    const letters = await openDeadLetters({ url: stage.url, log: createRecordingLog().log });
    onTestFinished(() => letters.close());
    const ids = rows.map(({ id }) => id);
    const list = async (after: JobPosition | null, limit = 2) => {
      const { items, next } = await letters.list({ after, limit });
      return { ids: items.map(({ id }) => id), next };
    };
    const first = await list(null);
    expect(first.ids).toEqual(ids.slice(0, 2));
    const second = await list(first.next);
    expect(second.ids).toEqual(ids.slice(2, 4));
    await letters.discard(ids.slice(3, 4));
    expect((await list(second.next)).ids).toEqual(ids.slice(4, 6));
    await letters.discard(ids.slice(0, 3));
    const third = await list(second.next);
    expect(third.ids).toEqual(ids.slice(4, 6));
    await letters.discard(ids.slice(5, 6));
    expect(await list(third.next)).toEqual({ ids: ids.slice(6), next: null });
    await letters.discard(ids);
    expect(await list(third.next)).toEqual({ ids: [], next: null });
  });

  it('is dead when its payload is invalid in this version', async () => {
    const stage = await setUpDatabaseForTest();
    await stage.sender.enqueue([aSubmitJob()]);
    await stage.pool.query(`update pgboss.job set data = '{"requestId":"x"}'`);
    const { jobs, dead, done } = createJobFixture(stage);
    await jobs.start();
    await vi.waitFor(() => expect(dead).toMatchObject([{ appError: { code: 'invalid-input' } }]));
    expect(done).toEqual([]);
  });

  it('does not stop other jobs when the report about it fails', async () => {
    const stage = await setUpDatabaseForTest();
    const onDead = () => Promise.reject(new Error('no alarm'));
    const work = async ({ kind }: Done) => {
      if (kind === 'submit-request') throw new AppError('blocklisted');
    };
    const { jobs, done, lines } = createJobFixture(stage, { work, onDead });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(lines.some(({ level }) => level === 'error')).toBe(true));
    await jobs.enqueue([anUpdateCardsJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(2));
  });
});

describe('a job that gets too old', () => {
  it('is dead, even after few attempts', async () => {
    const stage = await setUpDatabaseForTest();
    const job = aSubmitJob();
    await stage.sender.enqueue([job]);
    await stage.pool.query(`update pgboss.job set created_on = now() - interval '15 days'`);
    const work = async () => Promise.reject(new AppError('overseerr-unreachable'));
    const { jobs, dead } = createJobFixture(stage, { work });
    await jobs.start();
    const appError = { code: 'overseerr-unreachable' };
    await vi.waitFor(() => expect(dead).toMatchObject([{ ...job, attempts: 1, appError }]));
  });
});
