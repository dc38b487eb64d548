import { expect, it } from 'vitest';
import { createSharedTokenAlerts } from '../../../../src/usecases/alerts/shared-token-alerts.ts';
import { createInMemoryAlerts } from '../../../support/in-memory/alert-repository.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

function setUp() {
  const alertRepository = createInMemoryAlerts();
  const { log, lines } = createRecordingLog();
  const state = { minutes: 0, isShared: false, lockError: null as Error | null, locked: 0 };
  const clock = () => new Date(Date.UTC(2026, 10, 23, 12, state.minutes));
  /** A new process with the same rows. */
  const start = () =>
    createSharedTokenAlerts({
      platforms: [
        { name: 'telegram', isTokenShared: () => state.isShared },
        { name: 'discord', isTokenShared: () => false },
      ],
      alertRepository,
      locks: {
        async withLock(_key, work) {
          state.locked += 1;
          if (state.lockError) throw state.lockError;
          return work();
        },
      },
      clock,
      log,
    });
  const list = () =>
    [...alertRepository.rows.values()].map(({ kind, subject, detail, closedAt }) => ({
      kind,
      subject,
      name: detail.name,
      isOpen: closedAt === null,
    }));
  return { alertRepository, state, clock, start, list, lines };
}

const shared = { kind: 'token-shared', subject: 'telegram', name: 'Telegram' };

it('an alert names the platform whose token another program uses, until two minutes after the last sign', async () => {
  const { state, start, list } = setUp();
  const alerts = start();
  await alerts.check();
  expect(list()).toEqual([]);
  state.isShared = true;
  await alerts.check();
  state.minutes = 1;
  await alerts.check();
  expect(list()).toEqual([{ ...shared, isOpen: true }]);
  state.isShared = false;
  state.minutes = 2;
  await alerts.check();
  expect(list()).toEqual([{ ...shared, isOpen: true }]);
  state.minutes = 3;
  await alerts.check();
  expect(list()).toEqual([{ ...shared, isOpen: false }]);
});

it('an alert of an earlier process is closed by the next one, and alerts of other kinds are left alone', async () => {
  const { alertRepository, state, clock, start, list } = setUp();
  state.isShared = true;
  await start().check();
  await alertRepository.open({ kind: 'disk-low', subject: 'attic', detail: {} }, clock());
  state.isShared = false;
  state.minutes = 600;
  await start().check();
  expect(list()).toEqual([
    { ...shared, isOpen: false },
    { kind: 'disk-low', subject: 'attic', name: undefined, isOpen: true },
  ]);
});

it('while all is well, the database is asked once', async () => {
  const { state, start } = setUp();
  const alerts = start();
  for (let n = 0; n < 3; n += 1) await alerts.check();
  expect(state.locked).toBe(1);
});

it('an outage of the database is logged, and the next check makes up for it', async () => {
  const { state, start, list, lines } = setUp();
  const alerts = start();
  state.isShared = true;
  state.lockError = new Error('no database');
  await alerts.check();
  expect(lines).toMatchObject([{ level: 'warn' }]);
  state.lockError = null;
  await alerts.check();
  expect(list()).toEqual([{ ...shared, isOpen: true }]);
});
