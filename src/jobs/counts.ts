import type pg from 'pg';
import type { JobKind } from '../core/job.ts';
import { deadQueue } from './queue.ts';
import { tableStatements } from './statements.ts';

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
export async function readCounts(pool: pg.Pool): Promise<JobCounts> {
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
      submit: of('submit'),
      show: of('show'),
      tell: of('tell'),
      look: of('look'),
      poll: of('poll'),
      sync: of('sync'),
      decide: of('decide'),
      remind: of('remind'),
      'sign-in': of('sign-in'),
      heed: of('heed'),
      tidy: of('tidy'),
    },
    dead: rows.find(({ name }) => name === deadQueue)?.count ?? 0,
  };
}
