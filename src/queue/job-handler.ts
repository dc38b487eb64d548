import type { AppError } from '../domain/app-error.ts';
import type { JobKind, JobPayloads } from '../domain/job.ts';
import { jobKinds } from './queue-settings.ts';

/** What a handler gets besides the payload. */
export interface JobContext {
  /** How often the job was started before. If 0, none of its work can have been done yet. */
  readonly attempt: number;
  /**
   * Aborted when this process no longer owns the job: the process is stopping, or the job took too
   * long.
   */
  readonly signal: AbortSignal;
}

/**
 * Runs a job. After a temporary error, the job is retried later; any other error ends it. A job may
 * run twice, because its process can die before it reports the job as done, so a handler first
 * checks what was already done.
 */
export type Handler<Kind extends JobKind> = (
  payload: JobPayloads[Kind],
  context: JobContext,
) => Promise<void>;

/** One handler for each kind. The bot does not start unless all of them exist. */
export type Handlers = { readonly [Kind in JobKind]: Handler<Kind> };

/** A job that will not be retried. `payload` is the stored value. */
export interface DeadJob {
  readonly kind: JobKind;
  readonly payload: unknown;
  readonly attempts: number;
  readonly appError: AppError;
}

/** Throws if a kind of job has no handler. */
export function refuseIncomplete(handlers: Handlers): void {
  const missing = jobKinds.filter((kind) => typeof handlers[kind] !== 'function');
  if (missing.length > 0) throw new Error(`no handler for the jobs: ${missing.join(', ')}`);
}
