/** A base backup as it is listed. */
export interface ListedBackup {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly bytes: number | null;
  readonly isEncrypted: boolean;
  /** Why it cannot be used; null if nothing is known to be wrong. */
  readonly problem: string | null;
}

/** What there is to restore from. */
export interface BackupList {
  readonly folder: string;
  readonly backups: readonly ListedBackup[];
  /** Everything that was committed before this moment can be restored; null if nothing can. */
  readonly restorableUntil: Date | null;
}

/** What `restore` is asked for. */
export interface RestoreOrder {
  readonly to:
    | { readonly kind: 'latest' }
    | { readonly kind: 'time'; readonly time: Date }
    | { readonly kind: 'backup'; readonly id: string };
  /** Null: a new folder `restored-<number>` in the data folder. */
  readonly into: string | null;
  readonly isForced: boolean;
}

/** What was restored. */
export interface RestoreReport {
  readonly backupId: string;
  readonly dataDir: string;
  /** Whether this is the data folder of the settings, so that nothing is left to switch. */
  readonly isCurrentDataDir: boolean;
  readonly replaced: string | null;
  readonly lastCommitAt: Date | null;
  readonly pendingMigrations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  readonly seconds: number;
}

export interface DrillReport {
  readonly backupId: string;
  readonly rpoSeconds: number;
  readonly rtoSeconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Backups of the embedded database while it is running. */
export interface OperatorBackups {
  makeBase(): Promise<{ readonly id: string; readonly bytes: number; readonly seconds: number }>;
  drill(): Promise<DrillReport>;
  close(): Promise<void>;
}

/** What needs only the folders. */
export interface OperatorRestores {
  list(): Promise<BackupList>;
  /** Checks one backup, or all. `problem` is null if it is in order. */
  verify(
    id: string | null,
  ): Promise<readonly { readonly id: string; readonly problem: string | null }[]>;
  restore(order: RestoreOrder): Promise<RestoreReport>;
}
