import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { ChatAccountKey } from '../../../domain/place.ts';
import type { UserErasure } from '../../../ports/accounts/member-repository.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { assertNotLastAdmin, guardUser, isNamedAdmin } from './admin-guard.ts';
import { eraseUser } from './erase-user.ts';
import { erasedName } from './erased-name.ts';

/** Erases users, on PostgreSQL. */
export function createUserErasure({
  kysely,
  admins = [],
}: {
  readonly kysely: KyselyClient;
  /** The chat accounts that the settings name. */
  readonly admins?: readonly ChatAccountKey[];
}): UserErasure {
  return {
    erase: (userId, by) =>
      inRetriedTransaction(kysely, async (transaction) => {
        const user = await guardUser(transaction, { userId, by });
        // Somebody whom the settings name is an admin again as soon as they write to the bot.
        if (!(await isNamedAdmin(transaction, user, admins))) {
          await assertNotLastAdmin(transaction, user);
        }
        const requests = await eraseUser(transaction, userId);
        const isOwn = by.userId === userId;
        const actor = isOwn ? { userId: null, name: erasedName, source: by.source } : by;
        const subject = { kind: 'user', id: userId } as const;
        await insertAuditEntry(transaction, toAuditEntry(actor, 'user-erase', subject));
        return { requests };
      }),
  };
}
