import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { type FileCommand, fileReport } from './file-messages.ts';
import type { PackedCluster } from './pack-cluster.ts';

const program = fileURLToPath(new URL(`file-process${extname(import.meta.url)}`, import.meta.url));

interface CopyOptions extends BackupWatch {
  /** Whether others use the machine meanwhile: the copy takes longer then. */
  readonly isGentle: boolean;
  /** Ends the server's backup and returns the content of its label. */
  readonly stopBackup: () => Promise<string>;
}

/**
 * Copies a running cluster into a compressed tar archive, as `packCluster` does, but in a process of its own. In the
 * bot's, the pieces would fill the memory that it collects, and the compression would take the threads and the
 * processor that answers wait for (docs/decisions.md, "Backups"). When this returns or throws, that process has ended.
 */
export async function copyCluster(
  cluster: string,
  target: string,
  { isGentle, stopBackup, signal, onProgress }: CopyOptions,
): Promise<PackedCluster> {
  signal?.throwIfAborted();
  // Not the options of the bot: it may be debugged or profiled.
  const child = fork(program, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const hasEnded = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => {
      if (child.pid === undefined) resolve();
    });
  });
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  try {
    return await new Promise<PackedCluster>((resolve, reject) => {
      const tell = (command: FileCommand) => {
        child.send(command, (error) => {
          if (error) reject(error);
        });
      };
      child.once('error', reject);
      // Not `exit`, which may come before the last message.
      child.once('close', (code, name) => {
        reject(new Error(`The process that copies the database ended with ${name ?? code}`));
      });
      child.on('message', (message) => {
        const report = fileReport.parse(message);
        switch (report.kind) {
          case 'progress':
            return onProgress?.(report.share);
          case 'copied':
            return void stopBackup().then((label) => tell({ kind: 'stopped', label }), reject);
          case 'done':
            return resolve(report.packed);
          case 'failed':
            return reject(Object.assign(new Error(report.message), { code: report.code }));
        }
      });
      const hasProgress = onProgress !== undefined;
      tell({ kind: 'copy', cluster, target, isGentle, hasProgress });
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', kill);
    kill();
    await hasEnded;
  }
}
