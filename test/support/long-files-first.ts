import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes, databases, browsers, or many bots takes ten times as long as the rest, but is not longer as a file. */
const longFiles = [
  'browser/console/(?:bulk-actions|pages|restarts)',
  'browser/web/page',
  'whole/accounts/(?:account-takeover|code-guessing)',
  'whole/approvals/approvers',
  'whole/backup/',
  'whole/cli/(?:doctor|operator)',
  'whole/console/interrupted-tasks',
  'whole/database/(?:embedded-by-root|random-cuts|start-embedded|take-over-embedded)',
  'whole/process/',
  'whole/upgrade',
].map((path) => new RegExp(`/test/${path}`));

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
