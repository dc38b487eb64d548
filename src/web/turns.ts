/** Answers under way, by message: whoever else wants to change that message waits for them. */
export interface Turns {
  /** Runs an answer that will change the message. */
  answer<Value>(id: string, run: () => Promise<Value>): Promise<Value>;
  /** Resolves when no answer to the message is under way. */
  settled(id: string): Promise<void>;
  /** Resolves when no answer at all is under way. */
  idle(): Promise<void>;
}

/** An edit that overtook the answer to a press would be painted over with what is older. */
export function createTurns(): Turns {
  const open = new Map<string, Set<Promise<unknown>>>();
  return {
    async answer(id, run) {
      const under = open.get(id) ?? new Set();
      open.set(id, under);
      const running = run();
      under.add(running);
      try {
        return await running;
      } finally {
        under.delete(running);
        if (under.size === 0) open.delete(id);
      }
    },
    async settled(id) {
      await Promise.allSettled(open.get(id) ?? []);
    },
    async idle() {
      await Promise.allSettled([...open.values()].flatMap((under) => [...under]));
    },
  };
}
