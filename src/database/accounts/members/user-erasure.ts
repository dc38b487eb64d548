import { AppError } from '../../../domain/app-error.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserErasure } from '../../../ports/accounts/member-repository.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { lockUsers } from '../lock-users.ts';
import { eraseUser } from './erase-user.ts';
import { erasedName } from './erased-name.ts';

/** Erases users, on PostgreSQL. */
export function createUserErasure({ kysely }: { readonly kysely: KyselyClient }): UserErasure {
  return {
    erase: (userId, by) =>
      inRetriedTransaction(kysely, async (transaction) => {
        if ((await lockUsers(transaction, [userId])) === 0) throw new AppError('not-found');
        const requests = await eraseUser(transaction, userId);
        const isOwn = by.userId === userId;
        const actor = isOwn ? { userId: null, name: erasedName, source: by.source } : by;
        const subject = { kind: 'user', id: userId } as const;
        await insertAuditEntry(transaction, toAuditEntry(actor, 'user-erase', subject));
        return { requests };
      }),
  };
}
