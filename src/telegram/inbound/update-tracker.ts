import type { Update } from 'grammy/types';

/** Tracks which updates are in progress, and up to which one all are handled. */
export interface UpdateTracker {
  /** The offset of the next poll: the oldest update in progress, because an offset confirms all updates before it. */
  offset(): number;
  isIdle(): boolean;
  /** Starts tracking. Returns the updates that were not tracked before. */
  track(updates: readonly Update[]): Update[];
  markDone(updateId: number): void;
  /** Resolves when nothing is in progress, or after a short time, because a poll may bring new updates meanwhile. */
  waitBeforePoll(): Promise<void>;
  /** Resolves when nothing is in progress, or after `timeoutMs`. */
  waitUntilIdle(timeoutMs: number): Promise<void>;
}

/** The delay between polls while an update is in progress: Telegram returns it again at once. */
const busyPollMs = 200;

/** After this time an update counts as handled, so that it does not block the confirmation of later ones. */
const handlingTimeoutMs = 60_000;

/** Starts with no updates. */
export function createUpdateTracker(): UpdateTracker {
  const inProgress = new Map<number, NodeJS.Timeout>();
  const trackedIds = new Set<number>();
  const idleListeners = new Set<() => void>();
  let nextId = 0;

  return {
    offset,
    markDone,
    isIdle: () => inProgress.size === 0,
    track(updates) {
      const newUpdates = updates.filter(({ update_id: id }) => !trackedIds.has(id));
      for (const { update_id: id } of newUpdates) {
        trackedIds.add(id);
        inProgress.set(id, setTimeout(() => markDone(id), handlingTimeoutMs).unref());
        nextId = id + 1;
      }
      const oldest = offset();
      for (const id of trackedIds) if (id < oldest) trackedIds.delete(id);
      return newUpdates;
    },
    waitBeforePoll: () => Promise.race([whenIdle(), wait(busyPollMs)]),
    waitUntilIdle: (timeoutMs) => Promise.race([whenIdle(), wait(timeoutMs)]),
  };

  function offset(): number {
    return inProgress.size === 0 ? nextId : Math.min(...inProgress.keys());
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
