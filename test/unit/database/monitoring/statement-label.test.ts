import { expect, it } from 'vitest';
import { toStatementLabel } from '../../../../src/database/monitoring/statement-label.ts';

it.each([
  ['SELECT "public"."user"."id" FROM "public"."user" WHERE id = $1', 'select user'],
  ['insert into "card" ("id") values ($1)', 'insert card'],
  ['UPDATE "public"."request" SET "state" = $1', 'update request'],
  ['update only session set payload = $1', 'update session'],
  ['delete from "audit_log" where id < $1', 'delete audit_log'],
  ['with changed as (update request set x = $1) select 1', 'with request'],
  ['INSERT INTO pgboss.job_common (id) SELECT 1', 'insert pgboss.job_common'],
  ['select 1 from "other"."Table"', 'select other.table'],
  [
    'WITH input AS (SELECT * FROM json_to_recordset($1) AS x (id uuid)) UPDATE pgboss.job SET id = 1',
    'with pgboss.job',
  ],
  ['select now() from generate_series(1, 2)', 'select'],
  ['  (select 1)', 'select'],
  ['BEGIN', 'begin'],
  ['COMMIT', 'commit'],
  ['vacuum', 'other'],
  ["'; drop table x", 'other'],
  ['', 'other'],
])('%s is measured as %s', (text, label) => {
  expect(toStatementLabel(text)).toBe(label);
});
