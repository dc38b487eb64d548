import type { JobKind } from '../domain/job.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How jobs of one kind are worked on. */
export interface QueueSettings {
  /** The maximum number of workers per process. */
  readonly workers: number;
  /**
   * How many more there may be while the batches of others are held up, such as by a chat that does not respond; none by
   * default.
   */
  readonly spareWorkers?: number;
  /** The maximum number of jobs that one worker fetches at a time and runs concurrently. */
  readonly batchSize: number;
  /** How many jobs this process may run at a time without fetching them; 256 by default. */
  readonly mostClaimed?: number;
  /** How often a job may be started. */
  readonly attempts: number;
  /** How old a job may get before it is given up. */
  readonly giveUpSeconds: number;
  /** How long a job may run. After that, its signal is aborted and the job is retried. */
  readonly expireSeconds: number;
  /**
   * At how many ticks of the poll timer the queue is polled once. Nobody waits for regular jobs, and
   * each poll costs a query.
   */
  readonly pollEvery: number;
  /** Whether a later job does the same work anyway. One that is given up is then nothing that an operator has to retry. */
  readonly isRepeated: boolean;
}

/** Practically unlimited: only a job's age ends it. */
const unlimitedAttempts = 1_000_000;

/** Work on a request that must get done. It is retried for two weeks. */
const untilDone = {
  isRepeated: false,
  pollEvery: 1,
  attempts: unlimitedAttempts,
  giveUpSeconds: 14 * day,
  expireSeconds: 15 * minute,
};
/** Messages are useless when they arrive days late. */
const whileFresh = { ...untilDone, giveUpSeconds: 2 * day };
/** Each message may be held back for minutes, by a chat that does not respond or by its limits. Others go on meanwhile. */
const inChats = { ...whileFresh, spareWorkers: 48 };
/** Work that the next comparison with the server repeats anyway. */
const untilNextPoll = {
  isRepeated: true,
  pollEvery: 1,
  attempts: 20,
  giveUpSeconds: hour,
  expireSeconds: 15 * minute,
};
/** Work that is scheduled again anyway. */
const regular = {
  isRepeated: true,
  pollEvery: 10,
  workers: 1,
  batchSize: 1,
  attempts: 3,
  giveUpSeconds: hour,
  expireSeconds: hour,
};

/**
 * One queue for each kind. A worker fetches its next batch only when the whole last batch is done.
 * Frequent kinds therefore have many workers with small batches, so that a slow job delays few
 * others (docs/decisions.md, "Queue").
 */
export const queueSettings = {
  'submit-request': { workers: 16, batchSize: 4, ...untilDone },
  'send-decision': { workers: 8, batchSize: 2, ...untilDone },
  'count-votes': { workers: 2, batchSize: 2, ...untilDone },
  'retry-request': { workers: 4, batchSize: 1, ...untilDone },
  'update-cards': { workers: 12, batchSize: 8, ...inChats },
  // Small batches: one job that waits for a busy group holds up its whole batch.
  'update-telegram-cards': { workers: 48, batchSize: 2, ...inChats },
  notify: { workers: 12, batchSize: 8, ...inChats },
  'notify-subscribers': { workers: 4, batchSize: 2, ...inChats },
  'sync-request': { workers: 8, batchSize: 4, ...untilNextPoll },
  'handle-webhook': { workers: 8, batchSize: 4, ...untilNextPoll },
  'send-issue': { workers: 2, batchSize: 4, ...untilDone },
  'sync-issue': { workers: 2, batchSize: 4, ...untilNextPoll },
  // A job may wait for a busy group in Telegram.
  'show-issue': { workers: 24, batchSize: 1, ...inChats },
  reconcile: { ...regular, workers: 2 },
  'sync-accounts': { ...regular, attempts: 5 },
  'send-reminders': regular,
  // A job asks once and adds itself again, so workers are busy only while Plex or a server answers.
  'await-sign-in': {
    isRepeated: false,
    pollEvery: 1,
    workers: 16,
    batchSize: 1,
    attempts: unlimitedAttempts,
    giveUpSeconds: hour,
    expireSeconds: hour,
  },
  sweep: regular,
  'check-alerts': regular,
  cleanup: regular,
} as const satisfies Record<JobKind, QueueSettings>;

/** All kinds of jobs. */
export const jobKinds = Object.keys(queueSettings).filter(
  (kind): kind is JobKind => kind in queueSettings,
);

/**
 * The queue of jobs that failed for good. They are kept for a month, so that the operator can look
 * at them.
 */
export const deadLetterQueue = 'dead';

/** How pg-boss defines a queue. Jobs that a database statement inserts have the same values. */
export interface QueueDefinition {
  readonly name: string;
  readonly policy: 'standard';
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: true;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  /** How long it takes to notice that a worker's process died. */
  readonly heartbeatSeconds: number;
  readonly retentionSeconds: number;
  readonly deleteAfterSeconds: number;
  /** Where jobs go that are given up; null if they are just deleted. */
  readonly deadLetter: string | null;
}

/**
 * Jobs are kept this much longer than their maximum age, so that we give them up before pg-boss
 * deletes them.
 */
const retentionMarginSeconds = 7 * day;

/** The longest pause before an attempt is repeated. */
export const longestRetryDelaySeconds = minute;

const shared = {
  policy: 'standard',
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: longestRetryDelaySeconds,
  heartbeatSeconds: 15,
} as const;

/** The queue of each kind. */
export const queueDefinitions: readonly QueueDefinition[] = jobKinds.map((kind) => {
  const { attempts, giveUpSeconds, expireSeconds, isRepeated } = queueSettings[kind];
  return {
    ...shared,
    name: kind,
    retryLimit: attempts - 1,
    expireInSeconds: expireSeconds,
    retentionSeconds: giveUpSeconds + retentionMarginSeconds,
    deleteAfterSeconds: minute,
    deadLetter: isRepeated ? null : deadLetterQueue,
  };
});

/** The queue that receives the dead jobs of all other queues. */
export const deadLetterDefinition: QueueDefinition = {
  ...shared,
  name: deadLetterQueue,
  retryLimit: unlimitedAttempts,
  expireInSeconds: 15 * minute,
  retentionSeconds: 30 * day,
  deleteAfterSeconds: 30 * day,
  deadLetter: null,
};
