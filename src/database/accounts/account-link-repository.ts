import type pg from 'pg';
import type { VerificationMethod } from '../../domain/accounts/account.ts';
import { type ActorIdentity, botActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type {
  AccountLinkRepository,
  NewAccountLink,
} from '../../ports/accounts/account-link-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { userReadStatements } from '../hot-statements/user-statements.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { type LinkedAccountRow, toLinkedAccount } from './account-row.ts';
import { deleteLinks, insertLink } from './link-rows.ts';
import { lockUsers } from './lock-users.ts';
import { matchProfiles } from './match-profiles.ts';
import { assertNotShutOut, guardUser } from './members/admin-guard.ts';
import { changePreferences } from './preferences-column.ts';
import { toUser, userColumns } from './user-row.ts';

/** Links between users and accounts, on PostgreSQL. */
export function createAccountLinkRepository(deps: {
  readonly pool: pg.Pool;
  /** Runs the hot reads; the pool if there is no pipeline. */
  readonly reads?: Queryable;
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): AccountLinkRepository {
  const { pool, reads = pool, kysely, clock } = deps;

  return {
    async findByUser(userId, serviceId) {
      const query = { ...userReadStatements.findAccount, values: [userId, serviceId] };
      const { rows } = await reads.query<LinkedAccountRow>(query);
      return rows[0] ? toLinkedAccount(rows[0]) : null;
    },

    async hasLink(userId, accountId) {
      const row = await kysely
        .selectFrom('account_link')
        .select('user_id')
        .where('user_id', '=', userId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row !== undefined;
    },

    async listUsers(accountId) {
      const rows = await kysely
        .selectFrom('account_link')
        .innerJoin('user', 'user.id', 'account_link.user_id')
        .select(userColumns)
        .where('account_link.account_id', '=', accountId)
        .orderBy('account_link.verified_at')
        .orderBy('user.id')
        .execute();
      return rows.map(toUser);
    },

    link: (link) => inRetriedTransaction(kysely, (each) => saveLink(each, link)),

    unlink: (userId, serviceId, by) =>
      inRetriedTransaction(kysely, async (transaction) => {
        const user = await guardUser(transaction, { userId, by });
        const [link] = await deleteLinks(transaction, { userId, serviceId });
        if (!link) return null;
        await assertNotShutOut(transaction, user);
        await changePreferences(transaction, userId, {
          patch: { linksByProfile: false },
          now: clock(),
        });
        await audit(transaction, by, 'account-unlink', link.accountId, { userId });
        return transaction
          .selectFrom('account')
          .select('name')
          .where('id', '=', link.accountId)
          .executeTakeFirstOrThrow();
      }),

    matchProfiles: (serviceId) =>
      inRetriedTransaction(kysely, (each) => matchProfiles(each, serviceId, clock())),
  };

  async function saveLink(transaction: KyselyClient, link: NewAccountLink): Promise<void> {
    const { accountId, userId, verifiedBy, by, chat } = link;
    // A user's accounts are changed one at a time. Otherwise, two changes would both find no link
    // to replace.
    if ((await lockUsers(transaction, [userId])) === 0) throw new AppError('not-found');
    if (chat && !(await hasChat(transaction, userId, chat))) throw new AppError('not-yours');
    const account = await transaction
      .selectFrom('account')
      .select(['service_id', 'blocked_at', 'removed_at'])
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (!account || account.removed_at) throw new AppError('account-not-found');
    if (account.blocked_at && verifiedBy !== 'admin') throw new AppError('account-blocked');
    const current = await transaction
      .selectFrom('account_link')
      .innerJoin('account', 'account.id', 'account_link.account_id')
      .select(['account_link.account_id', 'account_link.verified_by', 'account.removed_at'])
      .where('account_link.user_id', '=', userId)
      .where('account_link.service_id', '=', account.service_id)
      .executeTakeFirst();
    const isProven = current && current.verified_by !== 'profile' && !current.removed_at;
    if (verifiedBy === 'profile' && isProven) return;
    const serviceId = toRowId<'service'>(account.service_id);
    await deleteLinks(transaction, { userId, serviceId });
    const verifiedAt = clock();
    await insertLink(transaction, { userId, accountId, serviceId, verifiedBy, verifiedAt });
    const actor = by ?? { ...botActor, userId };
    if (current && current.account_id !== accountId) {
      await assertNotShutOut(transaction, await guardUser(transaction, { userId, by: actor }));
      const after = { userId, why: 'another-account' };
      await audit(transaction, actor, 'account-unlink', toRowId(current.account_id), after);
    }
    await audit(transaction, actor, 'account-link', accountId, { userId, verifiedBy });
  }
}

async function hasChat(
  transaction: KyselyClient,
  userId: UserId,
  { platform, platformUserId }: NonNullable<NewAccountLink['chat']>,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('chat_account')
    .select('id')
    .where('user_id', '=', userId)
    .where('platform', '=', platform)
    .where('platform_user_id', '=', platformUserId)
    .executeTakeFirst();
  return row !== undefined;
}

function audit(
  transaction: KyselyClient,
  actor: ActorIdentity,
  action: AuditAction,
  accountId: AccountId,
  after: {
    readonly userId: UserId;
    readonly verifiedBy?: VerificationMethod;
    readonly why?: string;
  },
): Promise<void> {
  const subject = { kind: 'account', id: accountId } as const;
  return insertAuditEntry(transaction, toAuditEntry(actor, action, subject, { after }));
}
