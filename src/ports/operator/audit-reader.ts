import type { AuditRecord, AuditSearch } from '../../domain/operator/audit-record.ts';
import type { KeysetPage, KeysetRange } from './keyset-page.ts';

/** Reads the audit log. */
export interface AuditReader {
  /** The lines that a search finds, newest first. A range that is not one of this list begins at the top. */
  search(search: AuditSearch, range: KeysetRange): Promise<KeysetPage<AuditRecord>>;
  /** All actions that occur, in alphabetical order. */
  listActions(): Promise<readonly string[]>;
}
