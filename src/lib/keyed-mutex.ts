/** Turns by key inside one process, first come, first served. */
export function createKeyedMutex() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    /** Runs `work` when everybody before it with this key has finished, well or badly. */
    runExclusive<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const before = tails.get(key);
      const current = before ? before.then(work, work) : work();
      tails.set(key, current);
      const release = () => {
        if (tails.get(key) === current) tails.delete(key);
      };
      current.then(release, release);
      return current;
    },
  };
}
