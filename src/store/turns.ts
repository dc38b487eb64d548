/** Turns by key inside one process, first come, first served. */
export function createTurns() {
  const lastOf = new Map<string, Promise<unknown>>();
  return {
    /** Runs `work` when everybody before it with this key has finished, well or badly. */
    take<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const before = lastOf.get(key);
      const mine = before ? before.then(work, work) : work();
      lastOf.set(key, mine);
      const leave = () => {
        if (lastOf.get(key) === mine) lastOf.delete(key);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
}
