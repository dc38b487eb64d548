import type { AuthorizedActor } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { UserId } from '../../domain/id.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';

/** Everything about one user, for admins. It is recorded before it leaves the bot. Throws `admins-only`. */
export function createUserExport(deps: {
  /** Null if there is no such user. */
  readonly readUser: (id: UserId) => Promise<object | null>;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
}) {
  const { readUser, audit, refusals } = deps;
  return async (by: AuthorizedActor, id: UserId): Promise<object | null> => {
    await assertAdmin(refusals, by, 'user-export');
    const file = await readUser(id);
    if (file) await audit.record(toAuditEntry(by, 'user-export', { kind: 'user', id }));
    return file;
  };
}
