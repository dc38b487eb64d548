import type { Id } from '../../domain/id.ts';
import type { AuditRecord, AuditSearch } from '../../domain/operator/audit-record.ts';
import type { KeysetPage, KeysetRange } from './keyset-page.ts';

/** A place in the audit log. */
export interface AuditPosition {
  readonly id: Id<'audit'>;
}

/** Reads the audit log. */
export interface AuditReader {
  /** The lines that a search finds, newest first. */
  search(
    search: AuditSearch,
    range: KeysetRange<AuditPosition>,
  ): Promise<KeysetPage<AuditRecord, AuditPosition>>;
  /** All actions that occur, in alphabetical order. */
  listActions(): Promise<readonly string[]>;
  /** What users, accounts, requests, spaces, and services are called now, by their IDs; what is gone is left out. */
  readNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
