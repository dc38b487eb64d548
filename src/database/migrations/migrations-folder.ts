import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One migration on disk. */
export interface Migration {
  readonly name: string;
  readonly script: string;
}

/** Absolute path of the folder that contains `prisma/`, for code in `src/` and in `dist/src/`. */
export async function findProjectRoot(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = await access(join(folder, 'prisma', 'migrations')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
    if (folder === dirname(folder))
      throw new Error('The folder prisma/migrations is missing. Reinstall MediaNest.');
  }
}

/** All migrations of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      script: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}
