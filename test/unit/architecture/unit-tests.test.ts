import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../support/architecture/source-files.ts';
import { findMissingUnitTests } from '../../support/architecture/unit-tests.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const paths = readSources(root, ['src', 'commands', 'test']).map(({ path }) => path);

describe('every use case and every command', () => {
  it('has a unit test', () => {
    expect(findMissingUnitTests(paths)).toEqual([]);
  });
});

describe('the guard of unit tests for use cases and commands', () => {
  it('finds a missing unit test', () => {
    const planted = ['src/usecases/requests/planted.ts', 'commands/planted.ts'];
    const missing = [
      'test/unit/usecases/requests/planted.test.ts',
      'test/unit/commands/planted.test.ts',
    ];
    expect(findMissingUnitTests(planted)).toEqual(missing);
    expect(findMissingUnitTests([...planted, ...missing])).toEqual([]);
  });

  it('ignores other rings and the list of commands', () => {
    expect(findMissingUnitTests(['src/discord/planted.ts', 'commands/index.ts'])).toEqual([]);
  });
});
