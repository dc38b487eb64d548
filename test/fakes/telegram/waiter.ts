/** Waits for a state instead of a time. */
export interface Waiter {
  /**
   * Resolves with the result of `probe` as soon as it is neither undefined nor false. Calls `probe` after every call of
   * the bot and every update. Rejects after `timeoutMs` with the description.
   */
  until<T>(description: string, probe: () => T | undefined | false, timeoutMs?: number): Promise<T>;
}

export interface Notifier extends Waiter {
  notify(): void;
}

/** State can change without a call or an update, so `probe` is also called at this interval. */
const recheckMs = 25;

export function createWaiter(): Notifier {
  const checks = new Set<() => void>();
  return {
    notify() {
      for (const recheck of [...checks]) recheck();
    },
    until(description, probe, timeoutMs = 60_000) {
      return new Promise((resolve, reject) => {
        const finish = () => {
          checks.delete(recheck);
          clearInterval(interval);
          clearTimeout(timeout);
        };
        const recheck = () => {
          try {
            const found = probe();
            if (found === undefined || found === false) return;
            finish();
            resolve(found);
          } catch (error) {
            finish();
            reject(error);
          }
        };
        const interval = setInterval(recheck, recheckMs);
        const timeout = setTimeout(() => {
          finish();
          reject(new Error(`timed out waiting for: ${description}`));
        }, timeoutMs);
        checks.add(recheck);
        recheck();
      });
    },
  };
}
