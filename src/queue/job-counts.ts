import type pg from 'pg';
import type { JobKind } from '../domain/job.ts';
import { deadLetterQueue } from './queue-settings.ts';
import { tableStatements } from './queue-statements.ts';

export interface KindCounts {
  readonly waiting: number;
  readonly retrying: number;
  readonly active: number;
  /** For how long the oldest job that is due has been waiting. */
  readonly oldestSeconds: number;
}

export interface JobCounts {
  readonly kinds: Readonly<Record<JobKind, KindCounts>>;
  readonly dead: number;
}

interface CountRow {
  readonly name: string;
  readonly state: 'created' | 'retry' | 'active';
  readonly count: number;
  readonly oldestSeconds: number;
}

/** Counts the jobs of all processes. */
export async function readJobCounts(pool: pg.Pool): Promise<JobCounts> {
  const { rows } = await pool.query<CountRow>(tableStatements.counts);
  const of = (kind: JobKind): KindCounts => {
    const mine = rows.filter(({ name }) => name === kind);
    const count = (state: CountRow['state']) => mine.find((row) => row.state === state)?.count ?? 0;
    const ages = mine.filter(({ state }) => state !== 'active').map((row) => row.oldestSeconds);
    return {
      waiting: count('created'),
      retrying: count('retry'),
      active: count('active'),
      oldestSeconds: Math.max(0, ...ages),
    };
  };
  return {
    kinds: {
      'submit-request': of('submit-request'),
      'update-cards': of('update-cards'),
      notify: of('notify'),
      'sync-request': of('sync-request'),
      reconcile: of('reconcile'),
      'sync-accounts': of('sync-accounts'),
      'send-decision': of('send-decision'),
      'send-reminders': of('send-reminders'),
      'await-sign-in': of('await-sign-in'),
      'handle-webhook': of('handle-webhook'),
      cleanup: of('cleanup'),
    },
    dead: rows.find(({ name }) => name === deadLetterQueue)?.count ?? 0,
  };
}
