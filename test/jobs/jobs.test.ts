import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { install } from '../../src/jobs/installation.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { tableStatements, workerStatements } from '../../src/jobs/statements.ts';
import { listeningLog, openStageForTest } from '../store/stage.ts';
import { allHandlers, type Done, gate, openShop, showJob, submitJob, table } from './shop.ts';

const soon = { timeout: 10_000, interval: 10 };

describe('working', () => {
  it('runs a job once with its payload and forgets it', async () => {
    const stage = await openStageForTest();
    const { jobs, done, dead } = openShop(stage);
    await jobs.start();
    const job = submitJob();
    await jobs.add([job]);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 0 }]), soon);
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
    expect(dead).toEqual([]);
  });

  it('finds jobs of other processes by looking at the table', async () => {
    const stage = await openStageForTest();
    const { jobs, done } = openShop(stage, { pollMs: 10 });
    await jobs.start();
    await stage.sender.add([submitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
  });

  it('never runs a job twice when two processes fetch', async () => {
    const stage = await openStageForTest();
    const one = openShop(stage, { pollMs: 5 });
    const two = openShop(stage, { pollMs: 5 });
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    const jobs = Array.from({ length: 300 }, submitJob);
    for (const job of jobs) void (Math.random() < 0.5 ? one : two).jobs.add([job]);
    await vi.waitFor(() => expect(one.done.length + two.done.length).toBe(300), soon);
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
    const ids = [...one.done, ...two.done].map(({ payload }) => JSON.stringify(payload));
    expect(new Set(ids).size).toBe(300);
    expect([...one.done, ...two.done].every(({ attempt }) => attempt === 0)).toBe(true);
  });

  it('runs no more at once than the settings allow, and all in the end', async () => {
    const stage = await openStageForTest();
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    const { jobs, done } = openShop(stage, { work, settings: { submit: { concurrency: 3 } } });
    await jobs.start();
    await jobs.add(Array.from({ length: 20 }, submitJob));
    await vi.waitFor(() => expect(done).toHaveLength(20), soon);
    expect(most).toBe(3);
  });

  it('takes equal jobs for one while they wait, and lets a new one wait while one runs', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const { jobs, done } = openShop(stage, { work: () => door.opened });
    const job = showJob();
    await stage.sender.add([job, job]);
    await stage.sender.add([job]);
    expect(await table(stage)).toHaveLength(1);
    await jobs.start();
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await jobs.add([job]);
    await vi.waitFor(() => expect(done).toHaveLength(2), soon);
    door.open();
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
    expect(done).toHaveLength(2);
  });

  it('does not take a waiting job while a change that needs it is not committed', async () => {
    const stage = await openStageForTest();
    const job = showJob();
    await stage.sender.add([job]);
    const client = await stage.pool.connect();
    const fetch = async () => (await stage.pool.query(workerStatements('show').fetch, [5])).rows;
    await client.query('begin');
    const sql = stage.sender.sql('gate', '$1');
    await client.query(`with gate as (select 1), ${sql} select 1`, [stage.sender.encode([job])]);
    expect(await fetch()).toEqual([]);
    await client.query('commit');
    client.release();
    expect(await fetch()).toHaveLength(1);
  });

  it('adds a job anew when a worker takes the waiting one while it is being added', async () => {
    const stage = await openStageForTest();
    const job = showJob();
    await stage.sender.add([job]);
    const worker = await stage.pool.connect();
    await worker.query('begin');
    await worker.query(workerStatements('show').fetch, [5]);
    const added = stage.sender.add([job]);
    await vi.waitFor(async () => {
      const { rowCount } = await stage.pool.query('select 1 from pg_locks where not granted');
      expect(rowCount).toBe(1);
    }, soon);
    await worker.query('commit');
    worker.release();
    await added;
    const states = (await table(stage)).map(({ state }) => state).sort();
    expect(states).toEqual(['active', 'created']);
  });

  it('leaves kinds alone that this process does not work on', async () => {
    const stage = await openStageForTest();
    const { jobs, done } = openShop(stage, { kinds: ['show'] });
    await jobs.start();
    await jobs.add([submitJob(), showJob()]);
    await vi.waitFor(() => expect(done).toMatchObject([{ kind: 'show' }]), soon);
    await vi.waitFor(
      async () => expect(await table(stage)).toMatchObject([{ name: 'submit', state: 'created' }]),
      soon,
    );
  });

  it('starts twice at once on an empty database', async () => {
    const stage = await openStageForTest();
    await stage.pool.query('drop schema pgboss cascade');
    const one = openShop(stage);
    const two = openShop(stage);
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    await one.jobs.add([submitJob()]);
    await vi.waitFor(() => expect(one.done).toHaveLength(1), soon);
  });

  it('goes on after the database threw everybody out', async () => {
    const stage = await openStageForTest();
    const { jobs, done } = openShop(stage, { pollMs: 10 });
    await jobs.start();
    await stage.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const job = submitJob();
    await vi.waitFor(() => jobs.add([job]), soon);
    await vi.waitFor(() => expect(done).toMatchObject([job]), soon);
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
  });

  it('does not start without a handler for every kind', async () => {
    const stage = await openStageForTest();
    const { log } = listeningLog();
    const { tidy: _, ...rest } = allHandlers(() => async () => undefined);
    const handlers: Partial<typeof rest & { tidy: unknown }> = rest;
    expect(() =>
      // @ts-expect-error the table is incomplete
      createJobs({ pool: stage.pool, log, handlers, onDead: () => undefined }),
    ).toThrow(/tidy/);
  });
});

