import { expect, it } from 'vitest';
import { createLineBuffer } from '../../../../src/lib/logging/line-buffer.ts';

function fill(options: Partial<Parameters<typeof createLineBuffer>[0]>, texts: readonly string[]) {
  const limits = { maxLines: 100, maxCharacters: 1_000, maxLineCharacters: 100, ...options };
  const buffer = createLineBuffer(limits);
  for (const text of texts) buffer.add(text);
  return buffer;
}

it('a line buffer keeps the last lines with their numbers', () => {
  const buffer = fill({ maxLines: 2 }, ['one', 'two', 'three']);
  const kept = [
    { number: 2, text: 'two' },
    { number: 3, text: 'three' },
  ];
  expect(buffer.listAfter(0)).toEqual(kept);
  expect(buffer.listAfter(2)).toEqual(kept.slice(1));
  expect(buffer.listAfter(3)).toEqual([]);
  expect(buffer.listAfter(99)).toEqual([]);
  expect(buffer.lastNumber()).toBe(3);
});

it('a line buffer keeps no more characters than it may, and cuts long lines', () => {
  expect(fill({ maxCharacters: 5 }, ['aaa', 'bbb', 'cc']).listAfter(0)).toEqual([
    { number: 2, text: 'bbb' },
    { number: 3, text: 'cc' },
  ]);
  expect(fill({ maxLineCharacters: 2 }, ['abc']).listAfter(0)).toEqual([{ number: 1, text: 'ab' }]);
});
