import type { Clock } from '../ports/clock.ts';

export interface TickerOptions {
  readonly tickMs: number;
  readonly clock: Clock;
  /** Called with the time since the last call; calls never overlap. */
  readonly tick: (elapsedMs: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** The only timer of the demo. */
export interface Ticker {
  /** Resolves when the last tick has ended; no other follows. */
  stop(): Promise<void>;
}

/** Ticks until stopped, also after a tick that failed. */
export function createTicker({ tickMs, clock, tick, onError }: TickerOptions): Ticker {
  let isStopped = false;
  let last = clock().getTime();
  let running: Promise<void> = Promise.resolve();
  let timer = setTimeout(run, tickMs);

  function run(): void {
    const now = clock().getTime();
    const elapsedMs = Math.max(0, now - last);
    last = now;
    running = tick(elapsedMs)
      .catch(onError)
      .then(() => {
        if (!isStopped) timer = setTimeout(run, tickMs);
      });
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
