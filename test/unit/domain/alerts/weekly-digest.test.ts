import { describe, expect, it } from 'vitest';
import { findDueWeek } from '../../../../src/domain/alerts/weekly-digest.ts';

describe('the week whose digest is due', () => {
  it.each([
    ['2026-11-23T08:59:00Z', 'UTC', null],
    ['2026-11-23T09:00:00Z', 'UTC', '2026-11-23'],
    ['2026-11-24T23:59:00Z', 'UTC', '2026-11-23'],
    ['2026-11-25T00:00:00Z', 'UTC', null],
    ['2026-11-22T12:00:00Z', 'UTC', null],
    // Monday, nine o'clock in Auckland; still Sunday in UTC.
    ['2026-11-22T20:00:00Z', 'Pacific/Auckland', '2026-11-23'],
    ['2026-11-23T09:00:00Z', 'America/New_York', null],
    ['2026-11-23T14:00:00Z', 'America/New_York', '2026-11-23'],
    // Tuesday after the night in which summer time ended on Sunday.
    ['2026-11-03T12:00:00Z', 'America/New_York', '2026-11-02'],
    // Tuesday, half past midnight, after a Monday with 23 hours.
    ['2021-03-22T20:00:00Z', 'Asia/Tehran', '2021-03-22'],
  ])('at %s in %s is %s', (now, timeZone, week) => {
    expect(findDueWeek(new Date(now), timeZone)).toBe(week);
  });
});
