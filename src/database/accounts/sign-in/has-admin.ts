import type { KyselyClient } from '../../kysely.ts';
import { canComeBack } from '../members/can-come-back.ts';

/**
 * Whether there is an admin who can come back. The people of the demo page do not count, because anybody may act as
 * them.
 */
export async function hasAdmin(kysely: KyselyClient): Promise<boolean> {
  const admin = await kysely
    .selectFrom('user')
    .select('user.id')
    .where('is_admin', '=', true)
    .where('blocked_at', 'is', null)
    .where(canComeBack)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('chat_account')
            .select('chat_account.id')
            .whereRef('chat_account.user_id', '=', 'user.id')
            .where('chat_account.platform', '=', 'web'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return admin !== undefined;
}
