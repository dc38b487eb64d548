import type {
  BackupList,
  DrillReport,
  MadeBackup,
  RestoreMoment,
  VerifiedBackup,
} from '../domain/operator/backup-report.ts';

/** What `restore` is asked for. */
export interface RestoreOrder {
  readonly to: RestoreMoment;
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

/** Backups of the embedded database while it is running. */
export interface OperatorBackups {
  makeBase(): Promise<MadeBackup>;
  drill(): Promise<DrillReport>;
  close(): Promise<void>;
}

/** What needs only the folders. */
export interface OperatorRestores {
  list(): Promise<BackupList>;
  /** Checks one backup, or all. `problem` is null if it is in order. */
  verify(id: string | null): Promise<readonly VerifiedBackup[]>;
  restore(order: RestoreOrder): Promise<RestoreReport>;
}
