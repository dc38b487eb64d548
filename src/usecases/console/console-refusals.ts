import type { ActorIdentity } from '../../domain/actor.ts';
import type { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { Caller } from '../../domain/console/caller.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import { createRefusalBudget } from './refusal-budget.ts';

/** Whoever has not signed in. */
const stranger: ActorIdentity = { userId: null, name: 'Somebody', source: 'console' };

export type ConsoleRefusals = ReturnType<typeof createConsoleRefusals>;

/** Records in the audit log what people tried in the console and were refused. */
export function createConsoleRefusals({
  audit,
  clock,
}: {
  readonly audit: AuditLog;
  readonly clock: Clock;
}) {
  const isWithinBudget = createRefusalBudget(clock);
  return {
    /** `what`: the route, without ids, or the way in. Errors that are not audited are left out. */
    async record(error: AppError, caller: Caller | null, what: string): Promise<void> {
      if (!error.metadata.isAudited) return;
      if (!caller && !isWithinBudget()) return;
      const actor = caller?.actor ?? stranger;
      const subject = actor.userId
        ? ({ kind: 'user', id: actor.userId } as const)
        : ({ kind: 'installation', id: 'console' } as const);
      await audit.record(toAuditEntry(actor, error.code, subject, { after: { what } }));
    },
  };
}
