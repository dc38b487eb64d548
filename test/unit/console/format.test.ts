import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDuration,
  formatLanguage,
  formatPercent,
  formatRelative,
  formatTick,
} from '../../../src/console/ui/data/format.ts';

const now = new Date('2026-03-04T12:00:00Z');

describe('the figures of the console', () => {
  it.each([
    ['2026-03-04T11:59:15Z', '45 seconds ago'],
    ['2026-03-04T09:10:00Z', '2 hours ago'],
    ['2026-03-06T13:00:00Z', 'in 2 days'],
    ['2025-12-24T12:00:00Z', 'Dec 24, 2025'],
  ])('say when %s was', (at, expected) => {
    expect(formatRelative(new Date(at), now, 'en')).toBe(expected);
  });

  it.each([
    [120, '120 ms'],
    [4_200, '4.2 sec'],
    [184_000, '3.1 min'],
    [90_000_000, '1 day'],
  ])('say how long %d ms are', (ms, expected) => {
    expect(formatDuration(ms, 'en')).toBe(expected);
  });

  it('say the time below a chart of a day, and the day below a longer one', () => {
    const seconds = new Date(2026, 2, 4, 21, 15).getTime() / 1_000;
    expect(formatTick(seconds, 86_400_000, 'en').replace(/\s/, ' ')).toBe('9:15 PM');
    expect(formatTick(seconds, 86_400_000, 'de')).toBe('21:15');
    expect(formatTick(seconds, 7 * 86_400_000, 'en')).toBe('Mar 4');
  });

  it('never round a share up to 100%', () => {
    expect(formatPercent(0.99999, 'en')).toBe('99.99%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0.998, 'en')).toBe('99.80%');
    expect(formatPercent(0.5, 'de').replace(/\s/, ' ')).toBe('50,00 %');
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_234, '1.2 kB'],
    [5_600_000_000, '5.6 GB'],
    [123_456_789_000, '123 GB'],
  ])('name %d bytes', (bytes, expected) => {
    expect(formatBytes(bytes, 'en')).toBe(expected);
  });
});

it.each([
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['pt-BR', 'Português (Brasil)'],
])('the language %s is shown as %s', (code, name) => {
  expect(formatLanguage(code)).toBe(name);
});
