import { describe, expect, it } from 'vitest';
import { createRequestHistory } from '../../../../../src/usecases/console/overview/request-history.ts';

const secondMs = 1_000;

function setUp() {
  let now = Date.parse('2026-11-23T10:00:00Z');
  let changed: readonly string[] = [];
  const counted: string[] = [];
  const askedSince: string[] = [];
  const history = createRequestHistory({
    figures: {
      async countByState(since) {
        const day = since.toISOString().slice(0, 10);
        counted.push(day);
        return { pending: counted.filter((each) => each === day).length };
      },
      async listChangedDays(since) {
        askedSince.push(since.toISOString());
        return changed;
      },
      readWaitTimes: async () => ({ approval: { p50: 1, p90: 2, count: 3 }, availability: null }),
    },
    clock: () => new Date(now),
  });
  return {
    history,
    askedSince,
    /** The days that were counted since the last call. */
    takeCounted: () => counted.splice(0),
    pass(ms: number, ...days: string[]) {
      now += ms;
      changed = days;
    },
  };
}

describe('the history of requests', () => {
  it('counts the last thirty days once', async () => {
    const { history, takeCounted } = setUp();
    const [read] = await Promise.all([history.read(), history.read()]);
    const days = takeCounted();
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-10-25', '2026-11-23']);
    expect(read.days.at(-1)).toEqual({ day: '2026-11-23', states: { pending: 1 } });
    expect(read.approval).toEqual({ p50: 1, p90: 2, count: 3 });
  });

  it('is shown again for ten seconds, and then counts only days that have changed', async () => {
    const { history, takeCounted, pass, askedSince } = setUp();
    await history.read();
    takeCounted();
    pass(9 * secondMs);
    await history.read();
    expect(takeCounted()).toEqual([]);
    pass(secondMs, '2026-11-20', '2026-01-01');
    await history.read();
    expect(takeCounted()).toEqual(['2026-11-20']);
    expect(askedSince).toEqual(['2026-11-23T09:59:30.000Z']);
  });

  it('moves on at midnight', async () => {
    const { history, takeCounted, pass } = setUp();
    pass(13 * 60 * 60 * secondMs + 59 * 60 * secondMs + 30 * secondMs);
    await history.read();
    takeCounted();
    pass(60 * secondMs);
    const { days } = await history.read();
    expect(takeCounted()).toEqual(['2026-11-24']);
    expect([days.length, days.at(-1)?.day]).toEqual([30, '2026-11-24']);
  });

  it('counts everything again after an hour', async () => {
    const { history, takeCounted, pass } = setUp();
    await history.read();
    takeCounted();
    pass(60 * 60 * secondMs + 1);
    await history.read();
    expect(takeCounted()).toHaveLength(30);
  });
});
