import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds the names and contents of all files at or below `path` to a hash, except generated code. */
export function addToHash(hash, root, path) {
  if (/database.generated(-tables)?$/.test(path) || !existsSync(path)) return;
  try {
    for (const name of readdirSync(path).sort()) addToHash(hash, root, join(path, name));
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
}
