import { expect, it } from 'vitest';
import type { Problem } from '../../../../src/domain/alerts/alert.ts';
import type { AlertSource } from '../../../../src/ports/alerts/alert-sources.ts';
import { createAlertRecorder } from '../../../../src/usecases/alerts/alert-recorder.ts';
import { createInMemoryAlerts } from '../../../support/in-memory/alert-repository.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const low: Problem = { kind: 'disk-low', subject: 'attic', detail: { count: 9 } };

function setUp() {
  const alertRepository = createInMemoryAlerts();
  const state = { minutes: 0, found: [] as readonly Problem[], isBroken: false };
  const { log, lines } = createRecordingLog();
  const source: AlertSource = {
    kinds: ['disk-low'],
    async find() {
      if (state.isBroken) throw new Error('no disk');
      return state.found;
    },
  };
  const create = (sources: readonly AlertSource[], unseenMs: number | null) =>
    createAlertRecorder({
      alertRepository,
      sources,
      unseenMs,
      clock: () => new Date(Date.UTC(2026, 10, 23, 12, state.minutes)),
      log,
    });
  const open = () => [...alertRepository.rows.values()].filter(({ closedAt }) => !closedAt).length;
  return { state, lines, open, create, recorder: create([source], null) };
}

it('counts the alerts of its sources that are open, also while they are held', async () => {
  const { state, recorder, open } = setUp();
  expect(await recorder.record()).toBe(0);
  state.found = [low];
  expect(await recorder.record()).toBe(1);
  state.found = [];
  expect([await recorder.record(), open()]).toEqual([1, 1]);
  state.minutes = 2;
  expect([await recorder.record(), open()]).toEqual([0, 0]);
});

it('keeps an alert open whose source fails, and logs that', async () => {
  const { state, recorder, open, lines } = setUp();
  state.found = [low];
  await recorder.record();
  state.minutes = 60;
  state.isBroken = true;
  expect([await recorder.record(), open()]).toEqual([1, 1]);
  expect(lines).toMatchObject([{ level: 'warn' }]);
});

it('asks one source after the other, because each opens a connection', async () => {
  const { create } = setUp();
  let running = 0;
  let mostRunning = 0;
  const source: AlertSource = {
    kinds: ['disk-low'],
    async find() {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await Promise.resolve();
      running -= 1;
      return [];
    },
  };
  await create([source, source, source], null).record();
  expect(mostRunning).toBe(1);
});

it('closes alerts that it cannot check after the time that it is given, or never', async () => {
  const { state, recorder, create, open } = setUp();
  state.found = [low];
  await recorder.record();
  state.minutes = 59;
  await create([], 3_600_000).record();
  state.minutes = 6_000;
  await create([], null).record();
  expect(open()).toBe(1);
  await create([], 3_600_000).record();
  expect(open()).toBe(0);
});
