import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../../src/cli/time.ts';

const now = new Date('2026-02-03T12:00:00Z');

describe('a moment', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31 14:30', '2026-01-31T14:30:00.000Z'],
    ['2026-01-31T14:30:05', '2026-01-31T14:30:05.000Z'],
    ['2026-01-31T14:30:05.250Z', '2026-01-31T14:30:05.250Z'],
    ['2026-01-31 14:30 +02:00', '2026-01-31T12:30:00.000Z'],
    ['30m', '2026-02-03T11:30:00.000Z'],
    ['2d', '2026-02-01T12:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseMoment(text, now)?.toISOString()).toBe(expected);
  });

  it.each(['', 'yesterday', '2026-13-01', '2026-02-30', '14:30', '5x', '2026-01-31 25:00'])(
    '"%s" is refused',
    (text) => {
      expect(parseMoment(text, now)).toBeNull();
    },
  );
});
