import type { JobKind } from '../core/job.ts';

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
const always = 1_000_000;

/** One queue a kind. A hand-over is tried for two weeks; what the next poll repeats anyway is given up soon. */
export const queues = {
  submit: {
    concurrency: 32,
    expireSeconds: minute,
    attempts: always,
    giveUpSeconds: 14 * day,
    keepsDone: false,
  },
  show: {
    concurrency: 32,
    expireSeconds: minute,
    attempts: always,
    giveUpSeconds: 2 * day,
    keepsDone: false,
  },
  tell: {
    concurrency: 8,
    expireSeconds: minute,
    attempts: always,
    giveUpSeconds: 2 * day,
    keepsDone: false,
  },
  decide: {
    concurrency: 8,
    expireSeconds: minute,
    attempts: always,
    giveUpSeconds: 14 * day,
    keepsDone: false,
  },
  remind: {
    concurrency: 1,
    expireSeconds: minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  look: {
    concurrency: 16,
    expireSeconds: minute,
    attempts: 20,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  heed: {
    concurrency: 16,
    expireSeconds: minute,
    attempts: 20,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  poll: {
    concurrency: 2,
    expireSeconds: minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  sync: {
    concurrency: 1,
    expireSeconds: 5 * minute,
    attempts: 5,
    giveUpSeconds: hour,
    keepsDone: true,
  },
  // One waits for each person who is at plex.tv; the waiting itself costs next to nothing.
  'sign-in': {
    concurrency: 64,
    expireSeconds: minute,
    attempts: always,
    giveUpSeconds: hour,
    keepsDone: false,
  },
  tidy: {
    concurrency: 1,
    expireSeconds: 5 * minute,
    attempts: 3,
    giveUpSeconds: hour,
    keepsDone: true,
  },
} as const satisfies Record<JobKind, QueueSettings>;

/** All kinds of jobs. */
export const jobKinds = Object.keys(queues).filter((kind): kind is JobKind => kind in queues);

/** Where buried jobs lie for a month, for the operator to look at. Nobody works on it. */
export const deadQueue = 'dead';

/** The table keeps a job this much longer than it may get old, so that we bury it and not pg-boss. */
export const keepMarginSeconds = 7 * day;

export const keepDeadSeconds = 30 * day;
