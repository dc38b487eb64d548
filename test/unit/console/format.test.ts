import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDuration,
  formatPercent,
  formatRelative,
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

  it('never round a share up to 100%', () => {
    expect(formatPercent(0.99999, 'en')).toBe('99.99%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0.5, 'de').replace(/\s/, ' ')).toBe('50 %');
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_234, '1.2 kB'],
    [5_600_000_000, '5.6 GB'],
    [123_456_789_000, '123 GB'],
  ])('name %d bytes', (bytes, expected) => {
    expect(formatBytes(bytes, 'en')).toBe(expected);
  });
});
