import Bottleneck from 'bottleneck';

/** Runs work when its turn comes; a lower priority number goes first. */
interface Limiter {
  schedule<Result>(priority: number, work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Makes limiters; one that shares its counts between processes may be handed in. */
export type LimiterFactory = (options: {
  readonly name: string;
  readonly maxConcurrent: number;
}) => Limiter;

/** A limiter for this process, for work that nobody waits for. */
export const bottleneckLimiter: LimiterFactory = ({ name, maxConcurrent }) => {
  const bottleneck = new Bottleneck({ id: name, maxConcurrent });
  return {
    schedule: (priority, work) => bottleneck.schedule({ priority }, work),
    close: () => bottleneck.disconnect(),
  };
};

/**
 * A limiter for this process, for work that somebody waits for: it begins at once while there is room.
 * Bottleneck 2.19 waits for a timer at every step of a job, which is 5 ms a call and 400 calls a second.
 */
const promptLimiter: LimiterFactory = ({ maxConcurrent }) => {
  const waiting: { readonly priority: number; readonly begin: () => void }[] = [];
  let running = 0;
  return {
    async schedule(priority, work) {
      if (running < maxConcurrent) running += 1;
      else await waitForTurn(priority);
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next.begin();
        else running -= 1;
      }
    },
    close: async () => undefined,
  };

  /** Whoever leaves hands the place on, so that `underWay` need not change. */
  function waitForTurn(priority: number): Promise<void> {
    return new Promise((begin) => {
      const last = waiting.findLastIndex((other) => other.priority <= priority);
      waiting.splice(last + 1, 0, { priority, begin });
    });
  }
};

/**
 * How urgent a call is. `person`: somebody waits for it; `watch`: a card waits for it; `background`: nobody does,
 * and only a few of them may be under way.
 */
export type Urgency = 'person' | 'sync' | 'background';

const priorities = { person: 3, sync: 5, background: 9 } as const satisfies Record<Urgency, number>;

export type CallQueue = ReturnType<typeof createCallQueue>;

/** The queue in front of one server: people first, background work behind and a few at once. */
export function createCallQueue(options: {
  /** Shares both limits between processes; without it this process has its own. */
  readonly shared?: LimiterFactory | undefined;
  readonly name: string;
  readonly maxConcurrent: number;
  readonly maxBackground: number;
}) {
  const { shared, name, maxConcurrent, maxBackground } = options;
  const all = (shared ?? promptLimiter)({ name, maxConcurrent });
  const background = (shared ?? bottleneckLimiter)({
    name: `${name} background`,
    maxConcurrent: maxBackground,
  });
  return {
    run<Result>(urgency: Urgency, work: () => Promise<Result>): Promise<Result> {
      const runScheduled = () => all.schedule(priorities[urgency], work);
      return urgency === 'background'
        ? background.schedule(priorities.background, runScheduled)
        : runScheduled();
    },

    async close(): Promise<void> {
      await Promise.all([all.close(), background.close()]);
    },
  };
}
