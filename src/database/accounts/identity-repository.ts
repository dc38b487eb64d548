import type pg from 'pg';
import { z } from 'zod';
import type { Preferences } from '../../domain/accounts/identity.ts';
import type { ActorIdentity } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { type AuditEntry, toAuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId } from '../../domain/id.ts';
import { platforms } from '../../domain/place.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import { writeAuditEntry } from '../audit-log.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';
import {
  type LockedAccount,
  lockUser,
  lockUserAccounts,
  unlinkColumns,
} from './account-statements.ts';
import { detachAmbiguous } from './detach-chats.ts';
import { eraseUser } from './erase-user.ts';
import { createMemberRepository } from './member-repository.ts';
import { createMergeRepository } from './merge-repository.ts';

const preferencesColumn = z.object({
  notifyOn: z.enum(platforms).exactOptional(),
  linksByProfile: z.boolean().exactOptional(),
  serviceId: z
    .string()
    .transform(toRowId<'service'>)
    .exactOptional(),
}) satisfies z.ZodType<Preferences>;

// Read for everybody who is told something, so it is prepared.
const selectPreferences = {
  name: 'identities-preferences',
  text: 'select preferences from "user" where id = $1',
};
const clearProfileOptOut = `update "user" set preferences = preferences - 'linksByProfile'
  where id = $1 and preferences ? 'linksByProfile'`;
const setPreferredServer = `update "user"
  set preferences = preferences || jsonb_build_object('serviceId', $2::text) where id = $1`;

/** Who is one person, what they chose, and what becomes of them. */
export function createIdentityRepository(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): IdentityRepository {
  const { pool, prisma, clock, newId } = deps;

  return {
    ...createMergeRepository(deps),
    ...createMemberRepository(deps),

    async getPreferences(userId) {
      const { rows } = await pool.query<{ preferences: unknown }>({
        ...selectPreferences,
        values: [userId],
      });
      return preferencesColumn.parse(rows[0]?.preferences ?? {});
    },

    async updatePreferences(userId, choice) {
      if ('locale' in choice) {
        await prisma.user.updateMany({ where: { id: userId }, data: { locale: choice.locale } });
        return;
      }
      if ('linksByProfile' in choice) {
        await pool.query(clearProfileOptOut, [userId]);
        return;
      }
      if ('serviceId' in choice) {
        await pool.query(setPreferredServer, [userId, choice.serviceId]);
        return;
      }
      await pool.query(
        `update "user" set updated_at = $3, preferences = case
           when $2::text is null then preferences - 'notifyOn'
           else preferences || jsonb_build_object('notifyOn', $2::text) end
         where id = $1`,
        [userId, choice.notifyOn, clock()],
      );
    },

    async hasAdmin() {
      return (await prisma.user.count({ where: { isAdmin: true, blockedAt: null } })) > 0;
    },

    async unlinkAccount(userId, serviceId, by) {
      return inRetriedTransaction(pool, async (client) => {
        await client.query(lockUser, [userId]);
        const { rows } = await client.query<{ id: AccountId; name: string }>(
          `update account set ${unlinkColumns}
           where user_id = $1 and service_id = $2 returning id, name`,
          [userId, serviceId],
        );
        const [account] = rows;
        if (!account) return null;
        await client.query(
          `update "user" set preferences = preferences || '{"linksByProfile": false}' where id = $1`,
          [userId],
        );
        await writeEntry(client, by, 'account-unlink', 'account', account.id, { userId });
        return { name: account.name };
      });
    },

    async linkAccount(accountId, userId, by) {
      const detachedError = await inRetriedTransaction(pool, async (client) => {
        const { rowCount: userCount } = await client.query(lockUser, [userId]);
        if (!userCount) throw new AppError('not-found');
        const { rows } = await client.query<LockedAccount>(lockUserAccounts, [accountId, userId]);
        const account = rows.find((row) => row.id === accountId);
        if (!account || account.removed_at) throw new AppError('account-not-found');
        if (account.user_id && account.user_id !== userId) throw new AppError('account-taken');
        const ambiguous = { userId, accountId, by };
        if ((await detachAmbiguous(client, newId, ambiguous)) > 0)
          return new AppError('chats-detached');
        for (const { id } of rows.filter((row) => row !== account)) {
          await client.query(`update account set ${unlinkColumns} where id = $1`, [id]);
          const after = { userId, why: 'another-account' };
          await writeEntry(client, by, 'account-unlink', 'account', id, after);
        }
        await client.query(
          `update account set user_id = $2, verified_by = 'admin', linked_at = $3 where id = $1`,
          [accountId, userId, clock()],
        );
        await writeEntry(client, by, 'account-link', 'account', accountId, {
          userId,
          verifiedBy: 'admin',
        });
        return null;
      });
      // They stay apart although nothing was linked.
      if (detachedError) throw detachedError;
    },

    async setBlocked(userId, isBlocked, by) {
      await inRetriedTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `update "user" set blocked_at = case when $2 then coalesce(blocked_at, $3) end
           where id = $1`,
          [userId, isBlocked, clock()],
        );
        if (rowCount === 0) throw new AppError('not-found');
        await writeEntry(client, by, isBlocked ? 'user-block' : 'user-unblock', 'user', userId);
      });
    },

    async erase(by) {
      return inRetriedTransaction(pool, async (client) => {
        const { userId, source } = by;
        const requests = await eraseUser(client, userId);
        const actor: ActorIdentity = { userId: null, name: 'Somebody', source };
        const entry = toAuditEntry(actor, 'user-erase', { kind: 'user', id: userId });
        await writeAuditEntry(client, newId(), entry);
        return { requests };
      });
    },

    async recordRefusal(action, by, detail) {
      const after = JSON.parse(JSON.stringify(detail));
      const more = Object.keys(after).length > 0 ? [after] : [];
      await writeEntry(pool, by, action, 'user', by.userId, ...more);
    },
  };

  function writeEntry(
    client: Pick<pg.PoolClient, 'query'>,
    { userId, name: actor, source }: ActorIdentity,
    action: string,
    ...[subjectKind, subjectId, after]: [AuditEntry['subjectKind'], string, AuditEntry['after']?]
  ): Promise<void> {
    const entry = { userId, actor, source, action, subjectKind, subjectId };
    return writeAuditEntry(client, newId(), after ? { ...entry, after } : entry);
  }
}
