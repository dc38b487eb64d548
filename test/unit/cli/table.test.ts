import { describe, expect, it } from 'vitest';
import { formatBytes, formatCsv, formatTable } from '../../../src/cli/table.ts';

describe('a table on the terminal', () => {
  it('aligns its columns', () => {
    expect(
      formatTable(
        ['name', 'n'],
        [
          ['a', 1],
          ['long', null],
        ],
        'none',
      ),
    ).toBe('name  n\na     1\nlong  –');
  });

  it('says so when it is empty', () => {
    expect(formatTable(['name'], [], 'none')).toBe('none');
  });

  it('does not let a name move the cursor or start a new line', () => {
    expect(formatTable(['name'], [['a\u001b[2J\nb']], '')).toBe('name\na [2J b');
  });

  it('shows moments in UTC', () => {
    const at = new Date('2026-02-03T04:05:06.789Z');
    expect(formatTable(['at'], [[at]], '')).toBe('at\n2026-02-03 04:05:06Z');
  });
});

describe('CSV', () => {
  it('quotes what would break a row', () => {
    expect(
      formatCsv(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"\n'],
          [null, true],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""hi""\n"\r\n,true');
  });

  it.each(['=1+1', '+1', '-1', '@x'])('prevents a spreadsheet from evaluating %s', (cell) => {
    expect(formatCsv(['a'], [[cell]])).toBe(`a\r\n'${cell}`);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [2_000_000_000, '2.0 GB'],
  ])('%s are read as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
