import type { Update } from 'grammy/types';

/** Which updates are being handled, and up to which all are done. */
export interface Inbox {
  /** The offset to ask with: it confirms everything before it, so it stays at the oldest that is not done. */
  offset(): number;
  isIdle(): boolean;
  /** Those that were not taken before. */
  take(updates: readonly Update[]): Update[];
  done(updateId: number): void;
  /** Resolves when all is done, or after a moment: asking on brings what came in meanwhile. */
  calm(): Promise<void>;
  /** Resolves when all is done, or after so long. */
  settled(longestMs: number): Promise<void>;
}

/** Pause between two polls while something is being handled; Telegram answers those at once. */
const busyPollMs = 200;

/** Nothing holds back the confirmation longer than this. */
const patienceMs = 60_000;

export function createInbox(): Inbox {
  const open = new Map<number, NodeJS.Timeout>();
  const taken = new Set<number>();
  const waiting = new Set<() => void>();
  let next = 0;

  return {
    offset,
    done,
    isIdle: () => open.size === 0,
    take(updates) {
      const fresh = updates.filter(({ update_id: id }) => !taken.has(id));
      for (const { update_id: id } of fresh) {
        taken.add(id);
        open.set(id, setTimeout(() => done(id), patienceMs).unref());
        next = id + 1;
      }
      const from = offset();
      for (const id of taken) if (id < from) taken.delete(id);
      return fresh;
    },
    calm: () => Promise.race([allDone(), moment(busyPollMs)]),
    settled: (longestMs) => Promise.race([allDone(), moment(longestMs)]),
  };

  function offset(): number {
    return open.size === 0 ? next : Math.min(...open.keys());
  }

  function done(id: number): void {
    clearTimeout(open.get(id));
    open.delete(id);
    if (open.size > 0) return;
    for (const resume of waiting) resume();
    waiting.clear();
  }

  function allDone(): Promise<void> {
    if (open.size === 0) return Promise.resolve();
    return new Promise((resolve) => waiting.add(resolve));
  }
}

function moment(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
