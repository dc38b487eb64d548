import type { AuthorizedActor } from '../../domain/actor.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { DeadLetters } from '../../ports/operator/dead-letters.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';

export type JobAdmin = ReturnType<typeof createJobAdmin>;

/** What admins do about jobs that failed for good. Jobs that are gone meanwhile are left out. */
export function createJobAdmin(deps: {
  readonly deadLetters: Pick<DeadLetters, 'retry' | 'discard'>;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
}) {
  const { deadLetters, audit, refusals } = deps;
  return {
    /** Puts jobs back into their queues. Returns how many there were. Throws `admins-only`. */
    async retry(by: AuthorizedActor, ids: readonly string[]): Promise<number> {
      await assertAdmin(refusals, by, 'job-retry');
      return record(by, 'job-retry', await deadLetters.retry(ids));
    },

    /** Deletes jobs. Returns how many there were. Throws `admins-only`. */
    async discard(by: AuthorizedActor, ids: readonly string[]): Promise<number> {
      await assertAdmin(refusals, by, 'job-discard');
      return record(by, 'job-discard', await deadLetters.discard(ids));
    },
  };

  async function record(
    by: AuthorizedActor,
    action: AuditAction,
    ids: readonly string[],
  ): Promise<number> {
    for (const id of ids) await audit.record(toAuditEntry(by, action, { kind: 'job', id }));
    return ids.length;
  }
}
