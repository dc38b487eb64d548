/** One call of the bot at a chat platform: what it belongs to, what it says, when it came. */
export interface BotCall {
  readonly key: string;
  readonly route: string;
  /** Text of the body, for a look at its words. */
  readonly text: () => string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface BotCallObserver {
  /** Resolves with the first call for this key that passes, be it there already or not. Rejects after a minute. */
  next(key: string, check: (call: BotCall) => boolean): Promise<BotCall>;
  stop(): void;
}

const pollMs = 2;
const timeoutMs = 60_000;

interface Waiter {
  readonly check: (call: BotCall) => boolean;
  readonly resolve: (call: BotCall) => void;
}

/**
 * Watches the calls a fake writes down. The fakes' own waiting looks at everything after every call, which
 * 200 people at once would make the slowest part of the measurement.
 */
export function createBotCallObserver(takeNewCalls: () => readonly BotCall[]): BotCallObserver {
  const callsByKey = new Map<string, BotCall[]>();
  const waiters = new Map<string, Set<Waiter>>();
  const timer = setInterval(poll, pollMs);

  function poll(): void {
    for (const call of takeNewCalls()) {
      const before = callsByKey.get(call.key);
      if (before) before.push(call);
      else callsByKey.set(call.key, [call]);
      for (const waiter of waiters.get(call.key) ?? []) {
        if (waiter.check(call)) waiter.resolve(call);
      }
    }
  }

  return {
    next(key, check) {
      const existing = callsByKey.get(key)?.find(check);
      if (existing) return Promise.resolve(existing);
      return new Promise((resolve, reject) => {
        const waitersOfKey = waiters.get(key) ?? new Set();
        waiters.set(key, waitersOfKey);
        const stopWaiting = () => {
          clearTimeout(timeout);
          waitersOfKey.delete(waiter);
          if (waitersOfKey.size === 0) waiters.delete(key);
        };
        const timeout = setTimeout(() => {
          stopWaiting();
          reject(new Error(`no call for ${key} in ${timeoutMs} ms`));
        }, timeoutMs);
        const waiter: Waiter = {
          check,
          resolve(call) {
            stopWaiting();
            resolve(call);
          },
        };
        waitersOfKey.add(waiter);
      });
    },
    stop: () => clearInterval(timer),
  };
}
