import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountColumns } from '../../../src/database/accounts/account-columns.ts';
import {
  cardReadStatements,
  cardWriteStatements,
} from '../../../src/database/hot-statements/card-statements.ts';
import { cardColumns } from '../../../src/database/hot-statements/insert-cards.ts';
import {
  requestReadStatements,
  requestWriteStatements,
} from '../../../src/database/hot-statements/request-statements.ts';
import type { Statement } from '../../../src/database/hot-statements/statement.ts';
import { userReadStatements } from '../../../src/database/hot-statements/user-statements.ts';
import { requestColumns } from '../../../src/database/requests/request-row.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
/** A connection on which nothing is prepared yet. */
let client: pg.Client;

beforeAll(async () => {
  setup = await setUpDatabase();
  client = new pg.Client({ connectionString: setup.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
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

const reads = [
  [requestReadStatements.find, 'request', requestColumns, ['uuid']],
  [requestReadStatements.findByDraft, 'request', requestColumns, ['uuid']],
  [requestReadStatements.findByRemoteId, 'request', requestColumns, ['uuid', 'integer']],
  [cardReadStatements.listByRequest, 'card', cardColumns, ['uuid']],
  [cardReadStatements.findByMessage, 'card', cardColumns, ['platform', 'text', 'text']],
] as const;

const writes = [
  ['request', 'create', ['jsonb', 'uuid', 'jsonb', 'jsonb', 'jsonb', 'uuid', 'jsonb']],
  [
    'request',
    'update',
    ['uuid', 'integer', 'jsonb', 'uuid', 'jsonb', 'jsonb', 'jsonb', 'uuid', 'jsonb'],
  ],
  ['card', 'create', ['uuid', 'jsonb', 'jsonb']],
  ['card', 'markShown', ['uuid', 'integer', 'text', 'text', 'text', 'text', 'integer']],
] as const;

function findWriteStatement(table: 'request' | 'card', name: string): Statement {
  const statements =
    table === 'request' ? requestWriteStatements(setup.sender) : cardWriteStatements(setup.sender);
  const found = Object.entries(statements).find(([key]) => key === name);
  if (!found) throw new Error(`no statement ${table} ${name}`);
  return found[1];
}

describe('a hot statement', () => {
  it.each(reads)('that reads takes and returns what the schema says: %o', async (...row) => {
    const [statement, table, columns, parameters] = row;
    expect(await parameterTypes(statement)).toEqual(parameters);
    expect(await columnsOf(statement, parameters.length)).toEqual(
      await tableColumns(table, columns),
    );
  });

  it('that reads the user of a sender takes and returns what the schema says', async () => {
    expect(await parameterTypes(userReadStatements.findContact)).toEqual([
      'platform',
      'text',
      'text',
    ]);
    const [space, accounts, ...columns] = (
      await columnsOf(userReadStatements.findContact, 3)
    ).toReversed();
    const chatColumns = await tableColumns('chat_account', [
      'id',
      'name',
      'username',
      'direct_closed_at',
    ]);
    expect(columns.toReversed()).toEqual([
      ...(await tableColumns('"user"', [
        'id',
        'display_name',
        'locale',
        'is_admin',
        'blocked_at',
        'last_seen_at',
      ])),
      ...chatColumns.map((column) => column.replace(/^id /, 'chat_account_id ')),
    ]);
    expect([accounts, space]).toEqual(['accounts jsonb', 'space jsonb']);
  });

  it('that reads the account of a user takes and returns what the schema says', async () => {
    const statement = userReadStatements.findAccount;
    expect(await parameterTypes(statement)).toEqual(['uuid', 'uuid']);
    const names = accountColumns.map((column) => column.replace('account.', ''));
    expect(await columnsOf(statement, 2)).toEqual([
      ...(await tableColumns('account', names)),
      ...(await tableColumns('account_link', ['verified_by'])),
    ]);
  });

  it.each(writes)('that writes takes what the schema says: %s %s', async (table, name, types) => {
    expect(await parameterTypes(findWriteStatement(table, name))).toEqual(types);
  });

  it('that names an unknown column is found', async () => {
    const planted = { name: 'planted', text: 'select remote_number from request where id = $1' };
    await expect(parameterTypes(planted)).rejects.toThrow(/remote_number/);
  });
});

it('there are at most twelve of them', () => {
  const statements = [
    userReadStatements,
    requestReadStatements,
    requestWriteStatements(setup.sender),
    cardReadStatements,
    cardWriteStatements(setup.sender),
  ].flatMap((each) => Object.keys(each));
  expect(statements.length).toBeLessThanOrEqual(12);
});
