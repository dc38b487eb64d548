import { expect, it } from 'vitest';
import { createRepeatFilter } from '../../../src/lib/repeat-filter.ts';

function createFixture() {
  const time = { ms: 0 };
  return { time, isNew: createRepeatFilter(1_000, () => time.ms) };
}

it('lets a text through once per interval', () => {
  const { time, isNew } = createFixture();
  expect([isNew('a'), isNew('a')]).toEqual([true, false]);
  time.ms = 999;
  expect(isNew('a')).toBe(false);
  time.ms = 1_000;
  expect(isNew('a')).toBe(true);
});

it('counts each text separately', () => {
  const { isNew } = createFixture();
  expect([isNew('a'), isNew('b'), isNew('a'), isNew('b')]).toEqual([true, true, false, false]);
});

it('stores a limited number of texts', () => {
  const { isNew } = createFixture();
  for (let index = 0; index < 100; index += 1) isNew(`text ${index}`);
  expect(isNew('text 99')).toBe(false);
  expect(isNew('one more')).toBe(true);
  expect(isNew('text 99')).toBe(true);
});
