import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queryable } from '../../../src/database/connection/pipeline.ts';
import { createLocks } from '../../../src/database/locks/locks.ts';
import { createRecordingLog, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let locks: ReturnType<typeof createLocks>;

beforeAll(async () => {
  setup = await setUpDatabase();
  locks = createLocks({ url: setup.url, log: createRecordingLog().log });
});
afterAll(async () => {
  await locks.close();
  await setup.close();
});

/** How often PostgreSQL has planned three runs of a statement for their values. */
async function countPlansForValues(on: Queryable): Promise<number | undefined> {
  const statement = { name: 'lookup', text: 'select id from "user" where display_name = $1' };
  for (const name of ['Ada', 'Bob', 'Eve']) await on.query({ ...statement, values: [name] });
  const { rows } = await on.query<{ plans: number }>({
    text: `select custom_plans::int as plans from pg_prepared_statements where name = 'lookup'`,
  });
  return rows[0]?.plans;
}

it('the reads of presses and jobs are planned once', async () => {
  expect(await countPlansForValues(setup.reads)).toBe(0);
});

it('the reads under a lock are planned once', async () => {
  expect(await countPlansForValues(locks.reads)).toBe(0);
});

it('both read by index, as if the rows were in memory', async () => {
  for (const on of [setup.reads, locks.reads]) {
    const { rows } = await on.query({ text: 'show random_page_cost' });
    expect(rows).toEqual([{ random_page_cost: '1.1' }]);
  }
});
