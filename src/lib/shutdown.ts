import { withTimeout } from './with-timeout.ts';

/** What has to be closed at the end, in groups that are closed one after the other. */
export interface Shutdown<Phase extends string> {
  /** Aborts when stopping begins. */
  readonly signal: AbortSignal;
  /**
   * Registers what to close in a phase. Once stopping has begun, it throws, so that a startup in progress ends; what
   * was registered is closed all the same.
   */
  onStop(phase: Phase, name: string, close: () => Promise<unknown> | unknown): void;
  /** Closes everything. Never rejects, and takes no longer than the time of all phases. Later calls wait for the first. */
  stop(): Promise<void>;
}

interface Closer {
  readonly name: string;
  readonly close: () => Promise<unknown> | unknown;
}

/**
 * Closes the phases in their order, and everything within a phase in parallel. `phases` says how many milliseconds
 * each may take; then the next one begins. `onProblem` is told what failed or did not close in time.
 */
export function createShutdown<Phase extends string>(
  phases: Readonly<Record<Phase, number>>,
  onProblem: (name: string, error: unknown) => void,
): Shutdown<Phase> {
  const controller = new AbortController();
  const closers = new Map<string, Closer[]>();
  let stopping: Promise<void> | null = null;

  return {
    signal: controller.signal,
    onStop(phase, name, close) {
      closers.set(phase, [...(closers.get(phase) ?? []), { name, close }]);
      controller.signal.throwIfAborted();
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };

  async function stop(): Promise<void> {
    controller.abort();
    for (const [phase, timeoutMs] of Object.entries<number>(phases)) {
      const open = new Set<string>();
      const isDone = await withTimeout(closePhase(phase, open), timeoutMs, false);
      if (isDone) continue;
      for (const name of open) onProblem(name, new Error(`not closed after ${timeoutMs} ms`));
    }
  }

  async function closePhase(phase: string, open: Set<string>): Promise<true> {
    // While a startup ends, it may register more.
    for (let batch = take(phase); batch.length > 0; batch = take(phase)) {
      await Promise.all(batch.map((closer) => closeOne(closer, open)));
    }
    return true;
  }

  async function closeOne({ name, close }: Closer, open: Set<string>): Promise<void> {
    open.add(name);
    try {
      await close();
    } catch (error) {
      onProblem(name, error);
    }
    open.delete(name);
  }

  function take(phase: string): readonly Closer[] {
    const batch = closers.get(phase) ?? [];
    closers.delete(phase);
    return batch;
  }
}
