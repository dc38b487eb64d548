import type { Id } from '../../domain/id.ts';
import type { ErrorRecord, ErrorSearch } from '../../domain/operator/error-record.ts';
import type { KeysetPage, KeysetRange } from './keyset-page.ts';

/** A place in the list of errors. */
export interface ErrorPosition {
  readonly lastSeenAt: Date;
  readonly id: Id<'error'>;
}

/** The unexpected errors that were recorded. */
export interface ErrorStore {
  /** The errors that a search finds, the latest first. */
  search(
    search: ErrorSearch,
    range: KeysetRange<ErrorPosition>,
  ): Promise<KeysetPage<ErrorRecord, ErrorPosition>>;
  /** The error with a reference; null if there is none. */
  find(reference: string): Promise<ErrorRecord | null>;
  /** Marks an error as dealt with, or with null as open. False if it was that already, or does not exist. */
  setResolved(
    reference: string,
    resolved: { readonly at: Date; readonly by: string } | null,
  ): Promise<boolean>;
}
