import { type RawBuilder, type ReferenceExpression, sql } from 'kysely';
import type { DB } from './generated-tables/tables.ts';

/** The value of a key in a JSON column, as text. */
export function jsonText<Table extends keyof DB>(
  column: ReferenceExpression<DB, Table> & string,
  key: string,
): RawBuilder<string | null> {
  return sql`${sql.ref(column)} ->> ${key}::text`;
}

/** A JSON column with one key changed. */
export function withJsonKey<Table extends keyof DB>(
  column: ReferenceExpression<DB, Table> & string,
  key: string,
  value: string,
): RawBuilder<unknown> {
  return sql`${sql.ref(column)} || jsonb_build_object(${key}::text, ${value}::text)`;
}
