/** Answers under way, by message: whoever else wants to change that message waits for them. */
export interface KeyedMutex {
  /** Runs an answer that will change the message. */
  run<Value>(id: string, action: () => Promise<Value>): Promise<Value>;
  /** Resolves when no answer to the message is under way. */
  whenIdle(id: string): Promise<void>;
  /** Resolves when no answer at all is under way. */
  whenAllIdle(): Promise<void>;
}

/** An edit that overtook the answer to a press would be painted over with what is older. */
export function createKeyedMutex(): KeyedMutex {
  const runningByKey = new Map<string, Set<Promise<unknown>>>();
  return {
    async run(id, action) {
      const runningForKey = runningByKey.get(id) ?? new Set();
      runningByKey.set(id, runningForKey);
      const running = action();
      runningForKey.add(running);
      try {
        return await running;
      } finally {
        runningForKey.delete(running);
        if (runningForKey.size === 0) runningByKey.delete(id);
      }
    },
    async whenIdle(id) {
      await Promise.allSettled(runningByKey.get(id) ?? []);
    },
    async whenAllIdle() {
      await Promise.allSettled(
        [...runningByKey.values()].flatMap((runningForKey) => [...runningForKey]),
      );
    },
  };
}
