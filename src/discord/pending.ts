/** Interactions whose answer is on its way: nobody else edits their message meanwhile. */
export interface Pending {
  /** Marks a token or message as being answered; call the result when that is over. */
  begin(keys: readonly string[]): () => void;
  /** Resolves when the answer to this token or message is over; true at once when there is none. False after `capMs`. */
  settled(key: string, capMs: number): Promise<boolean>;
  /** Resolves when nothing is under way, or after `capMs`. */
  idle(capMs: number): Promise<void>;
}

/** Keeps track of what is being answered in this process. */
export function createPending(): Pending {
  const open = new Map<string, Set<Promise<void>>>();

  return {
    begin(keys) {
      let end: () => void = () => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      for (const key of keys) open.set(key, (open.get(key) ?? new Set()).add(over));
      return () => {
        for (const key of keys) {
          const all = open.get(key);
          all?.delete(over);
          if (all?.size === 0) open.delete(key);
        }
        end();
      };
    },
    async settled(key, capMs) {
      const all = open.get(key);
      return all ? within(Promise.all(all), capMs) : true;
    },
    async idle(capMs) {
      await within(Promise.all([...open.values()].flatMap((all) => [...all])), capMs);
    },
  };
}

/** Whether a promise is fulfilled within so many milliseconds. */
async function within(promise: Promise<unknown>, capMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, capMs, false);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
