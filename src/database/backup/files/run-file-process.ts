import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenEnded } from '../../../lib/processes/when-ended.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { BackupError } from '../backup-error.ts';
import { type FileCommand, type FileReport, toFileReport } from './file-messages.ts';

const program = fileURLToPath(new URL(`file-process${extname(import.meta.url)}`, import.meta.url));

type Result = Extract<FileReport, { kind: 'packed' | 'read' }>;

/**
 * Copies or reads the files of a backup in a process of its own. In the bot's, the pieces would fill the memory that it
 * collects, and the compression would take the threads and the processor that answers wait for (docs/decisions.md,
 * "Backups"). `onCopied` ends the server's backup and returns the content of its label. When this returns or throws,
 * that process has ended.
 */
export async function runFileProcess(
  command: FileCommand,
  {
    signal,
    onProgress,
    onCopied,
  }: BackupWatch & { readonly onCopied?: (() => Promise<string>) | undefined },
): Promise<Result> {
  signal?.throwIfAborted();
  // Not the options of the bot: it may be debugged or profiled.
  const child = fork(program, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const hasEnded = whenEnded(child);
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  try {
    return await new Promise<Result>((resolve, reject) => {
      const tell = (told: FileCommand) => {
        child.send(told, (error) => {
          if (error) reject(error);
        });
      };
      child.once('error', reject);
      // Not `exit`, which may come before the last message.
      child.once('close', (code, name) => {
        reject(new Error(`The process that works on the backup ended with ${name ?? code}`));
      });
      child.on('message', (message) => {
        const report = toFileReport(message);
        switch (report.kind) {
          case 'progress':
            return onProgress?.(report.share);
          case 'copied':
            return void onCopied?.().then((label) => tell({ kind: 'stopped', label }), reject);
          case 'packed':
          case 'read':
            return resolve(report);
          case 'failed':
            return reject(toError(report));
        }
      });
      tell(command);
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

function toError({
  message,
  code,
  path,
  isExplained,
}: Extract<FileReport, { kind: 'failed' }>): Error {
  if (isExplained) return new BackupError(message);
  return Object.assign(new Error(message), { code, ...(path !== null && { path }) });
}
