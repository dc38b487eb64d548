import { expect, it } from 'vitest';
import { takeDatabase } from '../../support/recycled-database.ts';

it('a database that is used again is empty, and its numbers begin anew', async () => {
  const versions: unknown[] = [];
  for (let use = 0; use < 2; use += 1) {
    const { database, release } = await takeDatabase();
    const { version } = await database.prisma.settingsVersion.create({ data: {} });
    versions.push(version, await database.prisma.settingsVersion.count());
    await release();
  }
  expect(versions).toEqual([1, 1, 1, 1]);
});

const readName = async () => {
  const { database, release } = await takeDatabase();
  const { rows } = await database.pool.query<{ name: string }>('select current_database() as name');
  return { name: rows[0]?.name, database, release };
};

it('a database that is used again has the queues of a new one', async () => {
  const list = async () => {
    const { database, release } = await takeDatabase();
    const { rows } = await database.pool.query('select * from pgboss.queue order by name');
    await database.pool.query('update pgboss.queue set retry_limit = 99');
    await release();
    return rows;
  };
  const [first, second] = [await list(), await list()];
  expect(first.length).toBeGreaterThan(0);
  expect(second).toEqual(first);
});

it.each([
  ['a table', 'create table planted (id int)'],
  ['a table less', 'drop table vote'],
  ['a constraint', 'alter table vote add check (true)'],
  [
    'a trigger',
    'create trigger planted before insert on vote execute function suppress_redundant_updates_trigger()',
  ],
  ['a function', `create function planted() returns int language sql as 'select 1'`],
  [
    'a setting',
    `do $$ begin execute format('alter database %I set work_mem = 65', current_database()); end $$`,
  ],
])('a database in which a test has left %s is not used again', async (_, change) => {
  const before = await readName();
  await before.database.pool.query(change);
  await before.release();
  const after = await readName();
  expect(after.name).not.toBe(before.name);
  await after.release();
});
