import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFileFault } from '../../lib/files/file-fault.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

const advice = 'choose another DATA_DIR, or set DATABASE_URL';

/** One line for the operator about an error that occurred while something was stored in `folder`. */
export function explainStorageError(cause: Error, folder: string): EmbeddedDatabaseError {
  const { reason, remedy } = findFileFault(cause) ?? { reason: cause.message, remedy: 'Fix this' };
  return new EmbeddedDatabaseError(
    `Cannot store the database in ${folder}: ${reason}. ${remedy}, ${advice}.`,
    { cause },
  );
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
