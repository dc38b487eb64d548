import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSettingsWatch } from '../../../../src/composition/settings/watch-settings.ts';
import { parseConfig } from '../../../../src/config/config.ts';
import type { SettingsVersion } from '../../../../src/domain/settings/settings-version.ts';
import { noLog } from '../../../../src/ports/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function version(number: number, values: Record<string, string>, isProven = true): SettingsVersion {
  return { version: number, values, isProven, isUnreadable: false };
}

function setUp(opened: SettingsVersion) {
  let current = opened;
  const store = {
    readCurrent: vi.fn(async () => current),
    markProven: vi.fn(async (): Promise<void> => undefined),
    markFailed: vi.fn(async (): Promise<void> => undefined),
  };
  const apply = vi.fn();
  const restart = vi.fn();
  const watch = createSettingsWatch({
    opened: { store, ...opened },
    loadConfig: (stored) => parseConfig({}, { stored }),
    live: { apply },
    restart,
    log: noLog,
  });
  const change = (next: SettingsVersion) => {
    current = next;
  };
  return { watch, change, store, apply, restart };
}

it('what takes effect at once is applied without a restart, and needs no proof', async () => {
  const { watch, change, store, apply, restart } = setUp(version(1, {}));
  change(version(2, { ALERT_QUIET_HOURS: '22-7', LOG_LEVEL: 'debug' }, false));
  await watch.check();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(apply).toHaveBeenCalledOnce();
  expect(apply.mock.calls[0]?.[0]).toMatchObject({
    alerts: { quietHours: { from: 22, until: 7 } },
    log: { level: 'debug' },
  });
  expect(store.markProven).toHaveBeenCalledWith(2);
  expect(restart).not.toHaveBeenCalled();
});

it('everything else restarts the bot once, after whoever changed it was answered', async () => {
  const { watch, change, apply, restart } = setUp(version(1, {}));
  change(version(2, { TIMEZONE: 'Europe/Berlin', LOG_LEVEL: 'debug' }, false));
  await watch.check();
  await watch.check();
  expect(restart).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(restart).toHaveBeenCalledOnce();
  expect(restart.mock.calls[0]?.[0]).toContain('LOG_LEVEL, TIMEZONE');
  expect(apply).not.toHaveBeenCalled();
});

it('a change by another process is noticed, also one that was taken back', async () => {
  const { watch, change, restart } = setUp(version(2, { TIMEZONE: 'Europe/Berlin' }, false));
  watch.start();
  change(version(1, {}));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(restart).toHaveBeenCalledOnce();
  watch.stop();
  // Otherwise each restart in the process would leave a timer, and with it the bot before.
  expect(vi.getTimerCount()).toBe(0);
});

it('no restart happens once the bot stops', async () => {
  const { watch, change, restart } = setUp(version(1, {}));
  change(version(2, { TIMEZONE: 'Europe/Berlin' }));
  await watch.check();
  watch.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(restart).not.toHaveBeenCalled();
});

it('settings that have worked are never given up', async () => {
  const proven = setUp(version(1, {}, true));
  expect(await proven.watch.giveUp('reason')).toBe(false);
  expect(proven.store.markFailed).not.toHaveBeenCalled();

  const trial = setUp(version(2, { DISCORD_TOKEN: 'x' }, false));
  await trial.watch.prove();
  expect(trial.store.markProven).toHaveBeenCalledWith(2);
  expect(await trial.watch.giveUp('reason')).toBe(false);
});

it('settings that have not worked yet are given up for those before', async () => {
  const { watch, change, store } = setUp(version(2, { DISCORD_TOKEN: 'x' }, false));
  store.markFailed.mockImplementation(async () => change(version(1, {})));
  expect(await watch.giveUp('Discord rejected the token')).toBe(true);
  expect(store.markFailed).toHaveBeenCalledWith(2, 'Discord rejected the token');
});
