/** The answers being worked out, by message. Answers to the same message run side by side; edits wait for them. */
export interface PendingAnswers {
  /** Runs an action that may change the message. */
  run<Value>(id: string, action: () => Promise<Value>): Promise<Value>;
  /** Resolves when no answer to the message is pending. */
  whenDone(id: string): Promise<void>;
  /** Resolves when no answer at all is pending. */
  whenAllDone(): Promise<void>;
}

/** Without it, the older view in the answer to a press could replace the newer one of an edit that came first. */
export function createPendingAnswers(): PendingAnswers {
  const pendingById = new Map<string, Set<Promise<unknown>>>();
  return {
    async run(id, action) {
      const pending = pendingById.get(id) ?? new Set();
      pendingById.set(id, pending);
      const answer = action();
      pending.add(answer);
      try {
        return await answer;
      } finally {
        pending.delete(answer);
        if (pending.size === 0) pendingById.delete(id);
      }
    },
    async whenDone(id) {
      await Promise.allSettled(pendingById.get(id) ?? []);
    },
    async whenAllDone() {
      await Promise.allSettled([...pendingById.values()].flatMap((pending) => [...pending]));
    },
  };
}