describe('failing', () => {
  it('brings a job back later when the fault is worth a retry', async () => {
    const stage = await openStageForTest();
    const work = async ({ attempt }: Done) => {
      if (attempt < 2) throw new Fault('service-unreachable');
    };
    const { jobs, done, dead } = openShop(stage, { work, random: () => 0 });
    await jobs.start();
    await jobs.add([submitJob()]);
    const waiting = [{ name: 'submit', state: 'retry', later: true }];
    await vi.waitFor(async () => expect(await table(stage)).toEqual(waiting), soon);
    expect(done.map(({ attempt }) => attempt)).toEqual([0]);

    expect(await jobs.nudge('submit')).toBe(1);
    await vi.waitFor(() => expect(done).toHaveLength(2), soon);
    await vi.waitFor(async () => expect(await table(stage)).toEqual(waiting), soon);
    await jobs.nudge('submit');
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
    expect(done.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    expect(dead).toEqual([]);
  });

  it('takes a job up by itself when its delay is over', async () => {
    const stage = await openStageForTest();
    const work = async ({ attempt }: Done) => {
      if (attempt === 0) throw new Fault('chat-failed');
    };
    const { jobs, done } = openShop(stage, { work, pollMs: 20, random: () => 0.999 });
    await jobs.start();
    await jobs.add([showJob()]);
    await vi.waitFor(() => expect(done.map(({ attempt }) => attempt)).toEqual([0, 1]), soon);
  });

  it('tries again when only the database was away', async () => {
    const stage = await openStageForTest();
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { jobs, dead } = openShop(stage, {
      work: async () => Promise.reject(new Fault('bug', { cause: gone })),
    });
    await jobs.start();
    await jobs.add([submitJob()]);
    await vi.waitFor(
      async () => expect(await table(stage)).toMatchObject([{ state: 'retry' }]),
      soon,
    );
    expect(dead).toEqual([]);
  });

  it('lets one retry of two equal jobs wait for both', async () => {
    const stage = await openStageForTest();
    const work = async () => Promise.reject(new Fault('chat-failed'));
    const { jobs, done } = openShop(stage, { work });
    await jobs.start();
    const job = showJob();
    await jobs.add([job]);
    await vi.waitFor(
      async () => expect(await table(stage)).toMatchObject([{ state: 'retry' }]),
      soon,
    );
    await jobs.add([job]);
    await vi.waitFor(() => expect(done).toHaveLength(2), soon);
    await vi.waitFor(
      async () => expect(await table(stage)).toMatchObject([{ state: 'retry' }]),
      soon,
    );
  });

  it.each([
    ['a fault that a retry cannot mend', new Fault('blocklisted'), 'blocklisted'],
    ['a bug', new TypeError('x is not a function'), 'bug'],
  ])('buries a job at once for %s, and says so', async (_what, error, code) => {
    const stage = await openStageForTest();
    const { jobs, dead } = openShop(stage, { work: async () => Promise.reject(error) });
    await jobs.start();
    const job = submitJob();
    await jobs.add([job]);
    await vi.waitFor(
      () => expect(dead).toMatchObject([{ ...job, attempts: 1, fault: { code } }]),
      soon,
    );
    expect(await table(stage)).toMatchObject([{ name: 'dead' }]);
    expect((await jobs.counts()).dead).toBe(1);
  });

  it('buries a job that was begun too often', async () => {
    const stage = await openStageForTest();
    const work = async () => Promise.reject(new Fault('service-failed'));
    const { jobs, dead, done } = openShop(stage, { work, settings: { look: { attempts: 2 } } });
    await jobs.start();
    await jobs.add([{ kind: 'look', payload: { serviceId: stage.serviceId, number: 5 } }]);
    await vi.waitFor(
      async () => expect(await table(stage)).toMatchObject([{ state: 'retry' }]),
      soon,
    );
    await jobs.nudge('look');
    await vi.waitFor(() => expect(dead).toMatchObject([{ attempts: 2 }]), soon);
    expect(done).toHaveLength(2);
  });

  it('buries a job that kills every process that begins it', async () => {
    const stage = await openStageForTest();
    await stage.sender.add([submitJob()]);
    await stage.pool.query(`update pgboss.job set started_on = now(), retry_count = 4`);
    const { jobs, dead, done } = openShop(stage, { settings: { submit: { attempts: 5 } } });
    await jobs.start();
    await vi.waitFor(() => expect(dead).toHaveLength(1), soon);
    expect(done).toEqual([]);
  });

  it('buries a job whose payload is not one of this version', async () => {
    const stage = await openStageForTest();
    await stage.sender.add([submitJob()]);
    await stage.pool.query(`update pgboss.job set data = '{"requestId":"x"}'`);
    const { jobs, dead, done } = openShop(stage);
    await jobs.start();
    await vi.waitFor(() => expect(dead).toMatchObject([{ fault: { code: 'bad-input' } }]), soon);
    expect(done).toEqual([]);
  });

  it('goes on when the alarm fails', async () => {
    const stage = await openStageForTest();
    const onDead = () => Promise.reject(new Error('no alarm'));
    const work = async ({ kind }: Done) => {
      if (kind === 'submit') throw new Fault('blocklisted');
    };
    const { jobs, done, lines } = openShop(stage, { work, onDead });
    await jobs.start();
    await jobs.add([submitJob()]);
    await vi.waitFor(() => expect(lines.some(({ level }) => level === 'error')).toBe(true), soon);
    await jobs.add([showJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(2), soon);
  });
});

describe('dying and stopping', () => {
  it('takes up at once what a dead process left, when no other process lives', async () => {
    const stage = await openStageForTest();
    const job = submitJob();
    await stage.sender.add([job]);
    await stage.pool.query(workerStatements('submit').fetch, [5]);
    const claimSole = async (work: () => Promise<void>) => {
      await work();
      return true;
    };
    const { jobs, done } = openShop(stage, { claimSole });
    await jobs.start();
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 1 }]), soon);
  });

  it('leaves alone what a living process has in hand, until it has expired', async () => {
    const stage = await openStageForTest();
    await stage.sender.add([submitJob()]);
    await stage.pool.query(workerStatements('submit').fetch, [5]);
    const { jobs, done } = openShop(stage, { claimSole: async () => false, pollMs: 5 });
    await jobs.start();
    const { expire, stop } = await install({ pool: stage.pool, log: listeningLog().log });
    await expire();
    expect(await table(stage)).toMatchObject([{ state: 'active' }]);
    expect(done).toEqual([]);
    await stage.pool.query(`update pgboss.job set started_on = now() - interval '1 hour'`);
    await expire();
    await stop();
    await vi.waitFor(() => expect(done).toMatchObject([{ attempt: 1 }]), soon);
  });

  it('extends jobs in hand, so that they do not expire', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const { jobs, done } = openShop(stage, { work: () => door.opened, extendMs: 10 });
    await jobs.start();
    await jobs.add([submitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await stage.pool.query(`update pgboss.job set started_on = now() - interval '1 hour'`);
    await vi.waitFor(async () => {
      const { rows } = await stage.pool.query(
        `select 1 from pgboss.job where started_on > now() - interval '1 minute'`,
      );
      expect(rows).toHaveLength(1);
    }, soon);
    door.open();
  });

  it('waits for what is in hand when it stops', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const { jobs, done } = openShop(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.add([submitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    const stopped = jobs.stop(60_000);
    door.open();
    await stopped;
    expect(await table(stage)).toEqual([]);
  });

  it('hands back at the deadline what is not done, and tells the handler', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const { jobs, done } = openShop(stage, { work: () => door.opened });
    await jobs.start();
    const job = submitJob();
    await jobs.add([job]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await jobs.stop(20);
    expect(done[0]?.signal.aborted).toBe(true);
    expect(await table(stage)).toEqual([{ name: 'submit', state: 'retry', later: false }]);

    const next = openShop(stage);
    await next.jobs.start();
    await vi.waitFor(() => expect(next.done).toMatchObject([{ ...job, attempt: 1 }]), soon);
    door.open();
    await vi.waitFor(async () => expect(await table(stage)).toEqual([]), soon);
  });

  it('takes nothing more once it is paused', async () => {
    const stage = await openStageForTest();
    const { jobs, done } = openShop(stage);
    await jobs.start();
    jobs.pause();
    await jobs.add([submitJob()]);
    await jobs.stop(1000);
    expect(done).toEqual([]);
    expect(await table(stage)).toMatchObject([{ state: 'created' }]);
  });

  it('does not let a worker that was thought dead undo what another has taken up', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const { jobs, done } = openShop(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.add([submitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await stage.pool.query(tableStatements.handBackAll, [['submit']]);
    await stage.pool.query(workerStatements('submit').fetch, [5]);
    door.open();
    await jobs.stop(1000);
    expect(await table(stage)).toMatchObject([{ name: 'submit', state: 'active' }]);
  });
});

describe('counting', () => {
  it('tells what waits, runs and is tried again', async () => {
    const stage = await openStageForTest();
    const door = gate();
    const work = async ({ kind }: Done) => {
      if (kind === 'show') throw new Fault('chat-failed');
      await door.opened;
    };
    const { jobs } = openShop(stage, { work, kinds: ['submit', 'show'] });
    await jobs.start();
    await jobs.add([submitJob(), showJob(), { kind: 'tidy', payload: {} }]);
    await vi.waitFor(async () => {
      const { kinds, dead } = await jobs.counts();
      expect(kinds.submit).toMatchObject({ waiting: 0, active: 1, retrying: 0 });
      expect(kinds.show).toMatchObject({ waiting: 0, active: 0, retrying: 1 });
      expect(kinds.tidy).toMatchObject({ waiting: 1, active: 0, retrying: 0 });
      expect(dead).toBe(0);
    }, soon);
    door.open();
  });
});
