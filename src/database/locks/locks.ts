import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeyedMutex } from '../../lib/keyed-mutex.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import { createLockSession } from './lock-session.ts';

const firstDelayMs = 5;
const longestDelayMs = 100;

/** Locks, and the knowledge whether this is the only living process. */
export interface ProcessLocks extends Locks {
  /**
   * Finds out whether no other process of this database lives. If so, runs `work` while none can start, and
   * returns true. From then on, and until `close`, other processes see that this one lives.
   */
  isOnlyInstance(work: () => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Locks that hold across processes: PostgreSQL's advisory locks on one connection of their own, because such a
 * lock lives as long as its session. Inside the process the callers of a key take turns first: a session may
 * take its own lock twice. When the connection breaks, PostgreSQL gives the locks back; work in hand is not told
 * and goes on, so work under a lock must also be safe by what it writes. Not for use through a pooler that hands
 * out sessions anew for each transaction.
 */
export function createLocks(deps: { readonly url: string; readonly log: Log }): ProcessLocks {
  const session = createLockSession(deps);
  const mutex = createKeyedMutex();
  const heartbeatKey = toLockKey('process');
  const startKey = toLockKey('process start');

  return {
    withLock: (key, work) => mutex.runExclusive(key, () => withHeldLock(toLockKey(key), work)),

    async isOnlyInstance(work) {
      // Whoever starts meanwhile waits here, and so finds our mark of life.
      return withHeldLock(startKey, async () => {
        const isOnly = await session.tryAcquire(heartbeatKey);
        try {
          if (isOnly) await work();
        } finally {
          await session.heartbeat(heartbeatKey);
          if (isOnly) await session.release(heartbeatKey);
        }
        return isOnly;
      });
    },

    close: () => session.close(),
  };

  async function withHeldLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const generation = await acquire(key);
    try {
      return await work();
    } finally {
      // In order on one connection: whoever takes the key next in this process comes after this.
      void session.release(key, generation);
    }
  }

  async function acquire(key: string): Promise<number> {
    for (let waitMs = firstDelayMs; ; waitMs = Math.min(waitMs * 2, longestDelayMs)) {
      if (await session.tryAcquire(key)) return session.generation();
      await delay(waitMs * (0.5 + Math.random()));
    }
  }
}

/** The 64-bit number PostgreSQL knows a key by. */
function toLockKey(key: string): string {
  return createHash('sha256').update(`medianest:${key}`).digest().readBigInt64BE(0).toString();
}
