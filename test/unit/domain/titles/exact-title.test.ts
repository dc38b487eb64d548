import { expect, it } from 'vitest';
import { isExactTitle } from '../../../../src/domain/titles/exact-title.ts';

it.each([
  ['M', 'm', true],
  ['Amélie', 'amelie', true],
  ['WALL·E', 'wall e', true],
  ['It', 'it 2017', true],
  ['It', 'It (2017)', true],
  ['It', 'it 2018', false],
  ['It Follows', 'it', false],
  ['???', '???', true],
  ['???', '!', false],
])('%j is exactly %j: %s', (name, text, isExact) => {
  expect(isExactTitle({ name, year: 2017 }, text)).toBe(isExact);
});
