import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { openStageForTest } from '../store/stage.ts';
import { type Done, openShop, showJob, submitJob, table } from './shop.ts';

const soon = { timeout: 10_000, interval: 10 };

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
