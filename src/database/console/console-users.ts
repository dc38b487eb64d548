import { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleUsers } from '../../ports/console/console-sign-in-repository.ts';
import { insertLink } from '../accounts/link-rows.ts';
import { useUpClaimCode } from '../accounts/sign-in/claim-admin.ts';
import { hashCode } from '../accounts/sign-in/code-text.ts';
import { hasAdmin } from '../accounts/sign-in/has-admin.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';

/** The users of people who come to the console without a chat, on PostgreSQL. */
export function createConsoleUsers(deps: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly newId: () => UserId;
}): ConsoleUsers {
  const { kysely, clock, newId } = deps;

  return {
    hasAdmin: () => hasAdmin(kysely),

    findOrCreateByAccount: ({ id: accountId, serviceId, name }, verifiedBy) =>
      inRetriedTransaction(kysely, async (transaction) => {
        // Locked, so that two browsers of a person do not make two users.
        const account = await transaction
          .selectFrom('account')
          .select(['blocked_at', 'removed_at'])
          .where('id', '=', accountId)
          .forUpdate()
          .executeTakeFirst();
        if (!account || account.removed_at) throw new AppError('account-not-found');
        if (account.blocked_at) throw new AppError('account-blocked');
        const known = await findUser(transaction, accountId);
        if (known) return known;
        const userId = await createUser(transaction, name, false);
        const verifiedAt = clock();
        await insertLink(transaction, { userId, accountId, serviceId, verifiedBy, verifiedAt });
        await insertAuditEntry(
          transaction,
          toAuditEntry(
            { userId, name, source: 'console' },
            'account-link',
            { kind: 'account', id: accountId },
            { after: { userId, verifiedBy } },
          ),
        );
        return userId;
      }),

    async claimAsNewUser(code, name) {
      const claimed = await inRetriedTransaction(kysely, async (transaction) => {
        const row = await transaction
          .selectFrom('session')
          .select('id')
          .where('purpose', '=', 'code-claim')
          .where('token_hash', '=', hashCode('claim', code))
          .where('expires_at', '>', clock())
          .forUpdate()
          .executeTakeFirst();
        const refusal = row
          ? await useUpClaimCode(transaction, row.id)
          : new AppError('invalid-code');
        if (refusal) return refusal;
        const userId = await createUser(transaction, name, true);
        const actor = { userId, name, source: 'console' } as const;
        await insertAuditEntry(
          transaction,
          toAuditEntry(actor, 'admin-claim', { kind: 'user', id: userId }),
        );
        return userId;
      });
      if (claimed instanceof AppError) throw claimed;
      return claimed;
    },
  };

  async function createUser(
    transaction: KyselyClient,
    displayName: string,
    isAdmin: boolean,
  ): Promise<UserId> {
    const id = newId();
    await transaction
      .insertInto('user')
      .values({ id, display_name: displayName, is_admin: isAdmin })
      .execute();
    return id;
  }
}

/** The only user of an account; of several, the only one without a chat, or else the only one who has proved it. */
async function findUser(transaction: KyselyClient, accountId: AccountId): Promise<UserId | null> {
  const rows = await transaction
    .selectFrom('account_link')
    .select((link) => [
      'account_link.user_id',
      'account_link.verified_by',
      link
        .exists(
          link
            .selectFrom('chat_account')
            .select('chat_account.id')
            .whereRef('chat_account.user_id', '=', 'account_link.user_id'),
        )
        .as('has_chat'),
    ])
    .where('account_link.account_id', '=', accountId)
    .execute();
  const proved = rows.filter((row) => row.verified_by !== 'profile');
  const withoutChat = proved.filter((row) => !row.has_chat);
  const found = [rows, withoutChat, proved].find((each) => each.length === 1)?.[0];
  return found ? toRowId(found.user_id) : null;
}
