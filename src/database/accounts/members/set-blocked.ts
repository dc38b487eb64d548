import type { ActorIdentity } from '../../../domain/actor.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { assertNotLastAdmin, guardUser } from './admin-guard.ts';

/** Blocks or unblocks a user and their accounts, and records it. Throws as `MemberRepository.setBlocked` says. */
export async function setBlocked(
  kysely: KyselyClient,
  change: {
    readonly userId: UserId;
    readonly isBlocked: boolean;
    readonly by: ActorIdentity;
    readonly now: Date;
  },
): Promise<void> {
  const { userId, isBlocked, by, now } = change;
  await inRetriedTransaction(kysely, async (transaction) => {
    const user = await guardUser(transaction, change);
    if (isBlocked) await assertNotLastAdmin(transaction, user);
    await transaction
      .updateTable('user')
      .set((row) => ({
        blocked_at: isBlocked ? row.fn.coalesce('blocked_at', row.val(now)) : null,
      }))
      .where('id', '=', userId)
      .execute();
    await transaction
      .updateTable('account')
      .set((account) => ({
        blocked_at: isBlocked ? account.fn.coalesce('blocked_at', account.val(now)) : null,
      }))
      .where('id', 'in', (query) =>
        query.selectFrom('account_link').select('account_id').where('user_id', '=', userId),
      )
      .execute();
    const action = isBlocked ? 'user-block' : 'user-unblock';
    await insertAuditEntry(transaction, toAuditEntry(by, action, { kind: 'user', id: userId }));
  });
}
