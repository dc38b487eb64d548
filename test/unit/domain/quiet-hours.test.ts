import { expect, it } from 'vitest';
import { isQuiet } from '../../../src/domain/quiet-hours.ts';

it.each([
  ['no hour without quiet hours', null, []],
  ['no hour if they begin when they end', { from: 7, until: 7 }, []],
  ['the hours from the first to before the last', { from: 1, until: 3 }, [1, 2]],
  ['the hours over midnight', { from: 22, until: 2 }, [0, 1, 22, 23]],
])('%s are quiet', (_, hours, expected) => {
  const day = Array.from({ length: 24 }, (__, hour) => hour);
  expect(day.filter((hour) => isQuiet(hours, hour))).toEqual(expected);
});
