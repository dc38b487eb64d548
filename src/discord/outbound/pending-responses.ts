import { withTimeout } from '../../lib/with-timeout.ts';

/** Interactions that are being responded to. Meanwhile, nothing else may edit their message. */
export interface PendingResponses {
  /** Marks interaction tokens and message ids as being responded to. Call the result when that has ended. */
  track(keys: readonly string[]): () => void;
  /** Resolves with true when no response for this token or message is in progress, or with false after `timeoutMs`. */
  waitFor(key: string, timeoutMs: number): Promise<boolean>;
  /** Resolves when nothing is in progress, or after `timeoutMs`. */
  waitUntilIdle(timeoutMs: number): Promise<void>;
}

/** Tracks the responses of this process. */
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
          const completions = pending.get(key);
          completions?.delete(completion);
          if (completions?.size === 0) pending.delete(key);
        }
        complete();
      };
    },
    async waitFor(key, timeoutMs) {
      const completions = pending.get(key);
      if (!completions) return true;
      const allCompleted = Promise.all(completions).then(() => true);
      return withTimeout(allCompleted, timeoutMs, false);
    },
    async waitUntilIdle(timeoutMs) {
      const completions = [...pending.values()].flatMap((each) => [...each]);
      await withTimeout(Promise.all(completions), timeoutMs, null);
    },
  };
}
