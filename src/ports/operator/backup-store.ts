import type {
  BackupAttempt,
  BackupDownload,
  BackupList,
  BackupMode,
  DrillReport,
  MadeBackup,
  RestoreMoment,
  RestorePlan,
  VerifiedBackup,
} from '../../domain/operator/backup-report.ts';

/** Follows long work on backups. */
export interface BackupWatch {
  /** The work gives up when it aborts, between two files, and leaves nothing behind. It throws the reason then. */
  readonly signal?: AbortSignal | undefined;
  /** Called often. `share` is between 0 and 1; null: how long the rest takes is not known. */
  readonly onProgress?: ((share: number | null) => void) | undefined;
}

/** Backups of the bot's own database. What cannot be done throws `backup-failed` with the reason for the operator. */
export interface BackupStore {
  readonly mode: BackupMode;
  list(): Promise<BackupList>;
  /** The last attempts, the latest first. */
  listAttempts(limit: number): Promise<readonly BackupAttempt[]>;
  makeBase(watch?: BackupWatch): Promise<MadeBackup>;
  drill(watch?: BackupWatch): Promise<DrillReport>;
  verify(id: string, watch?: BackupWatch): Promise<VerifiedBackup>;
  plan(moment: RestoreMoment): Promise<RestorePlan>;
  download(id: string): Promise<BackupDownload>;
}
