/** Timers that run when a test says so. */
export function createManualTicker() {
  const timers = new Set<{ readonly ms: number; readonly work: () => void }>();
  return {
    every(ms: number, work: () => void) {
      const timer = { ms, work };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    /** Runs the timers with an interval once, and lets what they started go on. */
    async tick(ms: number) {
      for (const timer of [...timers]) if (timer.ms === ms) timer.work();
      await settle();
    },
    /** How many timers run. */
    count: () => timers.size,
    settle,
  };
}

/** Lets promises that wait for nothing outside resolve. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
