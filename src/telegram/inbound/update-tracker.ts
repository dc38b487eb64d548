import type { Update } from 'grammy/types';

/** Which updates are being handled, and up to which all are done. */
export interface UpdateTracker {
  /** The offset to ask with: it confirms everything before it, so it stays at the oldest that is not done. */
  offset(): number;
  isIdle(): boolean;
  /** Those that were not taken before. */
  track(updates: readonly Update[]): Update[];
  markDone(updateId: number): void;
  /** Resolves when all is done, or after a moment: asking on brings what came in meanwhile. */
  waitBeforePoll(): Promise<void>;
  /** Resolves when all is done, or after so long. */
  waitUntilIdle(timeoutMs: number): Promise<void>;
}

/** Pause between two polls while something is being handled; Telegram answers those at once. */
const busyPollMs = 200;

/** Nothing holds back the confirmation longer than this. */
const handlingTimeoutMs = 60_000;

export function createUpdateTracker(): UpdateTracker {
  const inProgress = new Map<number, NodeJS.Timeout>();
  const trackedIds = new Set<number>();
  const idleListeners = new Set<() => void>();
  let next = 0;

  return {
    offset,
    markDone,
    isIdle: () => inProgress.size === 0,
    track(updates) {
      const newUpdates = updates.filter(({ update_id: id }) => !trackedIds.has(id));
      for (const { update_id: id } of newUpdates) {
        trackedIds.add(id);
        inProgress.set(id, setTimeout(() => markDone(id), handlingTimeoutMs).unref());
        next = id + 1;
      }
      const from = offset();
      for (const id of trackedIds) if (id < from) trackedIds.delete(id);
      return newUpdates;
    },
    waitBeforePoll: () => Promise.race([whenIdle(), wait(busyPollMs)]),
    waitUntilIdle: (timeoutMs) => Promise.race([whenIdle(), wait(timeoutMs)]),
  };

  function offset(): number {
    return inProgress.size === 0 ? next : Math.min(...inProgress.keys());
  }

  function markDone(id: number): void {
    clearTimeout(inProgress.get(id));
    inProgress.delete(id);
    if (inProgress.size > 0) return;
    for (const resume of idleListeners) resume();
    idleListeners.clear();
  }

  function whenIdle(): Promise<void> {
    if (inProgress.size === 0) return Promise.resolve();
    return new Promise((resolve) => idleListeners.add(resolve));
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
