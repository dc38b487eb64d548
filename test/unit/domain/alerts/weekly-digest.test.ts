import { describe, expect, it } from 'vitest';
import { findDueWeek, toDigestPeriod } from '../../../../src/domain/alerts/weekly-digest.ts';

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
    expect(findDueWeek(new Date(now), { timeZone, quietHours: null })).toBe(week);
  });
});

it('no digest is due in quiet hours, and the same one afterwards', () => {
  const target = { timeZone: 'America/New_York', quietHours: { from: 22, until: 10 } };
  expect(findDueWeek(new Date('2026-11-23T14:59:00Z'), target)).toBeNull();
  expect(findDueWeek(new Date('2026-11-23T15:00:00Z'), target)).toBe('2026-11-23');
});

describe('the period of a digest', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-16T09:00:00Z', '2026-11-23T09:00:00Z'],
    ['2026-11-23', 'Pacific/Auckland', '2026-11-15T20:00:00Z', '2026-11-22T20:00:00Z'],
    ['2026-11-23', 'Asia/Kolkata', '2026-11-16T03:30:00Z', '2026-11-23T03:30:00Z'],
    // Summer time ended and began on the Sunday in between.
    ['2026-11-02', 'America/New_York', '2026-10-26T13:00:00Z', '2026-11-02T14:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-23T08:00:00Z', '2026-03-30T07:00:00Z'],
    // Summer time began on the Monday itself.
    ['2021-03-22', 'Asia/Tehran', '2021-03-15T05:30:00Z', '2021-03-22T04:30:00Z'],
  ])('of %s in %s is from %s to %s', (week, timeZone, since, until) => {
    expect(toDigestPeriod(week, timeZone)).toEqual({
      since: new Date(since),
      until: new Date(until),
    });
  });
});
