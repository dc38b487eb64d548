/** Interactions whose answer is on its way: nobody else edits their message meanwhile. */
export interface PendingResponses {
  /** Marks a token or message as being answered; call the result when that is over. */
  track(keys: readonly string[]): () => void;
  /** Resolves when the answer to this token or message is over; true at once when there is none. False after `capMs`. */
  waitFor(key: string, timeoutMs: number): Promise<boolean>;
  /** Resolves when nothing is under way, or after `capMs`. */
  waitUntilIdle(timeoutMs: number): Promise<void>;
}

/** Keeps track of what is being answered in this process. */
export function createPendingResponses(): PendingResponses {
  const pending = new Map<string, Set<Promise<void>>>();

  return {
    track(keys) {
      let complete: () => void = () => {};
      const completion = new Promise<void>((resolve) => {
        complete = resolve;
      });
      for (const key of keys) pending.set(key, (pending.get(key) ?? new Set()).add(completion));
      return () => {
        for (const key of keys) {
          const all = pending.get(key);
          all?.delete(completion);
          if (all?.size === 0) pending.delete(key);
        }
        complete();
      };
    },
    async waitFor(key, timeoutMs) {
      const all = pending.get(key);
      return all ? isFulfilledWithin(Promise.all(all), timeoutMs) : true;
    },
    async waitUntilIdle(timeoutMs) {
      await isFulfilledWithin(
        Promise.all([...pending.values()].flatMap((all) => [...all])),
        timeoutMs,
      );
    },
  };
}

/** Whether a promise is fulfilled within so many milliseconds. */
async function isFulfilledWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
