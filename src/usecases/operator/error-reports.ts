import type { AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ErrorRecord } from '../../domain/operator/error-record.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ErrorStore } from '../../ports/operator/error-store.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';

export type ErrorReports = ReturnType<typeof createErrorReports>;

/** What admins do about unexpected errors. */
export function createErrorReports(deps: {
  readonly errors: Pick<ErrorStore, 'find' | 'setResolved'>;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
  readonly clock: Clock;
}) {
  const { errors, audit, refusals, clock } = deps;
  return {
    /** Marks an error as dealt with, until it occurs again. Throws `admins-only` and `not-found`. */
    async resolve(by: AuthorizedActor, reference: string): Promise<ErrorRecord> {
      await assertAdmin(refusals, by, 'error.resolve');
      return change(by, reference, 'error.resolve');
    },

    /** Marks an error as open. Throws like `resolve`. */
    async reopen(by: AuthorizedActor, reference: string): Promise<ErrorRecord> {
      await assertAdmin(refusals, by, 'error.reopen');
      return change(by, reference, 'error.reopen');
    },
  };

  async function change(
    by: AuthorizedActor,
    reference: string,
    action: 'error.resolve' | 'error.reopen',
  ): Promise<ErrorRecord> {
    const resolved = action === 'error.resolve' ? { at: clock(), by: by.name } : null;
    // A second press changes nothing, and is not recorded again.
    if (await errors.setResolved(reference, resolved)) {
      await audit.record(toAuditEntry(by, action, { kind: 'error', id: reference }));
    }
    const error = await errors.find(reference);
    if (!error) throw new AppError('not-found');
    return error;
  }
}
