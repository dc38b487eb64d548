import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The bytes that are free where a folder is, or will be: one that does not exist yet counts as its parent. */
export async function readFreeSpace(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(await findExistingFolder(path));
  return bavail * bsize;
}

/** Whether two folders are, or will be, on the same disk. */
export async function isSameDisk(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all(
    [path, other].map(async (each) => (await stat(await findExistingFolder(each))).dev),
  );
  return one === two;
}

/** The folder itself, or the nearest one above it that exists. */
export async function findExistingFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const exists = await access(folder).then(
      () => true,
      () => false,
    );
    if (exists || folder === dirname(folder)) return folder;
  }
}
