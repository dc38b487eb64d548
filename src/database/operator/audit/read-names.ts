import { toId } from '../../../domain/id.ts';
import type { KyselyClient } from '../../kysely.ts';

/** What the rows with these IDs are called. Each table is read by its primary key. */
export async function readNames(
  kysely: KyselyClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => toId(id) !== null))];
  if (wanted.length === 0) return new Map();
  const [named, titles] = await Promise.all([
    kysely
      .selectFrom('user')
      .select(['id', 'display_name as name'])
      .where('id', 'in', wanted)
      .unionAll(kysely.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted))
      .unionAll(kysely.selectFrom('space').select(['id', 'name']).where('id', 'in', wanted))
      .unionAll(
        kysely.selectFrom('service_config').select(['id', 'name']).where('id', 'in', wanted),
      )
      .execute(),
    kysely
      .selectFrom('request')
      .select(['id', 'title', 'year'])
      .where('id', 'in', wanted)
      .execute(),
  ]);
  return new Map([
    ...named.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])),
    ...titles.map(
      ({ id, title, year }) => [id, year === null ? title : `${title} (${year})`] as const,
    ),
  ]);
}
