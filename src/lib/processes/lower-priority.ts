import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** What gets a tenth of a processor that others want as well. */
const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

/**
 * Lets others have the processor first. Not at the lowest priority, which gets almost nothing of a busy machine, so that
 * the work might never end. Does nothing where the system does not allow it.
 */
export function lowerPriority(): void {
  const priority = Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL);
  for (const thread of listThreads()) {
    try {
      setPriority(thread, priority);
    } catch {
      // A thread that has ended, or a system that does not allow it.
    }
  }
}

/** On Linux, each thread has a priority of its own, which threads that it starts inherit. */
function listThreads(): readonly number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [process.pid];
  }
}
