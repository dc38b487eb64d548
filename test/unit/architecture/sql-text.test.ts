import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources, toSource } from '../../support/architecture/source-files.ts';
import {
  misplacedQueueTables,
  misplacedSql,
  needlessSqlFiles,
} from '../../support/architecture/sql-text.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const files = readSources(root, ['src', 'commands']);

describe('SQL text', () => {
  it('is only where Prisma and Kysely cannot be used', () => {
    expect(misplacedSql(files)).toEqual([]);
  });

  it('is in every file that may contain it', () => {
    expect(needlessSqlFiles(files)).toEqual([]);
  });

  it.each([
    "pool.query('select id from request')",
    'const text = `\n  insert into card (id) values ($1)`;',
    "client.query('update request set state = $1')",
    "client.query('UPDATE request r set state = $1')",
    'const remove = "delete from session where id = $1";',
    'const text = `with entry as (select 1) select 1`;',
    "client.query('lock table space')",
    "client.query('begin')",
    'const text = `create index if not exists i on request (id)`;',
  ])('is found where it does not belong: %s', (text) => {
    expect(misplacedSql([toSource('src/database/spaces/planted.ts', text)])).toHaveLength(1);
  });

  it.each([
    "const verb = 'select-seasons';",
    "const kind = 'update-cards';",
    "kysely.deleteFrom('card')",
  ])('is not found where there is none: %s', (text) => {
    expect(misplacedSql([toSource('src/database/spaces/planted.ts', text)])).toEqual([]);
  });
});

describe('a table of pg-boss', () => {
  it('is named only where jobs are inserted with a change', () => {
    expect(misplacedQueueTables(files)).toEqual([]);
  });

  it.each([
    ['src/queue/planted.ts', 'update pgboss.job set state = 1'],
    ['src/database/job-sender.ts', 'insert into pgboss.job_common (name)'],
    ['src/database/job-sender.ts', 'join pgboss.queue q on true'],
  ])('is found where it does not belong: %s', (path, text) => {
    expect(misplacedQueueTables([toSource(path, text)])).toHaveLength(1);
  });
});
