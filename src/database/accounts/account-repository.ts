import type pg from 'pg';
import type { Account, RemoteAccount } from '../../domain/accounts/account.ts';
import { AppError } from '../../domain/app-error.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import { writeAuditEntry } from '../audit-log.ts';
import type { PrismaClient } from '../generated/client.ts';
import { inRetriedTransaction } from '../transaction.ts';
import {
  type LockedAccount,
  lockUser,
  lockUserAccounts,
  profileLinkStatements,
  unlinkColumns,
} from './account-statements.ts';
import {
  type AccountRow,
  accountReads,
  detachReassigned,
  lockAccounts,
  lockService,
  upsertAccounts,
} from './account-sync-statements.ts';
import { detachUnverified } from './detach-chats.ts';
import { mergeUsers } from './merge-users.ts';
import { findSameUsers } from './profile-matching.ts';

interface LinkRow {
  readonly id: AccountId;
  readonly user_id: UserId;
}

const systemActor = { name: 'MediaNest', source: 'overseerr' } as const;
/**
 * Accounts on services. What is asked for by user, number or profile leaves out what the service has removed;
 * `find` does not, so that a request of a removed account can say so.
 * `link` takes the user's other account on that service from them. It throws `ambiguous-account` when a profile would
 * take an account from another user or bring it to chats that only a profile brought together, `account-taken` when
 * signing in would take it, `not-yours` when `asker` is not that user's chat, `not-found` and `account-not-found` when the
 * user or the account is not there. Whatever changes whose an account is writes its audit line with it.
 */
