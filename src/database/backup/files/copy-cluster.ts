import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import type { PackedCluster } from './pack-cluster.ts';
import { runFileProcess } from './run-file-process.ts';

interface CopyOptions extends BackupWatch {
  /** Whether others use the machine meanwhile: the copy takes longer then. */
  readonly isGentle: boolean;
  /** Ends the server's backup and returns the content of its label. */
  readonly stopBackup: () => Promise<string>;
}

/** Copies a running cluster into a compressed tar archive, as `packCluster` does, in a process of its own. */
export async function copyCluster(
  cluster: string,
  target: string,
  { isGentle, stopBackup, signal, onProgress }: CopyOptions,
): Promise<PackedCluster> {
  const hasProgress = onProgress !== undefined;
  const result = await runFileProcess(
    { kind: 'copy', cluster, target, isGentle, hasProgress },
    { signal, onProgress, onCopied: stopBackup },
  );
  if (result.kind !== 'packed') throw new Error('The cluster was not copied');
  return result.packed;
}
