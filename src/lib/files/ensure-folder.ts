import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and those above it that do not exist. Throws the error of the file system. Unlike `mkdir` with
 * `recursive`, it also ends below a folder such as `/proc`, which refuses every new folder with ENOENT: Node.js would
 * try that again without end.
 */
export async function ensureFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await createFolder(path, mode);
  } catch (error) {
    const above = dirname(path);
    if (codeOf(error) !== 'ENOENT' || above === path) throw error;
    if (!(await isFolder(above))) await ensureFolder(above, mode);
    // Also when the folder above exists: somebody may have created it just now. In `/proc`, this fails again.
    await createFolder(path, mode);
  }
}

/** Creates a folder, unless it exists. */
async function createFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
