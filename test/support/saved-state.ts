import pg from 'pg';
import type { ScriptedBot } from './scripted-bot.ts';

/**
 * Saves what an idle bot and its server know, and returns a function that restores it: with the same IDs, so that
 * buttons and messages from before work again. It takes a fraction of what people and jobs would need for it.
 */
export async function saveState(bot: ScriptedBot): Promise<() => Promise<void>> {
  const { state } = bot.overseerr;
  await bot.waitUntilIdle();
  const restoreTables = await saveTables(bot.pool);
  const { users, media, requests, issues } = state;
  const saved = structuredClone({ users, media, requests, issues });
  return async () => {
    await bot.waitUntilIdle();
    await restoreTables();
    Object.assign(state, structuredClone(saved));
  };
}

/** All tables but those of the queue. */
async function saveTables(pool: pg.Pool): Promise<() => Promise<void>> {
  const names = await listTables(pool);
  const contents = names.map((name) => `select json_agg(each)::text as content from ${name} each`);
  const { rows } = await pool.query<{ content: string | null }>(contents.join(' union all '));
  const deletes = names.map((name) => `delete from ${name};`);
  const inserts = rows.flatMap(({ content }, index) => {
    const name = names[index];
    if (content === null) return [];
    return `insert into ${name} select * from json_populate_recordset(null::${name}, ${pg.escapeLiteral(content)});`;
  });
  const text = `set local session_replication_role = replica; ${deletes.join(' ')} ${inserts.join('\n')}`;
  return async () => {
    // One transaction, because it is one message.
    await pool.query(text);
  };
}

async function listTables(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  return rows.map(({ name }) => name);
}
