import {
  type Profile,
  type ProfileLink,
  type ProfileLinkPlan,
  type ProfileUser,
  planProfileLinks,
} from '../../domain/accounts/profile-matching.ts';
import { botActor } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { MatchedProfiles } from '../../ports/accounts/account-link-repository.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { lockService } from './account-repository.ts';
import { adoptRequests } from './adopt-requests.ts';
import { deleteLinks, insertLink } from './link-rows.ts';
import { lockUsers } from './lock-users.ts';
import { preferencesColumn } from './preferences-column.ts';

/** Updates the links of a server that profiles verify, in the caller's transaction. */
export async function matchProfiles(
  transaction: KyselyClient,
  serviceId: ServiceId,
  now: Date,
): Promise<MatchedProfiles> {
  await lockService(transaction, serviceId);
  const first = await readPlan(transaction, serviceId, now);
  const changed = [...first.unlinked, ...first.linked, ...first.doubted];
  const locked = new Set(changed.map(({ userId }) => userId));
  await lockUsers(transaction, [...locked]);
  // Users may have been linked or unlinked before they were locked.
  const plan = locked.size === 0 ? first : await readPlan(transaction, serviceId, now);
  const doubted = plan.doubted.filter(({ userId }) => locked.has(userId));
  await recordDoubts(transaction, serviceId, doubted, now);
  const unlinked = plan.unlinked.filter(({ userId }) => locked.has(userId));
  const linked = plan.linked.filter(({ userId }) => locked.has(userId));
  for (const { userId, accountId } of unlinked) {
    await deleteLinks(transaction, { userId, accountId });
    await audit(transaction, 'account-unlink', { userId, accountId });
  }
  for (const { userId, accountId } of linked) {
    // Any remaining link is to an account that the server has removed.
    await deleteLinks(transaction, { userId, serviceId });
    const verification = { verifiedBy: 'profile', verifiedAt: now } as const;
    await insertLink(transaction, { userId, accountId, serviceId, ...verification });
    await audit(transaction, 'account-link', { userId, accountId });
  }
  // Requests may have been imported while their account was being linked.
  await adoptRequests(transaction, { serviceId });
  return { linked: linked.length, unlinked: unlinked.length, doubted: doubted.length };
}

/** Records since when no profile confirms these links. All others on the server are confirmed. */
async function recordDoubts(
  transaction: KyselyClient,
  serviceId: ServiceId,
  doubted: ProfileLinkPlan['doubted'],
  now: Date,
): Promise<void> {
  const userIds = doubted.map(({ userId }) => userId);
  await transaction
    .updateTable('account_link')
    .set({ missing_since: null })
    .where('service_id', '=', serviceId)
    .where('missing_since', 'is not', null)
    .where('user_id', '!=', ({ fn, val }) => fn('all', [val(userIds)]))
    .execute();
  if (userIds.length === 0) return;
  await transaction
    .updateTable('account_link')
    .set((link) => ({ missing_since: link.fn.coalesce('missing_since', link.val(now)) }))
    .where('service_id', '=', serviceId)
    .where('user_id', 'in', userIds)
    .execute();
}

async function readPlan(
  transaction: KyselyClient,
  serviceId: ServiceId,
  now: Date,
): Promise<ProfileLinkPlan> {
  const profiles = await readProfiles(transaction, serviceId);
  const users = await readUsers(transaction, profiles);
  return planProfileLinks(profiles, users, await readLinks(transaction, serviceId), now);
}

async function readProfiles(transaction: KyselyClient, serviceId: ServiceId): Promise<Profile[]> {
  const rows = await transaction
    .selectFrom('account')
    .select(['id', 'discord_ids', 'telegram_ids', 'blocked_at'])
    .where('service_id', '=', serviceId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    accountId: toRowId(row.id),
    discordIds: row.discord_ids,
    telegramIds: row.telegram_ids,
    isBlocked: row.blocked_at !== null,
  }));
}

/**
 * The users that the profiles may list. The query also finds users with the same ID on another
 * platform; they match no profile.
 */
async function readUsers(
  transaction: KyselyClient,
  profiles: readonly Profile[],
): Promise<ProfileUser[]> {
  const ids = profiles.flatMap(({ discordIds, telegramIds }) => [...discordIds, ...telegramIds]);
  if (ids.length === 0) return [];
  const rows = await transaction
    .selectFrom('chat_account')
    .innerJoin('user', 'user.id', 'chat_account.user_id')
    .select(['user.id', 'user.blocked_at', 'user.preferences', 'platform', 'platform_user_id'])
    .where('platform_user_id', '=', ({ fn, val }) => fn.any(val(ids)))
    .orderBy('chat_account.id')
    .execute();
  const users = new Map<string, ProfileUser & { readonly chats: ChatAccountKey[] }>();
  for (const row of rows) {
    const { id, platform, platform_user_id: platformUserId } = row;
    const user = users.get(id) ?? {
      userId: toRowId(id),
      chats: [],
      isBlocked: row.blocked_at !== null,
      linksByProfile: preferencesColumn.parse(row.preferences).linksByProfile !== false,
    };
    user.chats.push({ platform, platformUserId });
    users.set(id, user);
  }
  return [...users.values()];
}

async function readLinks(transaction: KyselyClient, serviceId: ServiceId): Promise<ProfileLink[]> {
  const rows = await transaction
    .selectFrom('account_link')
    .innerJoin('account', 'account.id', 'account_link.account_id')
    .innerJoin('user', 'user.id', 'account_link.user_id')
    .select([
      'account_link.user_id',
      'account_link.account_id',
      'account_link.verified_by',
      'account_link.missing_since',
      'account.removed_at',
      'account.blocked_at as account_blocked_at',
      'user.blocked_at as user_blocked_at',
    ])
    .where('account_link.service_id', '=', serviceId)
    .orderBy('account_link.user_id')
    .execute();
  return rows.map((row) => ({
    userId: toRowId(row.user_id),
    accountId: toRowId(row.account_id),
    verifiedBy: row.verified_by,
    isRemoved: row.removed_at !== null,
    isBlocked: row.account_blocked_at !== null || row.user_blocked_at !== null,
    missingSince: row.missing_since,
  }));
}

function audit(
  transaction: KyselyClient,
  action: 'account-link' | 'account-unlink',
  { userId, accountId }: ProfileLinkPlan['linked'][number],
): Promise<void> {
  const subject = { kind: 'account', id: accountId } as const;
  const after = { userId, verifiedBy: 'profile' };
  const entry = toAuditEntry({ ...botActor, userId }, action, subject, { after });
  return insertAuditEntry(transaction, entry);
}
