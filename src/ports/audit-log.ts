import type { AuditEntry } from '../domain/audit-entry.ts';

/** What was done, kept for the operator. */
export interface AuditLog {
  record(line: AuditEntry): Promise<void>;
}
