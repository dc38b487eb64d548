import Bottleneck from 'bottleneck';

/** Runs work when its turn comes; a lower priority number goes first. */
export interface Limiter {
  schedule<Result>(priority: number, work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Makes limiters; one that shares its counts between processes may be handed in instead of `localLimiter`. */
export type LimiterFactory = (options: {
  readonly name: string;
  readonly maxConcurrent: number;
}) => Limiter;

/** A limiter for this process alone. */
export const localLimiter: LimiterFactory = ({ name, maxConcurrent }) => {
  const bottleneck = new Bottleneck({ id: name, maxConcurrent });
  return {
    schedule: (priority, work) => bottleneck.schedule({ priority }, work),
    close: () => bottleneck.disconnect(),
  };
};

/**
 * How urgent a call is. `person`: somebody waits for it; `watch`: a card waits for it; `background`: nobody does,
 * and only a few of them may be under way.
 */
export type Urgency = 'person' | 'watch' | 'background';

const priorities = { person: 3, watch: 5, background: 9 } as const satisfies Record<
  Urgency,
  number
>;

export type Queue = ReturnType<typeof createQueue>;

/** The queue in front of one server: people first, background work behind and a few at once. */
export function createQueue(options: {
  readonly create: LimiterFactory;
  readonly name: string;
  readonly maxConcurrent: number;
  readonly maxBackground: number;
}) {
  const { create, name, maxConcurrent, maxBackground } = options;
  const all = create({ name, maxConcurrent });
  const background = create({ name: `${name}-background`, maxConcurrent: maxBackground });
  return {
    run<Result>(urgency: Urgency, work: () => Promise<Result>): Promise<Result> {
      const inTurn = () => all.schedule(priorities[urgency], work);
      return urgency === 'background'
        ? background.schedule(priorities.background, inTurn)
        : inTurn();
    },

    async close(): Promise<void> {
      await Promise.all([all.close(), background.close()]);
    },
  };
}
