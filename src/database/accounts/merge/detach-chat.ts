import type { ErrorCode } from '../../../domain/app-error.ts';
import type { UserId } from '../../../domain/id.ts';
import type { ChatAccountKey, Platform } from '../../../domain/place.ts';
import { jsonText } from '../../json.ts';
import type { KyselyClient } from '../../kysely.ts';
import { lockUsers } from '../lock-users.ts';

/**
 * Moves a chat account to a new user, in the caller's transaction, and ends the user's open
 * sessions: the other chats now belong to someone else. Returns the new user. Null if it is the
 * user's only chat, or not theirs.
 */
export async function detachChat(
  transaction: KyselyClient,
  { userId, platform, platformUserId }: ChatAccountKey & { readonly userId: UserId },
  { newUserId, now }: { readonly newUserId: UserId; readonly now: Date },
): Promise<UserId | null> {
  // Without the lock, two simultaneous calls could leave the user without a chat.
  await lockUsers(transaction, [userId]);
  const chats = await transaction
    .selectFrom('chat_account')
    .select(['id', 'name', 'platform', 'platform_user_id'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
  const chat = chats.find(
    (each) => each.platform === platform && each.platform_user_id === platformUserId,
  );
  const [firstOther] = chats.filter((each) => each !== chat);
  if (!chat || !firstOther) return null;
  const user = await transaction
    .selectFrom('user')
    .select(['display_name', 'locale', 'is_admin', 'is_listed', 'blocked_at', 'last_seen_at'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('user')
    .values({
      id: newUserId,
      display_name: chat.name,
      locale: user.locale,
      blocked_at: user.blocked_at,
      last_seen_at: user.last_seen_at,
      updated_at: now,
    })
    .execute();
  await transaction
    .updateTable('chat_account')
    .set({ user_id: newUserId })
    .where('id', '=', chat.id)
    .execute();
  await transaction
    .updateTable('user')
    .set({
      display_name: user.display_name === chat.name ? firstOther.name : user.display_name,
      // If the settings name this chat, its user becomes an admin again at the next contact.
      is_admin: user.is_admin && !user.is_listed,
      is_listed: false,
    })
    .where('id', '=', userId)
    .execute();
  await closeSessions(transaction, userId);
  await leaveCards(transaction, chat);
  return newUserId;
}

/** Whoever has the chat now must not go on seeing what becomes of the user's requests. Discord does not say whose a private chat is. */
async function leaveCards(
  transaction: KyselyClient,
  chat: { readonly platform: Platform; readonly platform_user_id: string },
): Promise<void> {
  for (const table of ['card', 'issue_card'] as const) {
    await transaction
      .updateTable(table)
      .set({ lost_reason: 'not-yours' satisfies ErrorCode })
      .where('platform', '=', chat.platform)
      .where('address', '=', chat.platform_user_id)
      // Those of a chat that was closed are taken up again when it is opened.
      .where((where) =>
        where.or([
          where('lost_reason', 'is', null),
          where('lost_reason', '=', 'direct-messages-closed' satisfies ErrorCode),
        ]),
      )
      .execute();
  }
}

async function closeSessions(transaction: KyselyClient, userId: UserId): Promise<void> {
  // Somebody may have come to the console through the chat that is not theirs anymore.
  await transaction
    .deleteFrom('console_session')
    .where('user_id', '=', userId)
    .where('account_id', 'is', null)
    .execute();
  await transaction
    .deleteFrom('session')
    .where('purpose', '=', 'console-link')
    .where('user_id', '=', userId)
    .execute();
  await transaction
    .updateTable('session')
    .set({ purpose: 'sign-in-closed' })
    .where('user_id', '=', userId)
    .where('purpose', '=', 'sign-in')
    .where(jsonText('payload', 'result'), 'is', null)
    .execute();
  await transaction
    .deleteFrom('session')
    .where('purpose', 'in', ['code-merge', 'merge'])
    .where((where) =>
      where.or([
        where('user_id', '=', userId),
        where(jsonText('payload', 'otherUserId'), '=', userId),
      ]),
    )
    .execute();
}
