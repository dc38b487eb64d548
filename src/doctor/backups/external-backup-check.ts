import { type Check, ok, problem, warning } from '../check.ts';

/** What a database server that is not the bot's own says about backups of it. */
export interface BackupSigns {
  /** When it last handed a file of its WAL to an archive, and when it last failed to. */
  readonly archivedAt: Date | null;
  readonly archiveFailedAt: Date | null;
  /** Whether a standby server or a program that archives WAL has a place reserved. */
  readonly hasReplicationSlot: boolean;
  /** Whether a program that makes backups is connected at the moment. */
  readonly isBackupRunning: boolean;
}

/** Whether there is any sign that somebody backs up the database of DATABASE_URL. Null where it is the bot's own. */
export function createExternalBackupCheck(readSigns: (() => Promise<BackupSigns>) | null): Check {
  return {
    name: 'backups',
    isQuick: false,
    async run() {
      if (readSigns === null) return [];
      const { archivedAt, archiveFailedAt, ...signs } = await readSigns();
      if (archiveFailedAt !== null && (archivedAt === null || archiveFailedAt > archivedAt)) {
        return [
          problem(
            'the database server cannot archive its WAL, so its backups are not complete',
            'Look into the log of the database server for the reason',
          ),
        ];
      }
      if (archivedAt !== null) {
        return [ok(`the database server archives its WAL, last at ${archivedAt.toISOString()}`)];
      }
      if (signs.isBackupRunning) return [ok('the database is being backed up')];
      if (signs.hasReplicationSlot) {
        return [ok('another server receives the changes of the database')];
      }
      return [
        warning(
          'there is no sign that anybody backs up the database of DATABASE_URL, and MediaNest does not',
          'Set backups up (docs/disaster-recovery.md). Nothing to do if your provider makes them, or pg_dump runs regularly',
        ),
      ];
    },
  };
}
