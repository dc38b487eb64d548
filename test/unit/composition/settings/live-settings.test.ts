import { expect, it, vi } from 'vitest';
import { createLiveSettings } from '../../../../src/composition/settings/live-settings.ts';
import { parseConfig } from '../../../../src/config/config.ts';

it('new values reach whoever holds the settings, and the log', () => {
  const setLogLevel = vi.fn();
  const live = createLiveSettings(parseConfig({ ALERT_MUTE: 'service-down' }), setLogLevel);
  const { alerts } = live;
  expect(alerts).toMatchObject({ mutedKinds: ['service-down'], quietHours: null, places: [] });
  expect(setLogLevel).toHaveBeenLastCalledWith('info');
  const stored = {
    ALERT_QUIET_HOURS: '22-7',
    ALERT_PLACES: 'discord:1',
    WEEKLY_DIGEST: 'true',
    LOG_LEVEL: 'debug',
  };
  live.apply(parseConfig({}, { stored }));
  expect(alerts.mutedKinds).toEqual([]);
  expect(alerts.quietHours).toEqual({ from: 22, until: 7 });
  expect(alerts.places).toEqual([{ platform: 'discord', kind: 'channel', address: '1' }]);
  expect(alerts.hasWeeklyDigest).toBe(true);
  expect(setLogLevel).toHaveBeenLastCalledWith('debug');
});
