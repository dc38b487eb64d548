import { setTimeout as delay } from 'node:timers/promises';

/** Called between two parts of long work. Resolves when the work may go on. */
export type Pace = () => Promise<void>;

/** Timers are not exact enough for less. */
const minWorkMs = 4;
/** How many times as long as each part of the work the pause after it is. */
const restFactor = 2;
/** Work that waited for a slow disk need not pause for all of that time again. */
const maxPauseMs = 250;

/**
 * Lets work take at most a third of the time, so that others get the processor and the disk meanwhile. On a busy machine
 * everything takes longer, and so do the pauses.
 */
export function createPace({
  now = () => performance.now(),
  pause = (ms: number) => delay(ms),
}: {
  readonly now?: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
} = {}): Pace {
  let since = now();
  return async () => {
    const workedMs = now() - since;
    if (workedMs < minWorkMs) return;
    await pause(Math.min(restFactor * workedMs, maxPauseMs));
    since = now();
  };
}
