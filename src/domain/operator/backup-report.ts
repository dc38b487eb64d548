/** A base backup as it is listed. */
export interface ListedBackup {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly bytes: number | null;
  /** Whether the generated keys in it are encrypted. */
  readonly isEncrypted: boolean;
  /** Why it cannot be used; null if nothing is known to be wrong. */
  readonly problem: string | null;
}

/** What there is to restore from. */
export interface BackupList {
  readonly folder: string;
  /** The oldest first. */
  readonly backups: readonly ListedBackup[];
  /** Everything that was committed before this moment can be restored; null if nothing can. */
  readonly restorableUntil: Date | null;
}

/** To when a database is restored. */
export type RestoreMoment =
  | { readonly kind: 'latest' }
  | { readonly kind: 'time'; readonly time: Date }
  | { readonly kind: 'backup'; readonly id: string };

/** What a drill proved: the age of the newest change that could be lost, and how long a restore takes. */
export interface DrillReport {
  readonly backupId: string;
  readonly rpoSeconds: number;
  readonly rtoSeconds: number;
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What a base backup that was made is like. */
export interface MadeBackup {
  readonly id: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** The result of reading a backup whole. */
export interface VerifiedBackup {
  readonly id: string;
  /** Null if it is in order. */
  readonly problem: string | null;
}

/** An attempt to make a base backup, or to restore one as a drill. */
export interface BackupAttempt {
  readonly kind: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly isOk: boolean;
  readonly backupId: string | null;
  readonly error: string | null;
  readonly detail: unknown;
}

/** What MediaNest does about backups of its database. `external`: nothing, because it is not its own. */
export const backupModes = ['scheduled', 'off', 'external'] as const;
export type BackupMode = (typeof backupModes)[number];

/** How to bring a moment back. */
export interface RestorePlan {
  readonly backupId: string;
  /** The moment as `medianest restore --to` takes it. */
  readonly to: string;
  /** Whether BACKUP_PASSPHRASE must be set to read the generated keys. */
  readonly needsPassphrase: boolean;
}

/** A backup as one file: a tar archive that can be unpacked and used as BACKUP_DIR. */
export interface BackupDownload {
  readonly fileName: string;
  readonly bytes: number;
  /** Whether the generated keys in it can be read by whoever has the file. */
  readonly hasReadableKeys: boolean;
  readonly content: AsyncIterable<Uint8Array>;
}
