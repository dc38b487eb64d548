import type pg from 'pg';
import type { AppError } from '../domain/app-error.ts';
import type { JobKind } from '../domain/job.ts';
import type { Log } from '../ports/log.ts';
import type { QueueSettings } from './queue-settings.ts';
import { workerStatements } from './queue-statements.ts';

/** One taking of a job: the id alone would not tell a late answer from the present one. */
export interface ClaimedJob {
  readonly id: string;
  readonly attempt: number;
}

type JobAck =
  | { readonly verb: 'done'; readonly job: ClaimedJob }
  | {
      readonly verb: 'again';
      readonly job: ClaimedJob;
      readonly appError: AppError;
      readonly delayMs: number;
    }
  | {
      readonly verb: 'bury';
      readonly job: ClaimedJob;
      readonly appError: AppError;
      onDeadLettered(): void;
    };

/**
 * Writes down what became of jobs. What comes while a statement is under way goes out together with the next;
 * while the database is away verdicts are kept and `flush` tries again.
 */
export function createJobAcks(deps: {
  readonly kind: JobKind;
  readonly settings: Pick<QueueSettings, 'keepsDone'>;
  readonly pool: pg.Pool;
  readonly log: Log;
}) {
  const { kind, settings, pool, log } = deps;
  const statements = workerStatements(kind);
  const doneStatement = settings.keepsDone ? statements.complete : statements.remove;
  let acks: JobAck[] = [];
  let flushing: Promise<void> | null = null;

  return {
    add(ack: JobAck): void {
      acks.push(ack);
      void flush();
    },
    flush,
    /** Takings whose verdict is not written yet. */
    open: (): ClaimedJob[] => acks.map(({ job }) => job),
  };

  /** Resolves when everything is written, or the database would not take it. */
  function flush(): Promise<void> {
    flushing ??= writeAll().finally(() => {
      flushing = null;
    });
    return flushing;
  }

  async function writeAll(): Promise<void> {
    while (acks.length > 0) {
      const batch = [...acks];
      try {
        await write(batch);
      } catch (error) {
        log.warn({ kind, error, count: batch.length }, 'what became of jobs is not written yet');
        return;
      }
    }
  }

  async function write(batch: readonly JobAck[]): Promise<void> {
    const done = batch.filter(({ verb }) => verb === 'done').map(({ job }) => job);
    if (done.length > 0) {
      const values = [done.map(({ id }) => id), done.map(({ attempt }) => attempt)];
      await pool.query(doneStatement, values);
      removeWritten(batch.filter(({ verb }) => verb === 'done'));
    }
    for (const ack of batch) {
      if (ack.verb === 'done') continue;
      await writeOne(ack);
      removeWritten([ack]);
      if (ack.verb === 'bury') ack.onDeadLettered();
    }
  }

  async function writeOne(ack: Exclude<JobAck, { verb: 'done' }>): Promise<void> {
    const { job, appError } = ack;
    const why = JSON.stringify({ code: appError.code, detail: appError.detail });
    if (ack.verb === 'bury') {
      await pool.query(statements.deadLetter, [job.id, job.attempt, why]);
    } else {
      await pool.query(statements.again, [job.id, job.attempt, ack.delayMs, why]);
    }
  }

  function removeWritten(written: readonly JobAck[]): void {
    const gone = new Set(written);
    acks = acks.filter((ack) => !gone.has(ack));
  }
}
