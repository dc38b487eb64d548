import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ConnectionTest, FoundFolder } from '../../domain/settings/connection-test.ts';
import { ensureFolder } from '../../lib/files/ensure-folder.ts';
import { readFreeSpace } from '../../lib/files/free-space.ts';

/** A base backup of a small installation, with room for the changes until the next one. */
const neededBytes = 500_000_000;

/** Whether backups can be stored in a folder, which is created if it does not exist. Never throws. */
export async function testBackupFolder(path: string): Promise<ConnectionTest<FoundFolder>> {
  const folder = resolve(path);
  try {
    await ensureFolder(folder);
    const file = join(folder, `.medianest-${randomUUID()}`);
    await writeFile(file, '');
    await rm(file);
    const freeBytes = await readFreeSpace(folder);
    if (freeBytes < neededBytes) return { isOk: false, fault: 'no-space' };
    return { isOk: true, found: { path: folder, freeBytes } };
  } catch {
    return { isOk: false, fault: 'not-writable' };
  }
}