export function createAccountRepository(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): AccountRepository {
  const { pool, prisma, clock, newId } = deps;

  return {
    findByUser: (userId, serviceId) => queryOne(accountReads.ofUser, [userId, serviceId]),
    find: (id) => queryOne(accountReads.find, [id]),
    findByRemoteUserId: (serviceId, number) =>
      queryOne(accountReads.byRemoteUserId, [serviceId, number]),

    async listByProfile(serviceId, account) {
      const named = selectNamedBy(account);
      return named ? queryMany(named, [serviceId, account.platformUserId]) : [];
    },

    async link(id, userId, verifiedBy, provenIn) {
      await inRetriedTransaction(pool, async (client) => {
        const { rowCount: userCount } = await client.query(lockUser, [userId]);
        if (!userCount) throw new AppError('not-found');
        const by = { userId, ...systemActor };
        const proving = { userId, chat: provenIn ?? null, accountId: id, by };
        const detached =
          verifiedBy === 'admin'
            ? { userId, detachedCount: 0 }
            : await detachUnverified(client, newId, proving);
        if (detached === null) throw new AppError('not-yours');
        const owner = detached.userId;
        const { rows } = await client.query<LockedAccount>(lockUserAccounts, [id, owner]);
        const account = rows.find((row) => row.id === id);
        if (!account) throw new AppError('account-not-found');
        const isAnothers = account.user_id !== null && account.user_id !== owner;
        // Only an admin takes an account from somebody: who has proved it second may not be the owner.
        if (isAnothers && verifiedBy === 'profile') throw new AppError('ambiguous-account');
        if (isAnothers && verifiedBy !== 'admin') throw new AppError('account-taken');
        // Who asks may be one of those who left.
        if (detached.detachedCount > 0 && !provenIn) throw new AppError('ambiguous-account');
        for (const unlinkedAccount of rows) {
          if (unlinkedAccount.user_id === null || (unlinkedAccount.id === id && !isAnothers))
            continue;
          await client.query(`update account set ${unlinkColumns} where id = $1`, [
            unlinkedAccount.id,
          ]);
          const why = unlinkedAccount.id === id ? 'another-user' : 'another-account';
          await audit(client, 'account-unlink', unlinkedAccount.id, unlinkedAccount.user_id, {
            why,
          });
        }
        await client.query(
          'update account set user_id = $2, verified_by = $3, linked_at = $4 where id = $1',
          [id, owner, verifiedBy, clock()],
        );
        await audit(client, 'account-link', id, owner, { verifiedBy });
      });
    },

    async upsert(serviceId, accounts) {
      if (accounts.length === 0) return [];
      const encoded = encode(accounts, newId);
      return inRetriedTransaction(pool, async (client) => {
        await client.query(lockService, [serviceId]);
        await client.query(lockAccounts, [
          serviceId,
          accounts.map(({ remoteUserId }) => remoteUserId),
        ]);
        const detached = await client.query<LinkRow>({
          ...detachReassigned,
          values: [serviceId, encoded],
        });
        for (const { id, user_id: userId } of detached.rows) {
          await audit(client, 'account-unlink', id, userId, { why: 'another-person' });
        }
        const upsert = { ...upsertAccounts, values: [serviceId, encoded, clock()] };
        return (await client.query<AccountRow>(upsert)).rows.map(toAccount);
      });
    },

    async matchProfiles(serviceId) {
      return inRetriedTransaction(pool, async (client) => {
        await client.query(lockService, [serviceId]);
        const sameUsers = await findSameUsers(client, serviceId);
        const lockedUserIds = new Set(sameUsers.flatMap(({ into, from }) => [into, from]));
        await client.query(profileLinkStatements.lockUsers, [serviceId, [...lockedUserIds]]);
        // Before they were held some may have got more than a profile gives.
        for (const { accountId, into, from } of await findSameUsers(client, serviceId)) {
          if (!lockedUserIds.has(into) || !lockedUserIds.has(from)) continue;
          if (!(await mergeUsers(client, into, from, 'profile'))) continue;
          await audit(client, 'user-merge', accountId, into, { from, verifiedBy: 'profile' });
        }
        const mixed = await client.query<LinkRow>(profileLinkStatements.ambiguous, [serviceId]);
        for (const { id: accountId, user_id: userId } of mixed.rows) {
          const by = { userId, ...systemActor };
          await detachUnverified(client, newId, { userId, chat: null, accountId, by });
        }
        const unlinked = await client.query<LinkRow>(profileLinkStatements.unlink, [serviceId]);
        await client.query(profileLinkStatements.freeRemoved, [serviceId]);
        const linked = await client.query<LinkRow>(profileLinkStatements.link, [
          serviceId,
          clock(),
        ]);
        const verifiedBy = { verifiedBy: 'profile' };
        for (const { id, user_id: userId } of unlinked.rows) {
          await audit(client, 'account-unlink', id, userId, verifiedBy);
        }
        for (const { id, user_id: userId } of linked.rows) {
          await audit(client, 'account-link', id, userId, verifiedBy);
        }
        return { linked: linked.rows.length, unlinked: unlinked.rows.length };
      });
    },

    count: (serviceId) => prisma.account.count({ where: { serviceId, removedAt: null } }),

    async markRemovedBefore(serviceId, syncedBefore) {
      const { count } = await prisma.account.updateMany({
        where: { serviceId, syncedAt: { lt: syncedBefore }, removedAt: null },
        data: { removedAt: clock() },
      });
      return count;
    },
  };

  /** Nobody in the chat did it: it followed from what the service or another site has proved. */
  function audit(
    client: pg.PoolClient,
    action: string,
    subjectId: string,
    userId: UserId,
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { name: actor, source } = systemActor;
    const line = { userId, actor, source, action, subjectId, after } as const;
    return writeAuditEntry(client, newId(), { ...line, subjectKind: 'account' });
  }

  async function queryMany(
    statement: { readonly name: string; readonly text: string },
    values: unknown[],
  ): Promise<Account[]> {
    const { rows } = await pool.query<AccountRow>({ ...statement, values });
    return rows.map(toAccount);
  }

  async function queryOne(...query: Parameters<typeof queryMany>): Promise<Account | null> {
    return (await queryMany(...query))[0] ?? null;
  }
}

function selectNamedBy({ platform }: ChatAccountKey) {
  if (platform === 'discord') return accountReads.namedByDiscord;
  return platform === 'telegram' ? accountReads.namedByTelegram : null;
}

/** One row for each number, the last one said: a statement cannot update a row twice. */
function encode(accounts: readonly RemoteAccount[], newId: () => string): string {
  const byRemoteUserId = new Map(accounts.map((account) => [account.remoteUserId, account]));
  return JSON.stringify(
    // Sorted, so that two readings at once lock rows in one order.
    [...byRemoteUserId.values()]
      .sort((a, b) => a.remoteUserId - b.remoteUserId)
      .map(({ remoteUserId, plexId, createdAt, discordIds, telegramIds, ...account }) => ({
        ...account,
        id: newId(),
        remote_user_id: remoteUserId,
        plex_id: plexId,
        remote_created_at: createdAt,
        discord_ids: discordIds,
        telegram_ids: telegramIds,
      })),
  );
}

function toAccount(row: AccountRow): Account {
  const {
    id,
    remoteUserId,
    name,
    permissions,
    verifiedBy,
    service_id: serviceId,
    user_id: userId,
  } = row;
  return {
    id,
    serviceId,
    remoteUserId,
    name,
    permissions,
    userId,
    verifiedBy,
    isLimited: row.is_limited,
  };
}
