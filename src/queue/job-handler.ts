import type { AppError } from '../domain/app-error.ts';
import type { JobKind, JobPayloads } from '../domain/job.ts';

/** What a handler knows beyond the payload. */
export interface JobContext {
  /** How often the job was begun before: with 0, nothing of it can have been done yet. */
  readonly attempt: number;
  /** Aborted when this process no longer has the job: it stops, or the job took too long. */
  readonly signal: AbortSignal;
}

/**
 * Does a job. After an error that may pass, the job is tried again later; any other error ends it. A job may be done
 * twice, because its process can die before it says that the job is done, so a handler first looks at what is there.
 */
export type Handler<Kind extends JobKind> = (
  payload: JobPayloads[Kind],
  context: JobContext,
) => Promise<void>;

/** One handler for each kind: without all of them nothing starts. */
export type Handlers = { readonly [Kind in JobKind]: Handler<Kind> };

/** A job that will not be tried again. `payload` is as it was stored. */
export interface DeadJob {
  readonly kind: JobKind;
  readonly payload: unknown;
  readonly attempts: number;
  readonly appError: AppError;
}
