/** Waiting for a state instead of for a time. */
export interface Watch {
  /**
   * Resolves with what `probe` returns as soon as that is neither undefined nor false; asks again after every call of
   * the bot and every update. Rejects after `patienceMs`, naming what was waited for.
   */
  until<T>(what: string, probe: () => T | undefined | false, patienceMs?: number): Promise<T>;
}

export interface Notifier extends Watch {
  notify(): void;
}

/** Some states change without a call or an update; those are found by looking again. */
const lookAgainMs = 25;

export function createWatch(): Notifier {
  const watchers = new Set<() => void>();
  return {
    notify() {
      for (const look of [...watchers]) look();
    },
    until(what, probe, patienceMs = 10_000) {
      return new Promise((resolve, reject) => {
        const finish = () => {
          watchers.delete(look);
          clearInterval(again);
          clearTimeout(patience);
        };
        const look = () => {
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
        const again = setInterval(look, lookAgainMs);
        const patience = setTimeout(() => {
          finish();
          reject(new Error(`waited in vain for: ${what}`));
        }, patienceMs);
        watchers.add(look);
        look();
      });
    },
  };
}
