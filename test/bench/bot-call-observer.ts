/** A call of the bot to a chat platform. */
export interface BotCall {
  /** The interaction, message, or chat that the call belongs to. */
  readonly key: string;
  readonly route: string;
  /** The body as text, to search in. */
  readonly text: () => string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface BotCallObserver {
  /** Records a call, and wakes those who wait for it. */
  add(call: BotCall): void;
  /** Resolves with the first past or future call for this key that passes. Rejects after a minute. */
  next(key: string, check: (call: BotCall) => boolean): Promise<BotCall>;
}

const timeoutMs = 60_000;

interface Waiter {
  readonly check: (call: BotCall) => boolean;
  readonly resolve: (call: BotCall) => void;
}

/**
 * Keeps the calls by key. The test servers' own way of waiting checks all calls after every call; with 200 people at
 * once that would be the slowest part of the measurement.
 */
export function createBotCallObserver(): BotCallObserver {
  const callsByKey = new Map<string, BotCall[]>();
  const waiters = new Map<string, Set<Waiter>>();

  return {
    add(call) {
      const before = callsByKey.get(call.key);
      if (before) before.push(call);
      else callsByKey.set(call.key, [call]);
      for (const waiter of waiters.get(call.key) ?? []) {
        if (waiter.check(call)) waiter.resolve(call);
      }
    },
    next(key, check) {
      const existing = callsByKey.get(key)?.find(check);
      if (existing) return Promise.resolve(existing);
      const found = new Promise<BotCall>((resolve, reject) => {
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
      // Several are waited for in turn. One that is missing before its turn must not end the process, which would leave
      // the bot and the database running.
      found.catch(() => undefined);
      return found;
    },
  };
}
