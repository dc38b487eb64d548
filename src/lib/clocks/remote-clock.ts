/** The time of another server, as far as its responses tell it. */
export interface RemoteClock {
  /** Takes the `Date` header of a response that has just arrived. */
  learn(date: string | null): void;
  /** To the second; null until a response has told it. */
  now(): Date | null;
}

/** The header has no fractions of a second. */
const averageFractionMs = 500;

export function createRemoteClock(
  monotonicMs: () => number = () => performance.now(),
): RemoteClock {
  let offsetMs: number | null = null;
  return {
    learn(date) {
      const time = date === null ? Number.NaN : Date.parse(date);
      if (!Number.isNaN(time)) offsetMs = time + averageFractionMs - monotonicMs();
    },
    now: () => (offsetMs === null ? null : new Date(offsetMs + monotonicMs())),
  };
}
