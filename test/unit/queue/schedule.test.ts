import { expect, it } from 'vitest';
import type { ServiceId } from '../../../src/domain/id.ts';
import type { Job } from '../../../src/domain/job.ts';
import { createSchedule, type Repeat } from '../../../src/queue/schedule.ts';
import { anId } from '../../support/factories.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

/** Timers that the test triggers. */
function handTimers() {
  const timers = new Map<number, () => void>();
  const every: Repeat = (seconds, run) => {
    timers.set(seconds, run);
    return () => timers.delete(seconds);
  };
  return { every, timers };
}

function openSchedule(services: () => ServiceId[], tick?: (job: Job) => Promise<boolean>) {
  const { every, timers } = handTimers();
  const { log, lines } = createRecordingLog();
  const ticked: { job: Job; seconds: number }[] = [];
  const schedule = createSchedule({
    enqueueAtMostEvery: async (job, seconds) => {
      ticked.push({ job, seconds });
      return tick ? tick(job) : true;
    },
    services,
    pollSeconds: 30,
    log,
    repeat: every,
  });
  const settled = () => new Promise(setImmediate);
  return { schedule, timers, ticked, lines, settled };
}

it('runs everything once at the start, for every server', async () => {
  const [a, b] = [anId<'service'>(), anId<'service'>()];
  const { schedule, ticked, settled } = openSchedule(() => [a, b]);
  schedule.start();
  await settled();
  const kinds = ticked.map(({ job, seconds }) => `${job.kind} ${seconds}`).sort();
  expect(kinds).toEqual([
    'check-alerts 60',
    'cleanup 3600',
    'reconcile 30',
    'reconcile 30',
    'send-reminders 600',
    'send-reminders 600',
    'sweep 60',
    'sync-accounts 900',
    'sync-accounts 900',
  ]);
});

it('runs the jobs of each timer, for the current servers', async () => {
  const services: ServiceId[] = [];
  const { schedule, timers, ticked, settled } = openSchedule(() => services);
  schedule.start();
  await settled();
  ticked.length = 0;
  const serviceId = anId<'service'>();
  services.push(serviceId);
  timers.get(30)?.();
  await settled();
  expect(ticked).toEqual([{ job: { kind: 'reconcile', payload: { serviceId } }, seconds: 30 }]);
});

it('leaves no timers running', () => {
  const { schedule, timers } = openSchedule(() => []);
  schedule.start();
  expect([...timers.keys()].sort()).toEqual([30, 3600, 60, 600, 900]);
  schedule.stop();
  expect(timers.size).toBe(0);
});

it('continues after a job that could not be added', async () => {
  const [a, b] = [anId<'service'>(), anId<'service'>()];
  const { schedule, timers, ticked, lines, settled } = openSchedule(
    () => [a, b],
    async () => {
      throw new Error('no database');
    },
  );
  schedule.start();
  await settled();
  ticked.length = 0;
  timers.get(30)?.();
  await settled();
  expect(ticked).toHaveLength(2);
  expect(lines.every(({ level }) => level === 'warn')).toBe(true);
});
