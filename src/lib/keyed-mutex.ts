/** Runs tasks with the same key one after the other, in the order of their arrival, within this process. */
export function createKeyedMutex() {
  const lastByKey = new Map<string, Promise<unknown>>();
  return {
    /** Runs `task` when all earlier tasks with this key have settled. */
    runExclusive<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
      const previous = lastByKey.get(key);
      const current = previous ? previous.then(task, task) : task();
      lastByKey.set(key, current);
      const release = () => {
        if (lastByKey.get(key) === current) lastByKey.delete(key);
      };
      current.then(release, release);
      return current;
    },
  };
}
