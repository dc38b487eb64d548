import type { ChildProcess } from 'node:child_process';

/**
 * Waits until a process has ended, which Node.js reports of an aborted one before it is true. Also returns if it could not
 * be started.
 */
export function whenEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => {
      if (child.pid === undefined) resolve();
    });
  });
}
