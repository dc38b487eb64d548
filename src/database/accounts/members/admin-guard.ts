import type { ActorIdentity } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { UserId } from '../../../domain/id.ts';
import { type ChatAccountKey, isSameChat } from '../../../domain/place.ts';
import type { KyselyClient } from '../../kysely.ts';
import { lockUsers } from '../lock-users.ts';
import { canComeBack, hasAdminAccount } from './can-come-back.ts';

/** A user who is about to be changed by an admin or by themselves, and stays as they are until the transaction ends. */
export interface GuardedUser {
  readonly id: UserId;
  readonly isAdmin: boolean;
  /** Whether they are an admin because the settings name one of their chats. */
  readonly isListed: boolean;
  readonly isBlocked: boolean;
}

/**
 * Locks a user together with all admins, and checks again whether `by` may change them. Two admins who take each other's
 * rights at the same time wait for each other here, and the second one has lost theirs. Throws `not-found`, `admins-only`.
 */
export async function guardUser(
  transaction: KyselyClient,
  { userId, by }: { readonly userId: UserId; readonly by: ActorIdentity },
): Promise<GuardedUser> {
  const admins = await transaction
    .selectFrom('user')
    .select('id')
    .where('is_admin', '=', true)
    .execute();
  const others = by.userId === null ? [] : [by.userId];
  await lockUsers(transaction, [userId, ...others, ...admins.map(({ id }) => id)]);
  const user = await transaction
    .selectFrom('user')
    .select(['is_admin', 'is_listed', 'blocked_at'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!user) throw new AppError('not-found');
  if (by.userId !== userId) await assertStillAdmin(transaction, by);
  return {
    id: userId,
    isAdmin: user.is_admin,
    isListed: user.is_listed,
    isBlocked: user.blocked_at !== null,
  };
}

/** In the console, ADMIN on the default server makes an admin as well. Programs and the operator have no user. */
async function assertStillAdmin(
  transaction: KyselyClient,
  { userId, source }: ActorIdentity,
): Promise<void> {
  if (userId === null) return;
  const admin = await transaction
    .selectFrom('user')
    .select('user.id')
    .where('user.id', '=', userId)
    .where('blocked_at', 'is', null)
    .where((eb) =>
      source === 'console'
        ? eb.or([eb('is_admin', '=', true), hasAdminAccount(eb)])
        : eb('is_admin', '=', true),
    )
    .executeTakeFirst();
  if (!admin) throw new AppError('admins-only');
}

/** Throws `last-admin` if a guarded user is an admin, and nobody else could do what admins do. */
export async function assertNotLastAdmin(
  transaction: KyselyClient,
  { id, isAdmin, isBlocked }: GuardedUser,
): Promise<void> {
  if (!isAdmin || isBlocked) return;
  const other = await transaction
    .selectFrom('user')
    .select('user.id')
    .where('is_admin', '=', true)
    .where('blocked_at', 'is', null)
    .where('user.id', '!=', id)
    .where(canComeBack)
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new AppError('last-admin');
}

/**
 * Throws `last-admin` if a guarded user is an admin who can no longer come back after what the transaction has changed,
 * and nobody else could do what admins do.
 */
export async function assertNotShutOut(
  transaction: KyselyClient,
  user: GuardedUser,
): Promise<void> {
  if (!user.isAdmin || user.isBlocked) return;
  const reachable = await transaction
    .selectFrom('user')
    .select('id')
    .where('id', '=', user.id)
    .where(canComeBack)
    .executeTakeFirst();
  if (!reachable) await assertNotLastAdmin(transaction, user);
}

/** Whether the settings make a guarded user an admin again as soon as they write to the bot. */
export async function isNamedAdmin(
  transaction: KyselyClient,
  { id, isListed }: GuardedUser,
  admins: readonly ChatAccountKey[],
): Promise<boolean> {
  if (isListed) return true;
  const chats = await transaction
    .selectFrom('chat_account')
    .select(['platform', 'platform_user_id as platformUserId'])
    .where('user_id', '=', id)
    .execute();
  return chats.some((chat) => admins.some((admin) => isSameChat(chat, admin)));
}
