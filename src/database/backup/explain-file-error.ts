import { resolve, sep } from 'node:path';
import { findFileFault } from '../../lib/files/file-fault.ts';
import { BackupError } from './backup-error.ts';

/** The folders that work on backups uses. */
interface Folders {
  readonly backupDir: string;
  /** Where something is restored to; null if something is stored in `backupDir`. */
  readonly into: string | null;
}

/**
 * An error of the file system as one line for the operator: which folder cannot be used, and what to do. An error that
 * names no file, such as that of a full disk, is about the folder that is written to. Other errors are returned as they
 * are.
 */
export function explainFileError(error: unknown, { backupDir, into }: Folders): unknown {
  if (error instanceof BackupError || !(error instanceof Error)) return error;
  // The embedded database explains errors as well, but gives advice for the bot.
  const cause = findFileFault(error) ? error : error.cause;
  const fault = findFileFault(cause);
  if (fault === null) return error;
  const written = into ?? backupDir;
  const path = pathOf(cause);
  const folder =
    path === null ? written : [written, backupDir].find((each) => isOnTheWay(path, each));
  const [what, otherwise] =
    folder === undefined
      ? [`Cannot use ${path}`, '']
      : folder === into
        ? [`Cannot restore to ${into}`, '']
        : [`Cannot use the backup folder ${backupDir}`, ', or choose another BACKUP_DIR'];
  return new BackupError(`${what}: ${fault.reason}. ${fault.remedy}${otherwise}.`, {
    cause: error,
  });
}

/** Runs work, and throws `explainFileError` of its errors. */
export async function withExplainedFiles<Result>(
  folders: Folders,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainFileError(error, folders);
  }
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string'
    ? resolve(error.path)
    : null;
}

/** Whether a path is a folder, in it, or above it. */
function isOnTheWay(path: string, folder: string): boolean {
  const [one, other] = [`${path}${sep}`, `${resolve(folder)}${sep}`];
  return one.startsWith(other) || other.startsWith(one);
}
