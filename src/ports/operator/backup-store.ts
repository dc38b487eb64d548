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

/** Backups of the bot's own database. What cannot be done throws `backup-failed` with the reason for the operator. */
export interface BackupStore {
  readonly mode: BackupMode;
  list(): Promise<BackupList>;
  /** The last attempts, the latest first. */
  listAttempts(limit: number): Promise<readonly BackupAttempt[]>;
  makeBase(): Promise<MadeBackup>;
  drill(): Promise<DrillReport>;
  verify(id: string): Promise<VerifiedBackup>;
  plan(moment: RestoreMoment): Promise<RestorePlan>;
  download(id: string): Promise<BackupDownload>;
}
