import { expect, it } from 'vitest';
import { createAttemptLimits } from '../../../../src/usecases/console/attempt-limits.ts';

const limit = { max: 2, windowMs: 1_000 };

function setUp() {
  let now = 0;
  const attempts = createAttemptLimits({ clock: () => new Date(now) });
  return {
    ...attempts,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('Attempts are counted by key, and are allowed again after a while', () => {
  const { take, pass } = setUp();
  expect([take({ a: limit }), take({ a: limit }), take({ a: limit })]).toEqual([true, true, false]);
  expect(take({ b: limit })).toBe(true);
  pass(1_000);
  expect(take({ a: limit })).toBe(true);
});

it('An attempt that one key does not have left takes none from the others', () => {
  const { take } = setUp();
  expect([take({ a: limit }), take({ a: limit })]).toEqual([true, true]);
  expect(take({ a: limit, b: limit })).toBe(false);
  expect([take({ b: limit }), take({ b: limit }), take({ b: limit })]).toEqual([true, true, false]);
});

it('An attempt can be given back', () => {
  const { take, giveBack } = setUp();
  take({ a: limit });
  take({ a: limit });
  giveBack(['a', 'unknown']);
  expect([take({ a: limit }), take({ a: limit })]).toEqual([true, false]);
});

it('Made-up keys do not fill the memory: the oldest are forgotten', () => {
  const { take } = setUp();
  take({ first: limit });
  take({ first: limit });
  for (let i = 0; i < 10_000; i += 1) take({ [`key ${i}`]: limit });
  expect(take({ first: limit })).toBe(true);
});
