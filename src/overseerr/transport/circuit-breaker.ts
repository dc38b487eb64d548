import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import type { HttpResponse, NoResponse } from './http-client.ts';

/** `closed`: the server responds. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** Stops calls to a server that is down. */
export type Breaker = ReturnType<typeof createBreaker>;

const failuresToOpen = 5;

/**
 * Stops calls to a server that does not respond. While the breaker is open, calls fail at once, and only `probe` is
 * sent, every `probeEveryMs`, until the server responds.
 */
export function createBreaker(options: {
  readonly probe: () => Promise<HttpResponse | NoResponse>;
  readonly probeEveryMs: number;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) {
  const { probe, probeEveryMs, onOpen, onClose } = options;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const policy = circuitBreaker(handleWhenResult(isOutage), {
    // The timer below decides when to probe, so the policy itself always allows it.
    halfOpenAfter: 0,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  });
  policy.onBreak(() => {
    if (!timer) onOpen();
    scheduleProbe();
  });
  policy.onReset(onClose);

  return {
    state: (): BreakerState => stateNames[policy.state],

    /** The result of `task`; null if the breaker is open and the task was not started. */
    async run(
      task: () => Promise<HttpResponse | NoResponse>,
    ): Promise<HttpResponse | NoResponse | null> {
      return policy.state === CircuitState.Closed ? policy.execute(task) : null;
    },

    stop(): void {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };

  function scheduleProbe(): void {
    if (timer || isStopped) return;
    timer = setTimeout(() => void probeServer(), probeEveryMs);
    timer.unref();
  }

  async function probeServer(): Promise<void> {
    if (policy.state !== CircuitState.Closed) await policy.execute(probe).catch(() => undefined);
    timer = null;
    if (policy.state !== CircuitState.Closed) scheduleProbe();
  }
}

const stateNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
} as const satisfies Record<CircuitState, BreakerState>;

/**
 * Whether a result means that the server is down. Overseerr's own 500s are JSON and do not count: it sends them for an
 * unknown title, for example (docs/overseerr-api.md, "Titles").
 */
export function isOutage(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || !('kind' in result)) return false;
  if (result.kind === 'no-response') return true;
  if (!('status' in result) || typeof result.status !== 'number') return false;
  if (result.status >= 502 && result.status <= 504) return true;
  return result.status >= 500 && 'isJson' in result && result.isJson === false;
}
