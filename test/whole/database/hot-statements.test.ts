import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestColumns } from '../../../src/database/requests/request-row.ts';
import {
  requestReadStatements,
  requestWriteStatements,
  type Statement,
} from '../../../src/database/requests/request-statements.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let client: pg.PoolClient;

beforeAll(async () => {
  setup = await setUpDatabase();
  client = await setup.pool.connect();
});

afterAll(async () => {
  client.release();
  await setup.close();
});

/** The types that PostgreSQL gives the parameters of a statement. */
async function parameterTypes({ name, text }: Statement): Promise<string[]> {
  await client.query(`prepare "${name}" as ${text}`);
  const { rows } = await client.query<{ types: string[] }>(
    'select parameter_types::text[] as types from pg_prepared_statements where name = $1',
    [name],
  );
  return rows[0]?.types ?? [];
}

/** The columns that a statement returns, as `name type`. */
async function columnsOf({ text }: Statement, parameters: number): Promise<string[]> {
  const { fields } = await client.query(text, Array(parameters).fill(null));
  const { rows } = await client.query<{ type: string }>(
    'select format_type(oid, null) as type from unnest($1::oid[]) with ordinality as t(oid, n) order by n',
    [fields.map(({ dataTypeID }) => dataTypeID)],
  );
  return fields.map(({ name }, index) => `${name} ${rows[index]?.type}`);
}

/** The same of the table that prisma/schema.prisma describes. */
async function tableColumns(table: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0`,
    [table],
  );
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  return names.map((name) => `${name} ${types.get(name)}`);
}

describe('a hot statement', () => {
  it.each([
    ['find', ['uuid']],
    ['findByDraft', ['uuid']],
    ['findByRemoteId', ['uuid', 'integer']],
  ] as const)('%s takes and returns what the schema says', async (name, parameters) => {
    const statement = requestReadStatements[name];
    expect(await parameterTypes(statement)).toEqual(parameters);
    const columns = await columnsOf(statement, parameters.length);
    expect(columns).toEqual(await tableColumns('request', requestColumns));
  });

  it.each([
    ['create', ['jsonb', 'uuid', 'jsonb', 'jsonb', 'jsonb']],
    ['update', ['uuid', 'integer', 'jsonb', 'uuid', 'jsonb', 'jsonb', 'jsonb', 'uuid', 'jsonb']],
  ] as const)('%s takes what the schema says', async (name, parameters) => {
    const statement = requestWriteStatements(setup.sender)[name];
    expect(await parameterTypes(statement)).toEqual(parameters);
  });

  it('that names an unknown column is found', async () => {
    const planted = { name: 'planted', text: 'select remote_number from request where id = $1' };
    await expect(parameterTypes(planted)).rejects.toThrow(/remote_number/);
  });
});
