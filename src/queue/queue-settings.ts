import type { JobKind } from '../domain/job.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How jobs of one kind are worked on. */
export interface QueueSettings {
  /** How many run at once in one process. */
  readonly concurrency: number;
  /** A job of a process that died is given to another one after this. Living processes extend it. */
  readonly expireSeconds: number;
  /** How often a job may be begun. */
  readonly attempts: number;
  /** How old a job may get before it is given up. */
  readonly giveUpSeconds: number;
  /** Whether done jobs stay for some hours; the schedule asks when a job was last done. */
  readonly keepsDone: boolean;
}

/** Practically for ever: only age ends it. */
const unlimitedAttempts = 1_000_000;

/** One queue a kind. A hand-over is tried for two weeks; what the next poll repeats anyway is given up soon. */
export const queueSettings = {
  'submit-request': {
    concurrency: 32,
    expireSeconds: minute,
    attempts: unlimitedAttempts,
    giveUpSeconds: 14 * day,
    keepsDone: false,
  },
  'update-cards': {
    concurrency: 32,
    expireSeconds: minute,
    attempts: unlimitedAttempts,
    giveUpSeconds: 2 * day,
    keepsDone: false,
  },
  notify: {
    concurrency: 8,
    expireSeconds: minute,
    attempts: unlimitedAttempts,
    giveUpSeconds: 2 * day,
    keepsDone: false,
  },
  'send-decision': {
    concurrency: 8,
    expireSeconds: minute,
    attempts: unlimitedAttempts,
    giveUpSeconds: 14 * day,
    keepsDone: false,
  },
  'send-reminders': {
    concurrency: 1,
    expireSeconds: minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  'sync-request': {
    concurrency: 16,
    expireSeconds: minute,
    attempts: 20,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  'handle-webhook': {
    concurrency: 16,
    expireSeconds: minute,
    attempts: 20,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  reconcile: {
    concurrency: 2,
    expireSeconds: minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  'sync-accounts': {
    concurrency: 1,
    expireSeconds: 5 * minute,
    attempts: 5,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  // One waits for each person who is at plex.tv; the waiting itself costs next to nothing.
  'await-sign-in': {
    concurrency: 64,
    expireSeconds: minute,
    attempts: unlimitedAttempts,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  cleanup: {
    concurrency: 1,
    expireSeconds: 5 * minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
} as const satisfies Record<JobKind, QueueSettings>;

/** All kinds of jobs. */
export const jobKinds = Object.keys(queueSettings).filter(
  (kind): kind is JobKind => kind in queueSettings,
);

/** Where buried jobs lie for a month, for the operator to look at. Nobody works on it. */
export const deadLetterQueue = 'dead';

/** The table keeps a job this much longer than it may get old, so that we bury it and not pg-boss. */
export const keepMarginSeconds = 7 * day;

export const keepDeadSeconds = 30 * day;
