import type { Clock } from '../../../ports/clock.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { BackupError } from '../backup-error.ts';
import { readArchiveState, walFolderOf } from '../wal/wal-archive.ts';
import { withScratchRestore } from './scratch-restore.ts';

/** What a drill proved. */
export interface DrillResult {
  readonly backupId: string;
  /** How old the newest archived state was: what a loss of the disk would have cost (RPO). */
  readonly rpoSeconds: number;
  /** How long the restore took, with its checks (RTO). */
  readonly rtoSeconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Restores the newest backup with all archived WAL to a scratch folder, checks it, and deletes it. Throws a BackupError
 * if it cannot be restored or its content is not in order.
 */
export async function runDrill(
  deps: BackupWatch & {
    readonly backupDir: string;
    /** Where the scratch folder is made. */
    readonly dataDir: string;
    readonly passphrase: string | null;
    /** Whether people use the bot meanwhile: it takes longer then. */
    readonly isGentle: boolean;
    readonly clock: Clock;
  },
): Promise<DrillResult> {
  const { clock, ...place } = deps;
  const startedAt = clock();
  const { manifest, restored, reached } = await withScratchRestore(
    { ...place, name: 'drill' },
    async ({ manifest, restored }) => {
      const state = await readArchiveState(walFolderOf(place.backupDir, manifest.systemId));
      return { manifest, restored, reached: state?.at ?? manifest.finishedAt };
    },
  );
  if (restored.problems.length > 0) {
    throw new BackupError(
      `The backup ${manifest.id} was restored, but ${restored.problems.join('; ')}. Make a new one with \`medianest backup now\`.`,
    );
  }
  return {
    backupId: manifest.id,
    rpoSeconds: Math.max(0, (startedAt.getTime() - reached.getTime()) / 1000),
    rtoSeconds: (clock().getTime() - startedAt.getTime()) / 1000,
    counts: restored.counts,
  };
}
