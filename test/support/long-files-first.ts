import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes, databases, or browsers takes ten times as long as the rest, but is not longer as a file. */
const longFiles =
  /\/test\/whole\/(?:upgrade\.test|process\/|backup\/|web\/|cli\/(?:operator|doctor)|database\/start-embedded|approvals\/approvers|http\/link-page-browser)/;

/** Begins with the long files, so that no worker is left alone with one at the end. Otherwise orders as vitest does. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence;
    const sorted = shuffle ? shuffleFiles(files, seed) : await super.sort(files);
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return longFiles.test(moduleId);
}

/** The order depends on the seed only. */
function shuffleFiles(files: readonly TestSpecification[], seed: number): TestSpecification[] {
  const keyOf = ({ moduleId }: TestSpecification) =>
    createHash('sha256').update(`${seed} ${moduleId}`).digest('hex');
  return files.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
