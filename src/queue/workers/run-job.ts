import type { Job, JobResult, PgBoss } from 'pg-boss';
import { AppError, toAppError } from '../../domain/app-error.ts';
import type { JobKind } from '../../domain/job.ts';
import { overseerrFaults } from '../../domain/services/service-fault.ts';
import { isTransientError } from '../../lib/transient-error.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { noTracing, type Tracing } from '../../ports/tracing.ts';
import type { DeadJob, Handlers, JobContext } from '../job-handler.ts';
import { payloadSchemas, readTraceparent, recoveredSchema } from '../job-payload.ts';
import type { QueueSettings } from '../queue-settings.ts';

const outcomes = { completed: 'completed', failed: 'retried', deadletter: 'dead' } as const;
/** What a handler needs of a job of pg-boss. */
type RunnableJob = Pick<Job<unknown>, 'id' | 'data' | 'retryCount' | 'signal'>;
export type RunJob = (job: RunnableJob) => Promise<JobResult>;
type RunResult = JobResult & { readonly status: keyof typeof outcomes };

/**
 * Runs jobs of one kind and returns the outcome of each: completed, failed and retried, or dead.
 * Never rejects. Calls `onDead` for every job that will not be retried.
 */
export function createJobRunner<Kind extends JobKind>(deps: {
  readonly boss: Pick<PgBoss, 'findJobs'>;
  readonly kind: Kind;
  readonly settings: Pick<QueueSettings, 'attempts' | 'giveUpSeconds' | 'isRepeated'>;
  readonly handlers: Pick<Handlers, Kind>;
  readonly log: Log;
  readonly onDead: (job: DeadJob) => void;
  readonly metrics?: Pick<Metrics, 'observeJob'> | undefined;
  readonly tracing?: Tracing | undefined;
  /** Whether unfinished jobs are being returned to the queue, because the process stops. */
  readonly isReleasing: () => boolean;
  /** Leaves it to a later attempt to give a job up, because only workers of pg-boss can put it aside. */
  readonly neverGivesUp?: boolean;
}): RunJob {
  const { boss, kind, settings, log, onDead, isReleasing, tracing = noTracing } = deps;
  const { neverGivesUp = false } = deps;
  const schema = payloadSchemas[kind];
  const handler = deps.handlers[kind];

  return async (job) => {
    const startedAt = performance.now();
    const result = await run(job);
    const seconds = (performance.now() - startedAt) / 1000;
    deps.metrics?.observeJob({ kind, outcome: outcomes[result.status], seconds });
    return result;
  };

  async function run(job: RunnableJob): Promise<RunResult> {
    try {
      const span = { name: `job ${kind}`, kind: 'consumer' } as const;
      await tracing.resume(readTraceparent(job.data), span, () => handle(job));
      return { id: job.id, status: 'completed' };
    } catch (error) {
      // What a handler needs may be closed by now, so its error says nothing about the job.
      const isReturned = job.signal.aborted || isReleasing();
      return isReturned ? { id: job.id, status: 'failed' } : toFailure(job, error);
    }
  }

  /** Parses the payload, which another version of the bot may have written, and runs the job. */
  async function handle({ data, retryCount, signal }: RunnableJob): Promise<void> {
    const payload = schema.safeParse(data);
    if (!payload.success) throw new AppError('invalid-input', { cause: payload.error });
    // A job that was added again may have been started before it was lost.
    const attempt = recoveredSchema.safeParse(data).success ? retryCount + 1 : retryCount;
    const context: JobContext = { attempt, signal };
    await handler(payload.data, context);
  }

  async function toFailure(job: RunnableJob, error: unknown): Promise<RunResult> {
    const { id, retryCount } = job;
    const appError = toAppError(error);
    const isRetryable = appError.metadata.isRetryable || isTransientError(error);
    const output = { code: appError.code, detail: appError.detail };
    const fields = { kind, job: id, attempt: retryCount, code: appError.code, error: appError };
    // The check of the services logs these once, and a later job does the work when they are over.
    const isKnown = settings.isRepeated && overseerrFaults[appError.code] !== undefined;
    if (neverGivesUp && !isRetryable) return { id, status: 'failed', output };
    if (isRetryable && !(await isExhausted(job))) {
      const level = retryCount === 0 && !isKnown ? 'info' : 'debug';
      log[level](fields, 'A job failed and will be retried');
      return { id, status: 'failed', output };
    }
    if (isKnown || (isRetryable && settings.isRepeated)) {
      log[isKnown ? 'debug' : 'info'](fields, 'A job failed, and a later one does its work');
      // Without a retry, unless the attempts are used up anyway. Such queues put no job aside.
      return { id, status: isRetryable ? 'failed' : 'deadletter', output };
    }
    onDead({ kind, payload: job.data, attempts: retryCount + 1, appError });
    return { id, status: 'deadletter', output };
  }

  /**
   * Reads the job's age only after a failure, because most jobs succeed. Both times come from the
   * database clock.
   */
  async function isExhausted({ id, retryCount }: RunnableJob): Promise<boolean> {
    if (retryCount + 1 >= settings.attempts) return true;
    // While the database is unreachable, no job is given up because of its age.
    const [stored] = await boss.findJobs(kind, { id }).catch(() => []);
    if (!stored) return false;
    const ageSeconds = (stored.startedOn.getTime() - stored.createdOn.getTime()) / 1000;
    return ageSeconds > settings.giveUpSeconds;
  }
}
