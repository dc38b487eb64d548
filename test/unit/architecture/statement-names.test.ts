import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readSources } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a pattern with one group finds below a folder. */
function findAll(folder: string, pattern: RegExp): string[] {
  return readSources(root, [folder]).flatMap(({ text }) =>
    [...text.matchAll(pattern)].map(([, found]) => found ?? ''),
  );
}

it('every hot statement and prepared query has a name of its own', () => {
  const hot = findAll('src/database/hot-statements', /\bname: '([\w-]+)'/g);
  const prepared = findAll(
    'src/database',
    /\breturn prepareQuery\b[\s\S]*?\(\s*'([\w-]+)',\s*\(value\)/g,
  );
  expect(prepared).toHaveLength(
    findAll('src/database', /(?<!function )\b(prepareQuery)[<(]/g).length,
  );
  expect(hot).toContain('request-create');
  expect(prepared).toContain('user-find');
  const names = [...hot, ...prepared];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
