import type { AccountLinkRepository } from './accounts/account-link-repository.ts';
import type { UserRepository } from './accounts/user-repository.ts';
import type { CardRepository } from './notifications/card-repository.ts';
import type { RequestRepository } from './requests/request-repository.ts';
import type { SubmissionTimes } from './requests/submission-times.ts';

/** Locks that hold across all processes. */
export interface Locks {
  /** Runs `work` when no other work with this key is running. */
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** What can be read in the round trip that takes a lock. */
export interface LockedReads {
  readonly requests: Pick<RequestRepository, 'find'>;
  readonly cards: Pick<CardRepository, 'listByRequest'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly submissionTimes: Pick<SubmissionTimes, 'findOtherAnswerLost'>;
}

/** Locks for work that begins with reading. */
export interface ReadingLocks {
  /**
   * Like `withLock`, and in the same round trip reads what the work needs. `read` may be called again while another
   * process holds the lock; only what it reads while the lock is held counts. It must read with nothing but `reads`.
   */
  withLockAndRead<Read, Result>(
    key: string,
    read: (reads: LockedReads) => Promise<Read>,
    work: (read: Read) => Promise<Result>,
  ): Promise<Result>;
}
