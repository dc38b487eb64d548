import { expect, it } from 'vitest';
import { createPace } from '../../../../src/lib/clocks/create-pace.ts';

function setUp() {
  let nowMs = 0;
  const pauses: number[] = [];
  const pace = createPace({
    now: () => nowMs,
    async pause(ms) {
      pauses.push(ms);
      nowMs += ms;
    },
  });
  return {
    pauses,
    async work(ms: number) {
      nowMs += ms;
      await pace();
    },
  };
}

it('long work pauses for twice as long as it worked', async () => {
  const { work, pauses } = setUp();
  await work(10);
  await work(30);
  expect(pauses).toEqual([20, 60]);
});

it('short parts of work are added up before it pauses', async () => {
  const { work, pauses } = setUp();
  await work(1);
  await work(2);
  await work(2);
  expect(pauses).toEqual([10]);
});

it('work that waited long does not wait even longer again', async () => {
  const { work, pauses } = setUp();
  await work(10_000);
  expect(pauses).toEqual([250]);
});
