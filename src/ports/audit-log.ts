import type { AuditEntry } from '../domain/audit-entry.ts';

/** Records who did what, for the operator. */
export interface AuditLog {
  record(line: AuditEntry): Promise<void>;
}
