import { expect, it } from 'vitest';
import { createAttemptLimiter } from '../../../../src/usecases/console/attempt-limits.ts';
import { createInMemoryAttemptCounts } from '../../../support/console/in-memory-attempt-counts.ts';

const limit = { max: 2, windowMs: 60_000 };

/** Several processes on one database. */
function setUp() {
  let now = 0;
  const clock = () => new Date(now);
  const shared = createInMemoryAttemptCounts(clock);
  const asked: (readonly string[])[] = [];
  const counts: typeof shared = {
    ...shared,
    async take(limits) {
      asked.push(Object.keys(limits));
      return shared.take(limits);
    },
  };
  const [one, two] = [
    createAttemptLimiter({ counts, clock, maxKeys: 100 }),
    createAttemptLimiter({ counts, clock, maxKeys: 100 }),
  ];
  return {
    one,
    two,
    asked,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('Attempts are counted by key, and are allowed again after a while', async () => {
  const { one, pass } = setUp();
  const takeThree = [
    await one.take({ a: limit }),
    await one.take({ a: limit }),
    await one.take({ a: limit }),
  ];
  expect(takeThree).toEqual([true, true, false]);
  expect(await one.take({ b: limit })).toBe(true);
  pass(60_000);
  expect(await one.take({ a: limit })).toBe(true);
});

it('Attempts of all processes are counted together', async () => {
  const { one, two } = setUp();
  expect([await one.take({ a: limit }), await two.take({ a: limit })]).toEqual([true, true]);
  expect([await one.take({ a: limit }), await two.take({ a: limit })]).toEqual([false, false]);
  await two.giveBack({ a: limit });
  expect(await two.take({ a: limit })).toBe(false);
});

it('An attempt that one key does not have left takes none from the others', async () => {
  const { one, two } = setUp();
  expect([await two.take({ a: limit }), await two.take({ a: limit })]).toEqual([true, true]);
  expect(await one.take({ a: limit, b: limit })).toBe(false);
  expect([await one.take({ b: limit }), await one.take({ b: limit })]).toEqual([true, true]);
  expect(await one.take({ b: limit })).toBe(false);
});

it('An attempt can be given back', async () => {
  const { one } = setUp();
  await one.take({ a: limit });
  await one.take({ a: limit });
  await one.giveBack({ a: limit, unknown: limit });
  expect([await one.take({ a: limit }), await one.take({ a: limit })]).toEqual([true, false]);
});

it('A flood of attempts does not reach the database', async () => {
  const { one, two, asked, pass } = setUp();
  await two.take({ a: limit });
  await two.take({ a: limit });
  asked.length = 0;
  for (let n = 0; n < 1_000; n += 1) {
    await one.take({ a: limit });
    await two.take({ a: limit });
  }
  // Two had none left itself; one asks once in ten seconds.
  expect(asked).toHaveLength(1);
  pass(10_000);
  await one.take({ a: limit });
  expect(asked).toHaveLength(2);
});

it('Made-up keys do not fill the memory: the oldest are forgotten', async () => {
  const { one, asked } = setUp();
  await one.take({ first: limit });
  await one.take({ first: limit });
  for (let i = 0; i < 100; i += 1) await one.take({ [`key ${i}`]: limit });
  asked.length = 0;
  // The database still knows.
  expect(await one.take({ first: limit })).toBe(false);
  expect(asked).toEqual([['first']]);
});
