import type { ActorIdentity } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import type { ChatAccountKey } from '../../../domain/place.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { assertNotLastAdmin, guardUser, isNamedAdmin } from './admin-guard.ts';

/** Makes a user an admin, or takes that back, and records it. Throws as `MemberRepository.setAdmin` says. */
export async function setAdmin(
  kysely: KyselyClient,
  change: {
    readonly userId: UserId;
    readonly isAdmin: boolean;
    readonly by: ActorIdentity;
    /** The chat accounts that the settings name. */
    readonly admins: readonly ChatAccountKey[];
  },
): Promise<void> {
  const { userId, isAdmin, by, admins } = change;
  await inRetriedTransaction(kysely, async (transaction) => {
    const user = await guardUser(transaction, change);
    if (isAdmin && user.isBlocked) throw new AppError('user-blocked');
    if (user.isAdmin === isAdmin && !(isAdmin && user.isListed)) return;
    if (!isAdmin) {
      if (await isNamedAdmin(transaction, user, admins)) throw new AppError('admin-in-settings');
      await assertNotLastAdmin(transaction, user);
    }
    await transaction
      .updateTable('user')
      .set({ is_admin: isAdmin, is_listed: false })
      .where('id', '=', userId)
      .execute();
    const action = isAdmin ? 'admin-grant' : 'admin-revoke';
    await insertAuditEntry(transaction, toAuditEntry(by, action, { kind: 'user', id: userId }));
  });
}
