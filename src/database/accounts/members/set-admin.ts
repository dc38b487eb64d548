import type { ActorIdentity } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import { type ChatAccountKey, isSameChat } from '../../../domain/place.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { lockUsers } from '../lock-users.ts';

/** Makes a user an admin, or takes that back, and records it. Throws as `MemberRepository.setAdmin` says. */
export async function setAdmin(
  kysely: KyselyClient,
  change: {
    readonly userId: UserId;
    readonly isAdmin: boolean;
    readonly by: ActorIdentity;
    /** The chat accounts that the settings name. */
    readonly admins: readonly ChatAccountKey[];
  },
): Promise<void> {
  const { userId, isAdmin, by, admins } = change;
  await inRetriedTransaction(kysely, async (transaction) => {
    const all = await transaction
      .selectFrom('user')
      .select('id')
      .where('is_admin', '=', true)
      .execute();
    // Two admins who take each other's rights at the same time wait for each other here.
    await lockUsers(transaction, [userId, ...all.map(({ id }) => id)]);
    const user = await transaction
      .selectFrom('user')
      .select(['is_admin', 'is_listed', 'blocked_at'])
      .where('id', '=', userId)
      .executeTakeFirst();
    if (!user) throw new AppError('not-found');
    if (isAdmin && user.blocked_at) throw new AppError('user-blocked');
    if (user.is_admin === isAdmin && !(isAdmin && user.is_listed)) return;
    if (!isAdmin) await assertRevocable(transaction, { userId, isListed: user.is_listed, admins });
    await transaction
      .updateTable('user')
      .set({ is_admin: isAdmin, is_listed: false })
      .where('id', '=', userId)
      .execute();
    const action = isAdmin ? 'admin-grant' : 'admin-revoke';
    await insertAuditEntry(transaction, toAuditEntry(by, action, { kind: 'user', id: userId }));
  });
}

async function assertRevocable(
  transaction: KyselyClient,
  user: {
    readonly userId: UserId;
    readonly isListed: boolean;
    readonly admins: readonly ChatAccountKey[];
  },
): Promise<void> {
  const chats = await transaction
    .selectFrom('chat_account')
    .select(['platform', 'platform_user_id as platformUserId'])
    .where('user_id', '=', user.userId)
    .execute();
  // They would be an admin again as soon as they write to the bot.
  const isNamed = chats.some((chat) => user.admins.some((admin) => isSameChat(chat, admin)));
  if (user.isListed || isNamed) throw new AppError('admin-in-settings');
  const other = await transaction
    .selectFrom('user')
    .select('user.id')
    .where('is_admin', '=', true)
    .where('blocked_at', 'is', null)
    .where('user.id', '!=', user.userId)
    // Somebody who has neither cannot come back once their session is over.
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('chat_account')
            .select('chat_account.id')
            .whereRef('chat_account.user_id', '=', 'user.id'),
        ),
        exists(
          selectFrom('account_link')
            .select('account_link.user_id')
            .whereRef('account_link.user_id', '=', 'user.id'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new AppError('last-admin');
}
