import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** What gets a quarter of a processor that another program wants as well. */
const niceness = 5;

/**
 * Lets others have the processor before a process and what it starts later. Not at the lowest priority, which gets almost
 * nothing of a busy machine, so that the work might never end. Does nothing where the system does not allow it.
 */
export function lowerPriority(pid = process.pid): void {
  const priority = Math.min(constants.priority.PRIORITY_LOW, getPriority() + niceness);
  for (const thread of listThreads(pid)) {
    try {
      setPriority(thread, priority);
    } catch {
      // A thread that has ended, or a system that does not allow it.
    }
  }
}

/** On Linux, each thread has a priority of its own, which threads that it starts inherit. */
function listThreads(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
