import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { BackupRuns } from './backup-runs.ts';
import type { Backups } from './backups.ts';

/** Calls `run` every so often until the returned function is called. */
type Repeat = (seconds: number, run: () => void) => () => void;

const repeatWithTimer: Repeat = (seconds, run) => {
  const timer = setInterval(run, seconds * 1000);
  return () => clearInterval(timer);
};

/** What a loss of the disk costs at most. */
const archiveSeconds = 10;
const checkSeconds = 5 * 60;
const hourMs = 3_600_000;
const drillMs = 7 * 24 * hourMs;
/** A drill that failed is not repeated with every check: it costs a restore. */
const drillRetryMs = 24 * hourMs;

/**
 * Archives WAL every ten seconds, makes base backups when they are due, and a drill every week. Failures are logged as
 * errors and tried again; they never disturb the bot.
 */
export function createBackupSchedule(deps: {
  readonly backups: Backups;
  readonly runs: Pick<BackupRuns, 'findLast'>;
  readonly intervalHours: number;
  /** Called whenever everything until then is archived. */
  readonly onArchived?: (at: Date) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly repeat?: Repeat;
}) {
  const { backups, runs, intervalHours, clock, log, repeat = repeatWithTimer } = deps;
  let stops: (() => void)[] = [];
  let isStopped = false;
  let archiving: Promise<void> | null = null;
  let checking: Promise<void> | null = null;
  let isFailing = false;

  const archive = async () => {
    try {
      const { at } = await backups.archive();
      deps.onArchived?.(at);
      if (isFailing) log.info({}, 'Backups work again');
      isFailing = false;
    } catch (error) {
      // Once for each outage: it is tried every ten seconds.
      if (!isFailing && !isStopped) {
        log.error({ error }, 'Backup failed: changes are not archived at the moment');
      }
      isFailing = true;
    }
  };
  const check = async () => {
    try {
      if (!(await backups.isBaseCurrent(intervalHours))) {
        const { id, archive: file } = await backups.makeBase();
        log.info({ backup: id, bytes: file.bytes }, 'Backup finished');
      }
    } catch (error) {
      if (!isStopped) log.error({ error }, 'Backup failed: no base backup could be made');
      return;
    }
    try {
      if (!isStopped && (await isDrillDue())) {
        const { backupId, rpoSeconds, rtoSeconds } = await backups.drill();
        log.info({ backup: backupId, rpoSeconds, rtoSeconds }, 'Restore drill passed');
      }
    } catch (error) {
      if (!isStopped) log.error({ error }, 'Restore drill failed: backups cannot be relied on');
    }
  };

  return {
    start(): void {
      const tick = () => {
        archiving ??= archive().finally(() => {
          archiving = null;
        });
      };
      tick();
      stops = [
        repeat(archiveSeconds, tick),
        repeat(checkSeconds, () => {
          checking ??= check().finally(() => {
            checking = null;
          });
        }),
      ];
    },
    /** Waits for work in progress, then archives what was written last. */
    async stop(): Promise<void> {
      isStopped = true;
      for (const stop of stops.splice(0)) stop();
      await Promise.all([archiving, checking]);
      await archive();
    },
  };

  async function isDrillDue(): Promise<boolean> {
    const now = clock().getTime();
    const last = await runs.findLast('drill');
    if (last === null) return true;
    return now - last.startedAt.getTime() >= (last.isOk ? drillMs : drillRetryMs);
  }
}
