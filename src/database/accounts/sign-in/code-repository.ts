import type { CodePurpose, MergeId } from '../../../domain/accounts/identity.ts';
import type { Actor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { AuditedAction } from '../../../domain/audit-action.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import type { CodeRepository } from '../../../ports/accounts/code-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toOptionalRowId, toRowId } from '../../row-id.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { lockUsers } from '../lock-users.ts';
import { useUpClaimCode } from './claim-admin.ts';
import { createCode, hashCode } from './code-text.ts';
import { addFailedAttempt, countFailedAttempts } from './failed-attempts.ts';

const minuteMs = 60_000;
const lifetimeMs = {
  merge: 10 * minuteMs,
  claim: 30 * 24 * 60 * minuteMs,
} as const satisfies Record<CodePurpose, number>;
const maxFailedAttempts = 5;
const failedAttemptMs = 10 * minuteMs;

interface CodeRow {
  readonly id: string;
  readonly userId: UserId | null;
}

/**
 * One-time codes are sessions with the purpose `code-…`. Wrong ones have the purpose `failed-code`.
 */
export function createCodeRepository(deps: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): CodeRepository {
  const { kysely, clock, newId } = deps;

  return {
    async issue(purpose, by) {
      const code = createCode();
      const userId = by?.userId ?? null;
      await inRetriedTransaction(kysely, async (transaction) => {
        if (userId !== null) await lockUser(transaction, userId);
        await transaction
          .deleteFrom('session')
          .where('purpose', '=', `code-${purpose}`)
          .where('user_id', 'is not distinct from', userId)
          .execute();
        await transaction
          .insertInto('session')
          .values({
            id: newId(),
            user_id: userId,
            purpose: `code-${purpose}`,
            token_hash: hashCode(purpose, code),
            payload: {},
            expires_at: fromNow(lifetimeMs[purpose]),
          })
          .execute();
      });
      return code;
    },

    redeemMerge(code, by) {
      return redeem('merge', code, by, async (transaction, { id, userId }) => {
        if (userId === by.userId) return new AppError('own-code');
        // The row of the code becomes the question, so a code can be redeemed only once.
        await transaction
          .updateTable('session')
          .set({
            purpose: 'merge',
            user_id: by.userId,
            token_hash: null,
            payload: { otherUserId: userId },
            expires_at: fromNow(lifetimeMs.merge),
          })
          .where('id', '=', id)
          .execute();
        return toRowId<'merge'>(id) satisfies MergeId;
      });
    },

    async revokeMerge(code, by) {
      await redeem('merge', code, by, async (transaction, { id }) => {
        await transaction.deleteFrom('session').where('id', '=', id).execute();
        await audit(transaction, 'code-exposed', by, 'merge');
        return null;
      });
    },

    async redeemClaim(code, by) {
      await redeem('claim', code, by, async (transaction, { id }) => {
        const refusal = await useUpClaimCode(transaction, id);
        if (refusal) return refusal;
        await transaction
          .updateTable('user')
          .set({ is_admin: true })
          .where('id', '=', by.userId)
          .execute();
        await audit(transaction, 'admin-claim', by);
        return null;
      });
    },
  };

  /** Throws `not-found` if the user no longer exists because they were merged into another one. */
  async function lockUser(transaction: KyselyClient, userId: UserId): Promise<void> {
    if ((await lockUsers(transaction, [userId])) === 0) throw new AppError('not-found');
  }

  /** Returns errors as values, so that the transaction commits the record of a wrong attempt. */
  async function redeem<Result>(
    purpose: CodePurpose,
    code: string,
    by: Actor,
    redeemRow: (transaction: KyselyClient, row: CodeRow) => Promise<Result | AppError>,
  ): Promise<Result> {
    const result = await inRetriedTransaction(kysely, async (transaction) => {
      // A user's attempts run one at a time, so that simultaneous attempts are all counted.
      await lockUser(transaction, by.userId);
      const of = { userId: by.userId, now: clock() };
      if ((await countFailedAttempts(transaction, 'failed-code', of)) >= maxFailedAttempts) {
        await audit(transaction, 'too-many-code-attempts', by, purpose);
        return new AppError('too-many-code-attempts');
      }
      const row = await transaction
        .selectFrom('session')
        .select(['id', 'user_id'])
        .where('purpose', '=', `code-${purpose}`)
        .where('token_hash', '=', hashCode(purpose, code))
        .where('expires_at', '>', clock())
        .forUpdate()
        .executeTakeFirst();
      const redeemed = row
        ? await redeemRow(transaction, { id: row.id, userId: toOptionalRowId(row.user_id) })
        : new AppError('invalid-code');
      if (redeemed instanceof AppError && redeemed.code === 'invalid-code')
        await recordFailedAttempt(transaction, by, purpose);
      return redeemed;
    });
    if (result instanceof AppError) throw result;
    return result;
  }

  async function recordFailedAttempt(
    transaction: KyselyClient,
    by: Actor,
    purpose: CodePurpose,
  ): Promise<void> {
    const row = { id: newId(), userId: by.userId, expiresAt: fromNow(failedAttemptMs) };
    await addFailedAttempt(transaction, 'failed-code', row);
    await audit(transaction, 'invalid-code', by, purpose);
  }

  function audit(
    transaction: KyselyClient,
    action: AuditedAction,
    by: Actor,
    purpose?: CodePurpose,
  ): Promise<void> {
    const subject = { kind: 'user', id: by.userId } as const;
    const change = purpose ? { after: { purpose } } : {};
    return insertAuditEntry(transaction, toAuditEntry(by, action, subject, change));
  }

  function fromNow(ms: number): Date {
    return new Date(clock().getTime() + ms);
  }
}
