import { expect, it, onTestFinished } from 'vitest';
import { createQueueDatabase } from '../../../src/queue/queue-database.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';

async function openForTest() {
  const { url } = await setUpDatabaseForTest();
  const database = createQueueDatabase({ url, onError: () => undefined });
  onTestFinished(() => database.close());
  return database;
}

it('prepares a statement of the queue that comes back', async () => {
  const database = await openForTest();
  const listPrepared = () =>
    database.executeSql('select statement from pg_prepared_statements order by prepare_time');
  const statement = 'select $1::int as value';
  for (const value of [1, 2, 3, 4]) {
    const { rows } = await database.executeSql(statement, [value]);
    expect(rows).toEqual([{ value }]);
  }
  expect((await listPrepared()).rows).toEqual([{ statement }]);
});

it('runs texts of several statements again and again', async () => {
  const database = await openForTest();
  for (let use = 0; use < 5; use += 1) {
    await database.executeSql("begin; set local lock_timeout = '1s'; commit;");
  }
  expect((await database.executeSql('select 1 as value')).rows).toEqual([{ value: 1 }]);
});

it('sets up each connection before its first statement', async () => {
  const database = await openForTest();
  await database.setSessionStatements?.(["set application_name = 'the queue'"]);
  const { rows } = await database.executeSql('show application_name');
  expect(rows).toEqual([{ application_name: 'the queue' }]);
});
