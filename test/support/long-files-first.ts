import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes, databases, browsers, or many bots takes ten times as long as the rest, but is not longer as a file. */
const longFiles = [
  'accounts/(?:account-takeover|code-guessing)',
  'approvals/approvers',
  'backup/',
  'cli/(?:doctor|operator)',
  'console/(?:bulk-actions|components|decisions|interrupted-tasks|operations|pages|people-and-spaces|setup)',
  'database/(?:random-cuts|start-embedded)',
  'http/link-page-browser',
  'process/',
  'upgrade',
  'web/',
].map((path) => new RegExp(`/test/whole/${path}`));

/** Begins with the long files, so that no worker is left alone with one at the end. Otherwise orders as vitest does. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence;
    const sorted = shuffle ? shuffleFiles(files, seed) : await super.sort(files);
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return longFiles.some((path) => path.test(moduleId));
}

/** The order depends on the seed only. */
function shuffleFiles(files: readonly TestSpecification[], seed: number): TestSpecification[] {
  const keyOf = ({ moduleId }: TestSpecification) =>
    createHash('sha256').update(`${seed} ${moduleId}`).digest('hex');
  return files.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
