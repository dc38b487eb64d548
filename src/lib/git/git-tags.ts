import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const versionTag = /^v(\d+)\.(\d+)\.(\d+)$/;

/**
 * The newest version among the tags of a Git checkout that is newer than `version`, such as `0.2.0`. Null if there is
 * none, or no checkout. Reads files only: nobody is asked.
 */
export async function findNewerTag(checkout: string, version: string): Promise<string | null> {
  const git = join(checkout, '.git');
  const [packed, loose] = await Promise.all([
    readFile(join(git, 'packed-refs'), 'utf8').catch(() => ''),
    readdir(join(git, 'refs', 'tags')).catch(() => []),
  ]);
  const names = [...packed.matchAll(/ refs\/tags\/(\S+)$/gm)].map(([, name = '']) => name);
  const newest = [...names, ...loose]
    .filter((name) => versionTag.test(name))
    .map((name) => name.slice(1))
    .sort(compareVersions)
    .at(-1);
  return newest !== undefined && compareVersions(newest, version) > 0 ? newest : null;
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const difference = [0, 1, 2].map((part) => (left?.[part] ?? 0) - (right?.[part] ?? 0));
  return difference.find((each) => each !== 0) ?? 0;
}
