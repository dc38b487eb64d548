import { AsyncLocalStorage } from 'node:async_hooks';
import Bottleneck from 'bottleneck';

/** Limits how many tasks run at once. A lower priority number goes first. */
interface Limiter {
  schedule<Result>(priority: number, task: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Creates limiters. A factory can share the limits between processes. */
export type LimiterFactory = (options: {
  readonly name: string;
  readonly maxConcurrent: number;
}) => Limiter;

/** A limiter for background work in this process. */
export const bottleneckLimiter: LimiterFactory = ({ name, maxConcurrent }) => {
  const bottleneck = new Bottleneck({ id: name, maxConcurrent });
  return {
    // Bottleneck would run the task as a part of whatever it finished last.
    schedule: (priority, task) => bottleneck.schedule({ priority }, AsyncLocalStorage.bind(task)),
    close: () => bottleneck.disconnect(),
  };
};

/**
 * A limiter for urgent work in this process: a task starts at once if there is room. Bottleneck 2.19 waits for a timer
 * at every step of a task, which costs 5 ms a call and allows only 400 calls a second.
 */
const promptLimiter: LimiterFactory = ({ maxConcurrent }) => {
  const waiting: { readonly priority: number; readonly start: () => void }[] = [];
  let running = 0;
  return {
    async schedule(priority, task) {
      if (running < maxConcurrent) running += 1;
      else await waitForSlot(priority);
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next.start();
        else running -= 1;
      }
    },
    close: async () => undefined,
  };

  /** A finished task passes its slot on, so `running` does not change. */
  function waitForSlot(priority: number): Promise<void> {
    return new Promise((start) => {
      const last = waiting.findLastIndex((other) => other.priority <= priority);
      waiting.splice(last + 1, 0, { priority, start });
    });
  }
};

/**
 * How urgent a call is. `person`: a person waits for it. `sync`: a card waits for it. `background`: nobody waits, and
 * only a few of these calls may run at once.
 */
export type Urgency = 'person' | 'sync' | 'background';

const priorities = { person: 3, sync: 5, background: 9 } as const satisfies Record<Urgency, number>;

/** Orders and limits the calls to one server. */
export type CallQueue = ReturnType<typeof createCallQueue>;

/** Creates the queue for one server. Urgent calls go first. */
export function createCallQueue(options: {
  /** Shares both limits between processes. Without it, this process has its own. */
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
    run<Result>(urgency: Urgency, task: () => Promise<Result>): Promise<Result> {
      const runScheduled = () => all.schedule(priorities[urgency], task);
      return urgency === 'background'
        ? background.schedule(priorities.background, runScheduled)
        : runScheduled();
    },

    async close(): Promise<void> {
      await Promise.all([all.close(), background.close()]);
    },
  };
}
