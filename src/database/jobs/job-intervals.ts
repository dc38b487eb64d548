import { sql } from 'kysely';
import type { JobKind } from '../../domain/job.ts';
import type { KyselyClient } from '../kysely.ts';

/** Timers are not exact: a tick that comes a little early is still the next one. */
const tolerance = 0.9;

/**
 * Lets one caller in for each interval: returns true unless it returned true for the same kind and key less than
 * `seconds` ago, in any process and by the database's clock.
 */
export function createJobIntervals(deps: { readonly kysely: KyselyClient }) {
  const { kysely } = deps;

  return async (kind: JobKind, key: string, seconds: number): Promise<boolean> => {
    const lastAllowed = sql<Date>`now() - ${seconds * tolerance} * interval '1 s'`;
    const claimed = await kysely
      .insertInto('job_interval')
      .values({ kind, key, began_at: sql`now()` })
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'key'])
          .doUpdateSet({ began_at: sql`now()` })
          .where(({ eb, or }) =>
            or([
              eb('job_interval.began_at', '<=', lastAllowed),
              // The database's clock was set back. Not `now()`: while this statement waited, another one may have
              // written a time that is later than when this one began.
              eb('job_interval.began_at', '>', sql<Date>`clock_timestamp()`),
            ]),
          ),
      )
      .returning('kind')
      .executeTakeFirst();
    return claimed !== undefined;
  };
}
