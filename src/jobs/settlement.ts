import type pg from 'pg';
import type { Fault } from '../core/fault.ts';
import type { JobKind } from '../core/job.ts';
import type { Log } from '../ports.ts';
import type { QueueSettings } from './queue.ts';
import { workerStatements } from './statements.ts';

/** One taking of a job: the id alone would not tell a late answer from the present one. */
export interface Taken {
  readonly id: string;
  readonly attempt: number;
}

type Verdict =
  | { readonly verb: 'done'; readonly job: Taken }
  | { readonly verb: 'again'; readonly job: Taken; readonly fault: Fault; readonly delayMs: number }
  | { readonly verb: 'bury'; readonly job: Taken; readonly fault: Fault; buried(): void };

/**
 * Writes down what became of jobs. What comes while a statement is under way goes out together with the next;
 * while the database is away verdicts are kept and `flush` tries again.
 */
export function createSettlement(needs: {
  readonly kind: JobKind;
  readonly settings: Pick<QueueSettings, 'keepsDone'>;
  readonly pool: pg.Pool;
  readonly log: Log;
}) {
  const { kind, settings, pool, log } = needs;
  const statements = workerStatements(kind);
  const doneStatement = settings.keepsDone ? statements.complete : statements.remove;
  let verdicts: Verdict[] = [];
  let flushing: Promise<void> | null = null;

  return {
    settle(verdict: Verdict): void {
      verdicts.push(verdict);
      void flush();
    },
    flush,
    /** Takings whose verdict is not written yet. */
    open: (): Taken[] => verdicts.map(({ job }) => job),
  };

  /** Resolves when everything is written, or the database would not take it. */
  function flush(): Promise<void> {
    flushing ??= writeAll().finally(() => {
      flushing = null;
    });
    return flushing;
  }

  async function writeAll(): Promise<void> {
    while (verdicts.length > 0) {
      const batch = [...verdicts];
      try {
        await write(batch);
      } catch (error) {
        log.warn({ kind, error, count: batch.length }, 'what became of jobs is not written yet');
        return;
      }
    }
  }

  async function write(batch: readonly Verdict[]): Promise<void> {
    const done = batch.filter(({ verb }) => verb === 'done').map(({ job }) => job);
    if (done.length > 0) {
      const values = [done.map(({ id }) => id), done.map(({ attempt }) => attempt)];
      await pool.query(doneStatement, values);
      strike(batch.filter(({ verb }) => verb === 'done'));
    }
    for (const verdict of batch) {
      if (verdict.verb === 'done') continue;
      await writeOne(verdict);
      strike([verdict]);
      if (verdict.verb === 'bury') verdict.buried();
    }
  }

  async function writeOne(verdict: Exclude<Verdict, { verb: 'done' }>): Promise<void> {
    const { job, fault } = verdict;
    const why = JSON.stringify({ code: fault.code, detail: fault.detail });
    if (verdict.verb === 'bury') {
      await pool.query(statements.bury, [job.id, job.attempt, why]);
    } else {
      await pool.query(statements.again, [job.id, job.attempt, verdict.delayMs, why]);
    }
  }

  function strike(written: readonly Verdict[]): void {
    const gone = new Set(written);
    verdicts = verdicts.filter((verdict) => !gone.has(verdict));
  }
}
