/** One call of the bot at a chat platform: what it belongs to, what it says, when it came. */
export interface Arrival {
  readonly key: string;
  readonly what: string;
  /** Text of the body, for a look at its words. */
  readonly text: () => string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Arrivals {
  /** Resolves with the first call for this key that passes, be it there already or not. Rejects after a minute. */
  next(key: string, check: (arrival: Arrival) => boolean): Promise<Arrival>;
  stop(): void;
}

const lookEveryMs = 2;
const patienceMs = 60_000;

interface Waiter {
  readonly check: (arrival: Arrival) => boolean;
  readonly resolve: (arrival: Arrival) => void;
}

/**
 * Watches the calls a fake writes down. The fakes' own waiting looks at everything after every call, which
 * 200 people at once would make the slowest part of the measurement.
 */
export function createArrivals(take: () => readonly Arrival[]): Arrivals {
  const seen = new Map<string, Arrival[]>();
  const waiters = new Map<string, Set<Waiter>>();
  const timer = setInterval(look, lookEveryMs);

  function look(): void {
    for (const arrival of take()) {
      const before = seen.get(arrival.key);
      if (before) before.push(arrival);
      else seen.set(arrival.key, [arrival]);
      for (const waiter of waiters.get(arrival.key) ?? []) {
        if (waiter.check(arrival)) waiter.resolve(arrival);
      }
    }
  }

  return {
    next(key, check) {
      const known = seen.get(key)?.find(check);
      if (known) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const mine = waiters.get(key) ?? new Set();
        waiters.set(key, mine);
        const leave = () => {
          clearTimeout(patience);
          mine.delete(waiter);
          if (mine.size === 0) waiters.delete(key);
        };
        const patience = setTimeout(() => {
          leave();
          reject(new Error(`no call for ${key} in ${patienceMs} ms`));
        }, patienceMs);
        const waiter: Waiter = {
          check,
          resolve(arrival) {
            leave();
            resolve(arrival);
          },
        };
        mine.add(waiter);
      });
    },
    stop: () => clearInterval(timer),
  };
}
