import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Longer than any drill or rehearsal takes. */
const abandonedMs = 24 * 3_600_000;

/**
 * Deletes the scratch folders beside a new one that processes left behind when they were killed. Each is a copy of the
 * whole database. Younger ones may be in use.
 */
export async function removeAbandonedScratch(scratch: string): Promise<void> {
  const folder = dirname(scratch);
  const own = basename(scratch);
  const prefix = own.slice(0, own.lastIndexOf('-') + 1);
  const { mtimeMs: now } = await stat(scratch);
  for (const name of await readdir(folder)) {
    if (name === own || name.length !== own.length || !name.startsWith(prefix)) continue;
    const path = join(folder, name);
    const mtimeMs = await stat(path).then(
      (found) => found.mtimeMs,
      () => now,
    );
    if (now - mtimeMs > abandonedMs) await rm(path, { recursive: true, force: true });
  }
}
