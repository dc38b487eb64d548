import type { Row } from '../kysely.ts';

/** The columns of a new card; `request_id` comes from the statement that inserts it. */
const newCardColumns = [
  'id',
  'role',
  'key',
  'platform',
  'place_kind',
  'address',
  'topic',
  'message_id',
  'recipients',
  'locale',
  'editable_until',
] as const satisfies readonly (keyof Row<'card'>)[];

/** The columns of which a card is made. */
export const cardColumns = [
  'request_id',
  'shown_version',
  ...newCardColumns,
] as const satisfies readonly (keyof Row<'card'>)[];

/**
 * SQL that inserts the cards of a JSON parameter for each request of `gate`. A card whose key the request has already
 * is left alone, so that nothing is posted twice.
 */
export function insertCards(gate: string, parameter: string): string {
  const columns = newCardColumns.join(', ');
  return `
    insert into card (request_id, shown_version, updated_at, ${columns})
    select ${gate}.id, 0, now(), ${newCardColumns.map((column) => `c.${column}`).join(', ')}
    from ${gate} cross join jsonb_populate_recordset(null::card, ${parameter}::jsonb) as c
    on conflict (request_id, key) do nothing`;
}
