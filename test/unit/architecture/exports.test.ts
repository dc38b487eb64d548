import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportsForTests, findUnusedExports } from '../../support/architecture/exports.ts';
import { readSources, toSource } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The components of the console are a library, which the gallery in test/support/console uses whole; knip finds the rest. */
const unused = findUnusedExports(readSources(root, ['src', 'commands'])).filter(
  (entry) => !entry.startsWith('src/console/'),
);

describe('the exports of the source tree', () => {
  it('are imported by another file, or listed with the reason why only tests import them', () => {
    expect(unused.filter((entry) => !(entry in exportsForTests))).toEqual([]);
  });

  it('are listed only if necessary', () => {
    expect(Object.keys(exportsForTests).filter((entry) => !unused.includes(entry))).toEqual([]);
  });
});

describe('the guard of exports', () => {
  const planted = (text: string, user = '') =>
    findUnusedExports([toSource('src/chat/planted.ts', text), toSource('src/web/user.ts', user)]);

  it.each([
    'export const limit = 1;\nuse(limit);',
    'export function limit() {}',
    'export async function limit() {}',
    'export class limit {}',
    'export interface limit {}',
    'const limit = 1;\nexport { limit };',
  ])('finds one that nothing imports: %j', (text) => {
    expect(planted(text)).toEqual(['src/chat/planted.ts: limit']);
    expect(planted(text, "import { other as limit } from '../chat/planted.ts';")).toHaveLength(1);
    expect(planted(text, "import { limit } from '../chat/other.ts';")).toHaveLength(1);
  });

  it.each([
    "import { limit } from '../chat/planted.ts';",
    "import { type limit as other } from '../chat/planted.ts';",
    "import first, {\n  limit,\n} from '../chat/planted.ts';",
    "export { limit } from '../chat/planted.ts';",
    "import * as all from '../chat/planted.ts';\nall.limit();",
    "const { limit } = await import('../chat/planted.ts');",
  ])('recognizes the import in %j', (user) => {
    expect(planted('export const limit = 1;', user)).toEqual([]);
  });

  it('allows a type that describes another export of its file', () => {
    expect(planted('export interface Options {}\nfunction open(options: Options) {}')).toEqual([]);
  });
});
