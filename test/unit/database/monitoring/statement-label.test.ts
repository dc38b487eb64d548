import { expect, it } from 'vitest';
import { toStatementLabel } from '../../../../src/database/monitoring/statement-label.ts';

it.each([
  ['SELECT "public"."user"."id" FROM "public"."user" WHERE id = $1', 'select user'],
  ['insert into "card" ("id") values ($1)', 'insert card'],
  ['UPDATE "public"."request" SET "state" = $1', 'update request'],
  ['update only session set payload = $1', 'update session'],
  ['delete from "audit_log" where id < $1', 'delete audit_log'],
  ['with changed as (update request set x = $1) select 1', 'with request'],
  ['  (select 1)', 'select'],
  ['BEGIN', 'begin'],
  ['COMMIT', 'commit'],
  ['vacuum', 'other'],
  ["'; drop table x", 'other'],
  ['', 'other'],
])('%s is measured as %s', (text, label) => {
  expect(toStatementLabel(text)).toBe(label);
});
