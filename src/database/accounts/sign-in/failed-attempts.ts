import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { UserId } from '../../../domain/id.ts';
import type { KyselyClient } from '../../kysely.ts';

/** Actions that are limited to a few wrong attempts. */
type FailedAttemptPurpose = 'failed-code' | 'failed-sign-in';

/**
 * How many of a user's attempts failed and have not expired. They are counted by chat account,
 * stored as its hash, so users cannot get new attempts by erasing their data or by detaching and
 * merging chats.
 */
export async function countFailedAttempts(
  kysely: KyselyClient,
  purpose: FailedAttemptPurpose,
  { userId, now }: { readonly userId: UserId; readonly now: Date },
): Promise<number> {
  const hashes = await hashChatAccounts(kysely, userId);
  return countWhere(kysely, purpose, now, sql<boolean>`payload->'by' ?| ${hashes}::text[]`);
}

/** How many attempts for a name failed, of all users together. */
export async function countFailedAttemptsForName(
  kysely: KyselyClient,
  purpose: FailedAttemptPurpose,
  { nameHash, now }: { readonly nameHash: string; readonly now: Date },
): Promise<number> {
  return countWhere(kysely, purpose, now, sql<boolean>`payload->>'name' = ${nameHash}`);
}

async function countWhere(
  kysely: KyselyClient,
  purpose: FailedAttemptPurpose,
  now: Date,
  condition: RawBuilder<boolean>,
): Promise<number> {
  const { attempts } = await kysely
    .selectFrom('session')
    .select(({ fn }) => fn.countAll().as('attempts'))
    // The rows belong to no user, so that the index on user and purpose finds them.
    .where('user_id', 'is', null)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where(condition)
    .executeTakeFirstOrThrow();
  return Number(attempts);
}

/** Records a failed attempt of a user. `nameHash`: the name that was tried, as its hash. */
export async function addFailedAttempt(
  kysely: KyselyClient,
  purpose: FailedAttemptPurpose,
  attempt: {
    readonly id: string;
    readonly userId: UserId;
    readonly nameHash?: string;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { id, userId, nameHash, expiresAt } = attempt;
  const payload = JSON.stringify({ by: await hashChatAccounts(kysely, userId), name: nameHash });
  await kysely
    .insertInto('session')
    .values({ id, purpose, payload, expires_at: expiresAt })
    .execute();
}

async function hashChatAccounts(kysely: KyselyClient, userId: UserId): Promise<string[]> {
  const rows = await kysely
    .selectFrom('chat_account')
    .select(['platform', 'platform_user_id'])
    .where('user_id', '=', userId)
    .execute();
  return rows.map(({ platform, platform_user_id: platformUserId }) =>
    createHash('sha256').update(`${platform}:${platformUserId}`).digest('hex'),
  );
}
