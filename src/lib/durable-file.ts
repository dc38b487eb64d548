import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file at once and lastingly: after a power failure it is the old one or the new one. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  await writeLastingly(temporary, 'w', content);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Creates a file lastingly. Fails with `EEXIST` if there is one. */
export async function createFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeLastingly(path, 'wx', content);
  await syncFolder(dirname(path));
}

async function writeLastingly(
  path: string,
  flags: 'w' | 'wx',
  content: string | Uint8Array,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes names that were created or changed in a folder last. Not every file system can do it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
