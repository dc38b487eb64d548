import type { AuthorizedActor } from '../../domain/actor.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type {
  BackupDownload,
  DrillReport,
  MadeBackup,
  VerifiedBackup,
} from '../../domain/operator/backup-report.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { BackupStore, BackupWatch } from '../../ports/operator/backup-store.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';

export type BackupAdmin = ReturnType<typeof createBackupAdmin>;

/** What admins do with backups. Everything throws `admins-only`, and `backup-failed` with the reason. */
export function createBackupAdmin(deps: {
  readonly backups: Pick<BackupStore, 'makeBase' | 'drill' | 'verify' | 'download'>;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
}) {
  const { backups, audit, refusals } = deps;
  return {
    /** Makes a base backup now. */
    async make(by: AuthorizedActor, watch?: BackupWatch): Promise<MadeBackup> {
      await assertAdmin(refusals, by, 'backup.make');
      const made = await backups.makeBase(watch);
      await record(by, 'backup.make', made.id);
      return made;
    },

    /** Restores the newest backup as a test. */
    async drill(by: AuthorizedActor, watch?: BackupWatch): Promise<DrillReport> {
      await assertAdmin(refusals, by, 'backup.drill');
      const report = await backups.drill(watch);
      await record(by, 'backup.drill', report.backupId);
      return report;
    },

    /** Reads a backup whole and compares it with its checksums. */
    async verify(by: AuthorizedActor, id: string, watch?: BackupWatch): Promise<VerifiedBackup> {
      await assertAdmin(refusals, by, 'backup.verify');
      return backups.verify(id, watch);
    },

    /** Opens a backup for download. It holds everything, so it is recorded before the first byte leaves. */
    async download(by: AuthorizedActor, id: string): Promise<BackupDownload> {
      await assertAdmin(refusals, by, 'backup.download');
      const download = await backups.download(id);
      const { bytes, hasReadableKeys } = download;
      await record(by, 'backup.download', id, { bytes, hasReadableKeys });
      return download;
    },
  };

  async function record(
    by: AuthorizedActor,
    action: AuditAction,
    id: string,
    after: Readonly<Record<string, unknown>> | null = null,
  ): Promise<void> {
    const change = after === null ? {} : { after };
    await audit.record(toAuditEntry(by, action, { kind: 'backup', id }, change));
  }
}
