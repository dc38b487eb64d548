interface SizedFile {
  readonly path: string;
  readonly text: string;
}

/** Files with more lines than allowed. */
export function findLongFiles(files: readonly SizedFile[], maxLines: number): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** Folders with more files than allowed, without the files of their subfolders. */
export function findCrowdedFolders(paths: readonly string[], maxFiles: number): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > maxFiles)
    .map(([folder, count]) => `${folder}: ${count} files`);
}
