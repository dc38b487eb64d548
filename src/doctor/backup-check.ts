import { type Check, ok, problem, warning } from './check.ts';

const dayMs = 86_400_000;
const maxDrillAgeMs = 8 * dayMs;
/** As for the alert. */
const maxUnarchivedMs = 10 * 60_000;

/** What is known about backups. */
export interface BackupState {
  readonly newestAt: Date | null;
  /** Everything before it is archived. */
  readonly archivedAt: Date | null;
  readonly lastDrill: { readonly at: Date; readonly isOk: boolean } | null;
  /** A bot archives every few seconds. */
  readonly isBotRunning: boolean;
}

/** Whether backups are recent and proven. `readState` is null where MediaNest makes none. */
export function createBackupCheck(deps: {
  readonly readState: (() => Promise<BackupState>) | null;
  readonly intervalHours: number;
  readonly clock: () => Date;
}): Check {
  const { readState, intervalHours, clock } = deps;
  return {
    name: 'backups',
    isQuick: false,
    async run() {
      if (readState === null) return [];
      if (intervalHours === 0) {
        return [warning('backups are off', 'Remove BACKUP_INTERVAL_HOURS=0')];
      }
      const { newestAt, archivedAt, lastDrill, isBotRunning } = await readState();
      if (newestAt === null && lastDrill !== null) {
        return [
          problem(
            'BACKUP_DIR has no backups, although some were made',
            'Make sure that its disk is there and that it is the right folder, then run `medianest backup now`',
          ),
        ];
      }
      if (newestAt === null) {
        return [warning('there is no backup yet', 'Run `medianest backup now`')];
      }
      const findings = [];
      const ageMs = clock().getTime() - newestAt.getTime();
      const hours = Math.round(ageMs / 3_600_000);
      if (ageMs > 2 * intervalHours * 3_600_000) {
        findings.push(
          problem(
            `the newest backup is ${hours} hours old`,
            'Run `medianest backup now`, and check the log for the reason',
          ),
        );
      }
      const unarchivedMs = clock().getTime() - (archivedAt?.getTime() ?? 0);
      if (isBotRunning && unarchivedMs > maxUnarchivedMs) {
        findings.push(
          problem(
            'the bot is running, but changes have not been archived for minutes, so they would be lost with the disk',
            'Look into the log for the reason, and make sure that the bot can write to BACKUP_DIR',
          ),
        );
      }
      if (lastDrill === null) {
        findings.push(
          warning('no backup has been restored as a test yet', 'Run `medianest backup drill`'),
        );
      } else if (!lastDrill.isOk) {
        findings.push(
          problem(
            'the last restore drill failed',
            'Run `medianest backup verify` and `medianest backup drill`',
          ),
        );
      } else if (clock().getTime() - lastDrill.at.getTime() > maxDrillAgeMs) {
        findings.push(
          warning('the last restore drill is more than a week ago', 'Run `medianest backup drill`'),
        );
      }
      return findings.length > 0 ? findings : [ok(`the newest is ${hours} hours old, and proven`)];
    },
  };
}
