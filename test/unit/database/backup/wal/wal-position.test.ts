import { describe, expect, it } from 'vitest';
import {
  formatPosition,
  nameOf,
  parsePosition,
  parseSegmentName,
  segmentOf,
  startOf,
} from '../../../../../src/database/backup/wal/wal-position.ts';

const place = { timeline: 1, segmentBytes: 16 * 1024 * 1024 };

describe('a WAL position', () => {
  it('is read and written as PostgreSQL does', () => {
    expect(parsePosition('16/B374D848')).toBe(0x16_b374_d848n);
    expect(formatPosition(0x16_b374_d848n)).toBe('16/B374D848');
    expect(formatPosition(parsePosition('0/0'))).toBe('0/0');
    expect(() => parsePosition('16')).toThrow('WAL position');
  });

  // Names from `select pg_walfile_name(…)` on PostgreSQL 15.
  it.each([
    ['0/2000028', '000000010000000000000002'],
    ['0/FF000001', '0000000100000000000000FF'],
    ['1/0', '000000010000000100000000'],
    ['16/B374D848', '0000000100000016000000B3'],
  ])('%s is in the file %s', (position, name) => {
    const segment = segmentOf(parsePosition(position), place);
    expect(nameOf(segment, place)).toBe(name);
    expect(parseSegmentName(name, place.segmentBytes)).toEqual({ timeline: 1, segment });
    expect(startOf(segment, place) <= parsePosition(position)).toBe(true);
  });

  it('is in other files with other segment sizes and timelines', () => {
    const small = { timeline: 10, segmentBytes: 1024 * 1024 };
    const segment = segmentOf(parsePosition('1/2300000'), small);
    expect(nameOf(segment, small)).toBe('0000000A0000000100000023');
    expect(parseSegmentName('0000000A0000000100000023', 1024 * 1024)).toEqual({
      timeline: 10,
      segment,
    });
  });

  it('is not in files of other kinds', () => {
    expect(parseSegmentName('00000002.history', place.segmentBytes)).toBeNull();
    expect(parseSegmentName('000000010000000000000002.partial', place.segmentBytes)).toBeNull();
  });
});
