import { describe, expect, it } from 'vitest';
import type { SpaceSettingsChange } from '../../../../src/domain/spaces/space.ts';
import { checkSpaceSettings } from '../../../../src/domain/spaces/space-rules.ts';

const check = (change: SpaceSettingsChange) => checkSpaceSettings(change, ['en', 'de']);

describe('the rules for settings of spaces', () => {
  it('trim, cut, and count the reasons', () => {
    const long = 'x'.repeat(150);
    const { declineReasons = [] } = check({ declineReasons: [' Too old ', '', long] });
    expect(declineReasons[0]).toBe('Too old');
    expect(declineReasons[1]).toHaveLength(100);
    expect(check({ declineReasons: [' '] })).toEqual({ declineReasons: undefined });
    const many = Array.from({ length: 40 }, (_, index) => `reason ${index}`);
    expect(check({ declineReasons: many }).declineReasons).toHaveLength(25);
    expect(check({ publicCards: true })).toEqual({ publicCards: true });
  });

  it('write time zones and regions as they are known', () => {
    expect(check({ timeZone: 'europe/berlin' })).toEqual({ timeZone: 'Europe/Berlin' });
    expect(check({ region: 'de' })).toEqual({ region: 'DE' });
    expect(check({ timeZone: undefined })).toEqual({ timeZone: undefined });
  });

  it.each<[string, SpaceSettingsChange]>([
    ['a negative reminder', { reminderHours: -1 }],
    ['a part of an hour', { reminderHours: 1.5 }],
    ['a reminder after a month', { reminderHours: 721 }],
    ['an hour that no day has', { quietHours: { from: 24, until: 6 } }],
    ['the same for alerts', { alertQuietHours: { from: 0, until: Number.NaN } }],
    ['an unknown language', { language: 'tlh' }],
    ['an offset as a time zone', { timeZone: '+02:00' }],
    ['an unknown region', { region: 'XX1' }],
    ['too many roles', { approverRoles: Array.from({ length: 26 }, String) }],
  ])('refuse %s', (_, change) => {
    expect(() => check(change)).toThrow('invalid-input');
  });
});
