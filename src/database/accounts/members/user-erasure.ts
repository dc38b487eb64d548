import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserErasure } from '../../../ports/accounts/member-repository.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { eraseUser } from './erase-user.ts';
import { erasedName } from './erased-name.ts';

/** Erases users, on PostgreSQL. */
export function createUserErasure({ kysely }: { readonly kysely: KyselyClient }): UserErasure {
  return {
    erase: ({ userId, source }) =>
      inRetriedTransaction(kysely, async (transaction) => {
        const requests = await eraseUser(transaction, userId);
        const actor = { userId: null, name: erasedName, source };
        const subject = { kind: 'user', id: userId } as const;
        await insertAuditEntry(transaction, toAuditEntry(actor, 'user-erase', subject));
        return { requests };
      }),
  };
}
