import type { JobKind } from '../domain/job.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How jobs of one kind are worked on. */
export interface QueueSettings {
  /** The most workers of one process. */
  readonly workers: number;
  /** The most jobs that one worker takes at a time and runs side by side. */
  readonly batchSize: number;
  /** How often a job may be begun. */
  readonly attempts: number;
  /** How old a job may get before it is given up. */
  readonly giveUpSeconds: number;
  /** How long a job may run; its signal is aborted then, and it is tried again. */
  readonly expireSeconds: number;
}

/** Practically forever: only age ends it. */
const unlimitedAttempts = 1_000_000;

/** Work for a request that must get done: it is tried for two weeks. */
const untilDone = {
  attempts: unlimitedAttempts,
  giveUpSeconds: 14 * day,
  expireSeconds: 15 * minute,
};
/** Messages are of no use when they come days later. */
const whileFresh = { ...untilDone, giveUpSeconds: 2 * day };
/** What the next comparison with the server repeats anyway. */
const untilNextPoll = { attempts: 20, giveUpSeconds: hour, expireSeconds: 15 * minute };
/** What comes again by itself. */
const regular = { workers: 1, batchSize: 1, attempts: 3, giveUpSeconds: hour, expireSeconds: hour };

/**
 * One queue for each kind. A worker takes its next batch when the whole last one is done, so frequent kinds have many
 * workers with small batches: a slow job holds up few others (docs/decisions.md, "Queue").
 */
export const queueSettings = {
  'submit-request': { workers: 16, batchSize: 4, ...untilDone },
  'send-decision': { workers: 8, batchSize: 2, ...untilDone },
  'update-cards': { workers: 12, batchSize: 8, ...whileFresh },
  notify: { workers: 8, batchSize: 8, ...whileFresh },
  'sync-request': { workers: 8, batchSize: 4, ...untilNextPoll },
  'handle-webhook': { workers: 8, batchSize: 4, ...untilNextPoll },
  reconcile: { ...regular, workers: 2 },
  'sync-accounts': { ...regular, attempts: 5 },
  'send-reminders': regular,
  // One waits for each person who is at plex.tv; the waiting itself costs next to nothing.
  'await-sign-in': {
    workers: 64,
    batchSize: 1,
    attempts: unlimitedAttempts,
    giveUpSeconds: hour,
    expireSeconds: hour,
  },
  sweep: regular,
  cleanup: regular,
} as const satisfies Record<JobKind, QueueSettings>;

/** All kinds of jobs. */
export const jobKinds = Object.keys(queueSettings).filter(
  (kind): kind is JobKind => kind in queueSettings,
);

/** The queue of jobs that failed for good; they stay for a month, for the operator to look at. */
export const deadLetterQueue = 'dead';

/** What pg-boss must know of a queue. Jobs that are inserted by a statement of the database have the same values. */
export interface QueueDefinition {
  readonly name: string;
  readonly policy: 'standard';
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: true;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  /** A worker of a process that died is noticed after this. */
  readonly heartbeatSeconds: number;
  readonly retentionSeconds: number;
  readonly deleteAfterSeconds: number;
}

/** Jobs are kept this much longer than they may get old, so that they are given up here and not deleted by pg-boss. */
const retentionMarginSeconds = 7 * day;

const shared = {
  policy: 'standard',
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: minute,
  heartbeatSeconds: 15,
} as const;

/** The queue of each kind. */
export const queueDefinitions: readonly QueueDefinition[] = jobKinds.map((kind) => {
  const { attempts, giveUpSeconds, expireSeconds } = queueSettings[kind];
  return {
    ...shared,
    name: kind,
    retryLimit: attempts - 1,
    expireInSeconds: expireSeconds,
    retentionSeconds: giveUpSeconds + retentionMarginSeconds,
    deleteAfterSeconds: minute,
  };
});

/** The queue that all others send their dead jobs to. */
export const deadLetterDefinition: QueueDefinition = {
  ...shared,
  name: deadLetterQueue,
  retryLimit: unlimitedAttempts,
  expireInSeconds: 15 * minute,
  retentionSeconds: 30 * day,
  deleteAfterSeconds: 30 * day,
};
