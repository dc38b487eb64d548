import { expect, it } from 'vitest';
import { hourIn, toTimeZone } from '../../../src/domain/time-zone.ts';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Europe/Atlantis', null],
  ['+02:00', null],
  ['', null],
  ['Europe/Berlin\0', null],
])('the time zone of %j is %j', (text, name) => {
  expect(toTimeZone(text)).toBe(name);
});

it.each([
  ['UTC', 23],
  ['Europe/Berlin', 0],
  ['Asia/Kolkata', 4],
  ['America/New_York', 18],
])('the hour in %s is %i', (timeZone, hour) => {
  expect(hourIn(timeZone, new Date('2026-01-15T23:10:00Z'))).toBe(hour);
});

it('the hour follows daylight saving time', () => {
  expect(hourIn('Europe/Berlin', new Date('2026-07-15T23:10:00Z'))).toBe(1);
});
