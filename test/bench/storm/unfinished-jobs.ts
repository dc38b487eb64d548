import type pg from 'pg';
import { z } from 'zod';

const jobRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  /** For how long it could have been done; negative for one that is due later. */
  overdueSeconds: z.number(),
  detail: z.string(),
});
export type JobRow = z.infer<typeof jobRow>;

/** Where pg-boss puts jobs that failed for good. */
export const deadLetterQueue = 'dead';

/** Every job that is not done, and every one that was given up, even if a sweep has added it again since. */
export async function readUnfinishedJobs(client: pg.Client): Promise<JobRow[]> {
  const { rows } = await client.query(`
    select id::text, name, state::text,
      extract(epoch from now() - start_after)::float8 as "overdueSeconds",
      concat_ws(' ', source_name, data::text, 'tries:', retry_count, output::text, source_output::text)
        as detail
    from pgboss.job
    where state in ('created', 'retry', 'active') or name = '${deadLetterQueue}'`);
  return z.array(jobRow).parse(rows);
}
