import type { KyselyClient } from '../../kysely.ts';

/**
 * Whether there is an admin who can come back: with a chat, or with an account of an Overseerr server. The people of the
 * demo page do not count, because anybody may act as them.
 */
export async function hasAdmin(kysely: KyselyClient): Promise<boolean> {
  const admin = await kysely
    .selectFrom('user')
    .select('user.id')
    .where('is_admin', '=', true)
    .where('blocked_at', 'is', null)
    .where(({ and, or, not, exists, selectFrom }) => {
      const chats = selectFrom('chat_account')
        .select('chat_account.id')
        .whereRef('chat_account.user_id', '=', 'user.id');
      const links = selectFrom('account_link')
        .select('account_link.user_id')
        .whereRef('account_link.user_id', '=', 'user.id');
      return and([
        not(exists(chats.where('chat_account.platform', '=', 'web'))),
        or([exists(chats), exists(links)]),
      ]);
    })
    .limit(1)
    .executeTakeFirst();
  return admin !== undefined;
}
