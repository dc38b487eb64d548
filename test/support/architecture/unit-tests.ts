/** Folders in which every file has a unit test at the same path below `test/unit/`. */
const testedFolders = ['src/usecases/', 'commands/'];

const fileWithoutBehavior = 'commands/index.ts';

/** Use cases and commands without a unit test, as the path of the missing test. */
export function findMissingUnitTests(paths: readonly string[]): string[] {
  const existing = new Set(paths);
  return paths
    .filter((path) => testedFolders.some((folder) => path.startsWith(folder)))
    .filter((path) => path.endsWith('.ts') && path !== fileWithoutBehavior)
    .map((path) => `test/unit/${path.replace(/^src\//, '').replace(/\.ts$/, '.test.ts')}`)
    .filter((path) => !existing.has(path));
}
