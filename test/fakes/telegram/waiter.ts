/** Waiting for a state instead of for a time. */
export interface Waiter {
  /**
   * Resolves with what `probe` returns as soon as that is neither undefined nor false; asks again after every call of
   * the bot and every update. Rejects after `patienceMs`, naming what was waited for.
   */
  until<T>(what: string, probe: () => T | undefined | false, timeoutMs?: number): Promise<T>;
}

export interface Notifier extends Waiter {
  notify(): void;
}

/** Some states change without a call or an update; those are found by looking again. */
const recheckMs = 25;

export function createWaiter(): Notifier {
  const checks = new Set<() => void>();
  return {
    notify() {
      for (const recheck of [...checks]) recheck();
    },
    until(what, probe, timeoutMs = 10_000) {
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
          reject(new Error(`waited in vain for: ${what}`));
        }, timeoutMs);
        checks.add(recheck);
        recheck();
      });
    },
  };
}
