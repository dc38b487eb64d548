import type pg from 'pg';

/**
 * Makes a connection that only looks up a few rows, by prepared statements, plan each of them once, and by index.
 * PostgreSQL plans the first five runs of a statement anew, and all of them where it believes that a plan without the
 * values is worse: that took five times as long as the statement itself. Its default costs are those of disks that turn,
 * so it also reads small tables as a whole.
 */
export async function planLookups(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query(lookupPlanning);
}

const lookupPlanning = `select set_config('plan_cache_mode', 'force_generic_plan', false),
  set_config('random_page_cost', '1.1', false)`;
