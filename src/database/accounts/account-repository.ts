import type { RemoteAccount } from '../../domain/accounts/account.ts';
import { isSamePerson } from '../../domain/accounts/same-person.ts';
import { botActor } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Platform } from '../../domain/place.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { accountColumns } from './account-columns.ts';
import { toAccount } from './account-row.ts';
import { deleteLinks } from './link-rows.ts';

/** The columns with the chat ids of a profile; null for a platform that profiles do not know. */
const profileColumns = {
  discord: 'discord_ids',
  telegram: 'telegram_ids',
  web: null,
} as const satisfies Record<Platform, 'discord_ids' | 'telegram_ids' | null>;

/** Accounts on PostgreSQL. */
export function createAccountRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): AccountRepository {
  const { prisma, kysely, clock, newId } = deps;
  const select = () => kysely.selectFrom('account').select(accountColumns);
  const selectPresent = (serviceId: ServiceId) =>
    select().where('service_id', '=', serviceId).where('removed_at', 'is', null);

  return {
    async find(id) {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async findByRemoteUserId(serviceId, remoteUserId) {
      const row = await selectPresent(serviceId)
        .where('remote_user_id', '=', remoteUserId)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async listByProfile(serviceId, { platform, platformUserId }) {
      const column = profileColumns[platform];
      if (column === null) return [];
      const rows = await selectPresent(serviceId)
        .where(column, '@>', ({ val }) => val([platformUserId]))
        .orderBy('remote_user_id')
        .execute();
      return rows.map(toAccount);
    },

    async upsert(serviceId, accounts) {
      if (accounts.length === 0) return [];
      const unique = withoutRepeats(accounts);
      return inRetriedTransaction(kysely, async (transaction) => {
        // Without the lock, two simultaneous syncs of one server would wait for each other's
        // accounts.
        await lockService(transaction, serviceId);
        await unlinkReassigned(transaction, serviceId, unique);
        const rows = await transaction
          .insertInto('account')
          .values(unique.map((account) => toInsert(account, serviceId)))
          .onConflict((conflict) =>
            conflict.columns(['service_id', 'remote_user_id']).doUpdateSet((update) => ({
              name: update.ref('excluded.name'),
              email: update.ref('excluded.email'),
              plex_id: update.ref('excluded.plex_id'),
              permissions: update.ref('excluded.permissions'),
              remote_created_at: update.ref('excluded.remote_created_at'),
              discord_ids: update.ref('excluded.discord_ids'),
              telegram_ids: update.ref('excluded.telegram_ids'),
              synced_at: update.ref('excluded.synced_at'),
              missing_since: null,
              removed_at: null,
            })),
          )
          .returning(accountColumns)
          .execute();
        return rows.map(toAccount);
      });
    },

    count: (serviceId) => prisma.account.count({ where: { serviceId, removedAt: null } }),

    async recordMissing(serviceId, savedBefore) {
      const rows = await kysely
        .updateTable('account')
        .set((account) => ({
          missing_since: account.fn.coalesce('missing_since', account.val(clock())),
        }))
        .where('service_id', '=', serviceId)
        .where('removed_at', 'is', null)
        .where('synced_at', '<', savedBefore)
        .returning(['id', 'missing_since'])
        .execute();
      return rows.map((row) => ({
        id: toRowId(row.id),
        missingSince: row.missing_since ?? clock(),
      }));
    },

    async markRemoved(ids) {
      await prisma.account.updateMany({
        // Those that were saved in the meantime are back.
        where: { id: { in: [...ids] }, missingSince: { not: null }, removedAt: null },
        data: { removedAt: clock() },
      });
    },
  };

  /** Removes the links to accounts whose remote user ID now belongs to another person. */
  async function unlinkReassigned(
    transaction: KyselyClient,
    serviceId: ServiceId,
    accounts: readonly RemoteAccount[],
  ): Promise<void> {
    const remoteUserIds = accounts.map(({ remoteUserId }) => remoteUserId);
    const known = await transaction
      .selectFrom('account')
      .select(['id', 'remote_user_id', 'name', 'email', 'plex_id', 'remote_created_at'])
      .where('service_id', '=', serviceId)
      .where('remote_user_id', 'in', remoteUserIds)
      .orderBy('remote_user_id')
      .forNoKeyUpdate()
      .execute();
    const byRemoteUserId = new Map(known.map((row) => [row.remote_user_id, row]));
    const reassigned = accounts.flatMap((account) => {
      const row = byRemoteUserId.get(account.remoteUserId);
      if (!row) return [];
      const { name, email, plex_id: plexId, remote_created_at: createdAt } = row;
      return isSamePerson({ name, email, plexId, createdAt }, account)
        ? []
        : [toRowId<'account'>(row.id)];
    });
    if (reassigned.length === 0) return;
    // Whoever gets the account next must not get the requests of the person before.
    await transaction
      .updateTable('request')
      .set({ account_id: null })
      .where('account_id', 'in', reassigned)
      .where('user_id', 'is', null)
      .execute();
    for (const link of await deleteLinks(transaction, { accountIds: reassigned })) {
      const subject = { kind: 'account', id: link.accountId } as const;
      const actor = { ...botActor, userId: link.userId };
      const after = { why: 'another-person' };
      await insertAuditEntry(
        transaction,
        toAuditEntry(actor, 'account-unlink', subject, { after }),
      );
    }
  }

  function toInsert(account: RemoteAccount, serviceId: ServiceId) {
    return {
      id: newId(),
      service_id: serviceId,
      remote_user_id: account.remoteUserId,
      name: account.name,
      email: account.email,
      plex_id: account.plexId,
      permissions: account.permissions,
      remote_created_at: account.createdAt,
      discord_ids: [...account.discordIds],
      telegram_ids: [...account.telegramIds],
      synced_at: clock(),
    };
  }
}

/** Locks a server, so that one transaction at a time changes its accounts and their links. */
export async function lockService(transaction: KyselyClient, serviceId: ServiceId): Promise<void> {
  await transaction
    .selectFrom('service_config')
    .select('id')
    .where('id', '=', serviceId)
    .forNoKeyUpdate()
    .execute();
}

/** The last row for each remote user ID: a statement cannot update a row twice. */
function withoutRepeats(accounts: readonly RemoteAccount[]): RemoteAccount[] {
  const byRemoteUserId = new Map(accounts.map((account) => [account.remoteUserId, account]));
  return [...byRemoteUserId.values()].sort((a, b) => a.remoteUserId - b.remoteUserId);
}
