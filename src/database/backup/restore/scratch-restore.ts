import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../../../lib/files/ensure-folder.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { withExplainedFiles } from '../explain-file-error.ts';
import type { Manifest } from '../manifest.ts';
import { removeAbandonedScratch } from './abandoned-scratch.ts';
import { chooseBackup } from './choose-backup.ts';
import { type Restored, restoreBackup } from './restore-backup.ts';

/**
 * Restores the newest backup with all archived WAL to a scratch folder for the time of `work`, then deletes it. Throws a
 * BackupError if it cannot be restored.
 */
export async function withScratchRestore<Result>(
  deps: BackupWatch & {
    readonly backupDir: string;
    /** Where the scratch folder is made. */
    readonly dataDir: string;
    readonly passphrase: string | null;
    /** Whether others use the machine meanwhile: it takes longer then. */
    readonly isGentle: boolean;
    /** How the name of the scratch folder begins. */
    readonly name: string;
  },
  work: (scratch: { readonly manifest: Manifest; readonly restored: Restored }) => Promise<Result>,
): Promise<Result> {
  const { backupDir, dataDir, passphrase, isGentle, name, signal, onProgress } = deps;
  const { manifest, target } = await chooseBackup(backupDir, { kind: 'latest' });
  const scratch = await withExplainedFiles({ backupDir, into: dataDir }, async () => {
    await ensureFolder(dataDir);
    return mkdtemp(join(dataDir, `${name}-`));
  });
  let restored: Restored | null = null;
  try {
    await removeAbandonedScratch(scratch);
    restored = await restoreBackup({
      backupDir,
      manifest,
      target,
      into: scratch,
      isForced: false,
      isGentle,
      passphrase,
      log: () => undefined,
      signal,
      onProgress,
    });
    return await work({ manifest, restored });
  } finally {
    // It is outside of `scratch` if root runs this and PostgreSQL's user has no access there.
    if (restored) await rm(restored.folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}
