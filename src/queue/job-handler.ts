import type { AppError } from '../domain/app-error.ts';
import type { JobKind, JobPayloads } from '../domain/job.ts';

/** What a handler knows beyond the payload. */
export interface JobContext {
  /** How often the job was begun before: 0 says that nothing of it can have been done yet. */
  readonly attempt: number;
  /** Aborted when the job has been handed back because the process stops. */
  readonly signal: AbortSignal;
}

/**
 * Does a job. A fault worth a retry brings the job back later; any other error buries it. A job may be done
 * twice (its process died before it could say so), so handlers look before they leap.
 */
export type Handler<Kind extends JobKind> = (
  payload: JobPayloads[Kind],
  context: JobContext,
) => Promise<void>;

/** One handler a kind: without all of them nothing starts. */
export type Handlers = { readonly [Kind in JobKind]: Handler<Kind> };

/** A job that will not be tried again. `payload` is as it was stored. */
export interface DeadJob {
  readonly kind: JobKind;
  readonly payload: unknown;
  readonly attempts: number;
  readonly appError: AppError;
}
