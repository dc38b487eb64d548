import { expect, it } from 'vitest';
import type { DigestTarget } from '../../../../src/domain/alerts/weekly-digest.ts';
import { createWeeklyDigests } from '../../../../src/usecases/alerts/weekly-digest.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const targetAt = (address: string, timeZone = 'UTC'): DigestTarget => ({
  place: { platform: 'discord', kind: 'channel', address },
  locale: 'en',
  timeZone,
  quietHours: null,
});

function setUp(targets: readonly DigestTarget[]) {
  const steps: string[] = [];
  const claimed = new Set<string>();
  const state = { now: new Date('2026-11-23T09:30:00Z'), isBroken: false, isDatabaseAway: false };
  const { log, lines } = createRecordingLog();
  const digests = createWeeklyDigests({
    listTargets: async () => targets,
    figures: {
      async read(since, until) {
        if (state.isDatabaseAway) throw new Error('the database is away');
        steps.push(`read ${since.toISOString()} to ${until.toISOString()}`);
        return {
          since,
          until,
          requests: { movies: 0, series: 0 },
          decisions: { approved: 0, declined: 0 },
          waitSeconds: null,
          topRequesters: [],
          storage: { databaseBytes: 0, freeBytes: null },
          uptime: [],
        };
      },
    },
    claims: {
      async claim({ address }, week) {
        const key = `${address} ${week}`;
        const isFirst = !claimed.has(key);
        claimed.add(key);
        steps.push(`claim ${key}`);
        return isFirst;
      },
      async release({ address }, week) {
        claimed.delete(`${address} ${week}`);
      },
    },
    publisher: {
      async post(_, { place }) {
        if (state.isBroken) throw new Error('the platform is down');
        steps.push(`post ${place.address}`);
      },
    },
    clock: () => state.now,
    log,
  });
  return { digests, steps, state, lines };
}

it('a digest of seven days is claimed before it is sent, and sent once a week', async () => {
  const { digests, steps, state } = setUp([targetAt('1')]);
  await digests.sendDue();
  expect(steps).toEqual([
    'claim 1 2026-11-23',
    'read 2026-11-16T09:00:00.000Z to 2026-11-23T09:00:00.000Z',
    'post 1',
  ]);
  await digests.sendDue();
  state.now = new Date('2026-11-25T09:30:00Z');
  await digests.sendDue();
  expect(steps.filter((step) => step === 'post 1')).toHaveLength(1);
  state.now = new Date('2026-11-30T09:30:00Z');
  await digests.sendDue();
  expect(steps.filter((step) => step === 'post 1')).toHaveLength(2);
});

it('a digest is due in the time zone of each place', async () => {
  const { digests, steps } = setUp([targetAt('1', 'America/New_York'), targetAt('2')]);
  await digests.sendDue();
  expect(steps.filter((step) => step.startsWith('post'))).toEqual(['post 2']);
});

it('a place that cannot be reached keeps no other from its digest, and gets none later', async () => {
  const { digests, steps, state, lines } = setUp([targetAt('1'), targetAt('2')]);
  state.isBroken = true;
  await digests.sendDue();
  state.isBroken = false;
  await digests.sendDue();
  expect(steps.filter((step) => step.startsWith('read'))).toHaveLength(2);
  expect(steps.filter((step) => step.startsWith('post'))).toEqual([]);
  expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
});

it('a digest whose figures cannot be read stays due', async () => {
  const { digests, steps, state } = setUp([targetAt('1')]);
  state.isDatabaseAway = true;
  await digests.sendDue();
  state.isDatabaseAway = false;
  await digests.sendDue();
  await digests.sendDue();
  expect(steps.filter((step) => step.startsWith('post'))).toEqual(['post 1']);
});

it('a digest that is late covers the same seven days, so that no day is in two of them', async () => {
  const { digests, steps, state } = setUp([targetAt('1')]);
  state.now = new Date('2026-11-24T17:45:00Z');
  await digests.sendDue();
  state.now = new Date('2026-11-30T09:00:30Z');
  await digests.sendDue();
  expect(steps.filter((step) => step.startsWith('read'))).toEqual([
    'read 2026-11-16T09:00:00.000Z to 2026-11-23T09:00:00.000Z',
    'read 2026-11-23T09:00:00.000Z to 2026-11-30T09:00:00.000Z',
  ]);
});
