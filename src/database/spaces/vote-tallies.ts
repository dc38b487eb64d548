import type { ServiceId, SpaceId } from '../../domain/id.ts';
import type { KyselyClient } from '../kysely.ts';

/**
 * Cards of pending requests say how many votes approve them, which is nothing with another server. The sweep finds
 * cards that show an older version.
 */
export async function outdateTallies(
  transaction: KyselyClient,
  id: SpaceId,
  serviceId: ServiceId | null,
): Promise<void> {
  const ruled = selectRuledSpaces(transaction)
    .where('space.id', '=', id)
    .where('space.service_id', 'is distinct from', serviceId);
  await outdatePending(transaction, ruled);
}

/** The same for spaces without a server of their own, when the default server becomes another one. */
export async function outdateTalliesOfDefault(kysely: KyselyClient): Promise<void> {
  await outdatePending(kysely, selectRuledSpaces(kysely).where('space.service_id', 'is', null));
}

function selectRuledSpaces(kysely: KyselyClient) {
  return kysely
    .selectFrom('space')
    .innerJoin('vote_rule', 'vote_rule.space_id', 'space.id')
    .select('space.id');
}

async function outdatePending(
  kysely: KyselyClient,
  spaces: ReturnType<typeof selectRuledSpaces>,
): Promise<void> {
  await kysely
    .updateTable('request')
    .set((set) => ({ version: set('version', '+', 1), updated_at: set.fn<Date>('now') }))
    .where('state', '=', 'pending')
    .where('decision', 'is', null)
    .where('space_id', 'in', spaces)
    .execute();
}
