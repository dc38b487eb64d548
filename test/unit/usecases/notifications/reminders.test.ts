import { describe, expect, it } from 'vitest';
import { isDue } from '../../../../src/usecases/notifications/reminders.ts';

const asked = { stateChangedAt: new Date(2026, 10, 23, 1, 0) };
const at = (hour: number, minute = 0) => new Date(2026, 10, 23, hour, minute);

describe('a reminder', () => {
  it.each([
    { setting: {}, now: new Date(2026, 10, 24, 0, 59), due: false },
    { setting: {}, now: new Date(2026, 10, 24, 1, 0), due: true },
    { setting: { reminderHours: 2 }, now: at(2, 59), due: false },
    { setting: { reminderHours: 2 }, now: at(3), due: true },
    { setting: { reminderHours: 0 }, now: at(23), due: false },
    { setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } }, now: at(23), due: false },
    {
      setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } },
      now: at(6, 59),
      due: false,
    },
    { setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } }, now: at(7), due: true },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 12 } }, now: at(10), due: false },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 12 } }, now: at(12), due: true },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 9 } }, now: at(9), due: true },
  ])('with $setting at $now is due: $due', ({ setting, now, due }) => {
    expect(isDue(asked, setting, now)).toBe(due);
  });
});
