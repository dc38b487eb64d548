import type { UserId } from '../../domain/id.ts';
import type { KyselyClient } from '../kysely.ts';

/** Whether somebody acts as a person of the demo page, as whom anybody may enter. */
export async function isDemoUser(kysely: KyselyClient, userId: UserId): Promise<boolean> {
  const chat = await kysely
    .selectFrom('chat_account')
    .select('id')
    .where('user_id', '=', userId)
    .where('platform', '=', 'web')
    .limit(1)
    .executeTakeFirst();
  return chat !== undefined;
}
