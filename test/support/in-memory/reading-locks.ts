import { createKeyedMutex } from '../../../src/lib/keyed-mutex.ts';
import type { LockedReads, Locks, ReadingLocks } from '../../../src/ports/locks.ts';

const unused = async (): Promise<never> => {
  throw new Error('this test reads nothing of the kind');
};

/** Locks within the process. */
export function createInMemoryLocks(): Locks {
  const mutex = createKeyedMutex();
  return { withLock: (key, work) => mutex.runExclusive(key, work) };
}

/** Locks within the process, and what can be read with them. */
export function createInMemoryReadingLocks(reads: Partial<LockedReads>): ReadingLocks {
  const mutex = createKeyedMutex();
  const all: LockedReads = {
    requests: { find: unused },
    cards: { listByRequest: unused },
    users: { find: unused },
    accountLinks: { findByUser: unused },
    submissionTimes: { findOtherAnswerLost: unused },
    ...reads,
  };
  return {
    withLockAndRead: (key, read, work) =>
      mutex.runExclusive(key, async () => work(await read(all))),
  };
}
