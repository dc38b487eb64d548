import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

const advice = 'choose another DATA_DIR, or set DATABASE_URL';

/** What is wrong with a folder, and what to do, by the error code of the system. */
const reasons: ReadonlyMap<string, string> = new Map([
  [
    'EROFS',
    `the folder is read-only. Mount it writable (in Docker, without ":ro" or "read_only"), ${advice}`,
  ],
  ['EACCES', `this user may not write there. Change the permissions of the folder, ${advice}`],
  ['EPERM', `this user may not write there. Change the permissions of the folder, ${advice}`],
  ['ENOSPC', `the disk is full. Free some space, ${advice}`],
  ['EDQUOT', `this user's share of the disk is used up. Free some space, ${advice}`],
  ['ENOTDIR', `it is not a folder. Remove the file, ${advice}`],
  ['EEXIST', `it is not a folder. Remove the file, ${advice}`],
]);

/** One line for the operator about an error that occurred while something was stored in `folder`. */
export function explainStorageError(cause: Error, folder: string): EmbeddedDatabaseError {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const reason = reasons.get(code) ?? `${cause.message}. Fix this, ${advice}`;
  return new EmbeddedDatabaseError(`Cannot store the database in ${folder}: ${reason}.`, { cause });
}

/** Throws an `EmbeddedDatabaseError` that names the reason if this process cannot write to the folder. */
export async function requireWritable(folder: string): Promise<void> {
  const path = join(folder, `.write-test-${randomUUID()}`);
  try {
    await writeFile(path, '');
    await rm(path);
  } catch (error) {
    throw explainStorageError(error instanceof Error ? error : new Error(String(error)), folder);
  }
}
