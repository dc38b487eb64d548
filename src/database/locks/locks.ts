import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeyedMutex } from '../../lib/keyed-mutex.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { createLockSession } from './lock-session.ts';

const firstDelayMs = 5;
const longestDelayMs = 100;

/** Locks, and whether this process is the only one that is running. */
export interface ProcessLocks extends Locks {
  /** The connection that holds the locks; see `withLockAndRead`. */
  readonly reads: Queryable;
  /** Like `withLock`; `read` sends its statements on `reads`, right behind the one that takes the lock. */
  withLockAndRead<Read, Result>(
    key: string,
    read: () => Promise<Read>,
    work: (read: Read) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Returns whether no other process uses this database. If so, it first runs `work` while no other one can start. From
   * then on until `close`, other processes see that this one is running.
   */
  isOnlyInstance(work: () => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Locks that hold across processes: PostgreSQL's advisory locks on a separate connection, because such a lock lasts as
 * long as its session. A session can take its own lock twice, so a mutex orders the callers within the process. When
 * the connection breaks, PostgreSQL releases the locks, but the work goes on: what it writes must be safe without the
 * lock as well. Does not work through a connection pooler in transaction mode.
 */
export function createLocks(deps: Parameters<typeof createLockSession>[0]): ProcessLocks {
  const session = createLockSession(deps);
  const mutex = createKeyedMutex();
  const heartbeatKey = toLockKey('process');
  const startKey = toLockKey('process start');

  return {
    reads: session.reads,

    withLock: (key, work) =>
      mutex.runExclusive(key, () => withHeldLock(toLockKey(key), readNothing, work)),

    withLockAndRead: (key, read, work) =>
      mutex.runExclusive(key, () => withHeldLock(toLockKey(key), read, work)),

    async isOnlyInstance(work) {
      // A process that starts in the meantime waits here, so it finds our heartbeat.
      return withHeldLock(startKey, readNothing, async () => {
        const isOnly = (await session.tryAcquire(heartbeatKey, readNothing)) !== null;
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

  async function withHeldLock<Read, Result>(
    key: string,
    read: () => Promise<Read>,
    work: (read: Read) => Promise<Result>,
  ): Promise<Result> {
    const { reading, generation } = await acquire(key, read);
    try {
      return await work(await reading);
    } finally {
      // Not awaited: the next caller in this process uses the same connection, so its call is sent later.
      void session.release(key, generation);
    }
  }

  async function acquire<Read>(key: string, read: () => Promise<Read>) {
    for (let waitMs = firstDelayMs; ; waitMs = Math.min(waitMs * 2, longestDelayMs)) {
      const acquired = await session.tryAcquire(key, read);
      if (acquired) return acquired;
      await delay(waitMs * (0.5 + Math.random()));
    }
  }
}

async function readNothing(): Promise<void> {}

/** The 64-bit number of a key for PostgreSQL. */
function toLockKey(key: string): string {
  return hash('sha256', `medianest:${key}`, 'buffer').readBigInt64BE(0).toString();
}
