import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settings } from '../../../src/config/settings.ts';
import {
  findCitations,
  findDocuments,
  findLinks,
  findPaths,
  findPlacements,
  findRecordings,
  findScripts,
  findTitles,
  toAnchor,
} from '../../support/architecture/documents.ts';
import { readSources } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const names = Object.keys(settings).sort();
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  '.github/pull_request_template.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** The code, without the guards themselves and their planted violations. */
const sources = [
  ...readSources(root, ['src', 'commands', 'test', 'scripts']),
  { path: 'prisma/schema.prisma', text: read('prisma/schema.prisma') },
].filter(({ path }) => !/^test\/\w+\/architecture\//.test(path));

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function exists(path: string): boolean {
  return existsSync(join(root, path));
}

/** The settings that a text declares: `NAME=` at the start of a line, commented out or not. */
function declaredSettings(text: string): string[] {
  return [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '').sort();
}

/** The settings that a table of a document lists in its first column. */
function listedSettings(text: string): string[] {
  return [...text.matchAll(/^\| ((?:`[A-Z][A-Z0-9_]+`(?:, )?)+) \|/gm)]
    .flatMap(([, cell]) =>
      [...(cell ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name ?? ''),
    )
    .sort();
}

/** Links of a document without a target. */
function brokenLinks(document: string, text: string): string[] {
  return findLinks(text)
    .filter(({ target, anchor }) => {
      const path = target ? join(dirname(document), target) : document;
      if (!exists(path)) return true;
      const titles = findTitles(target ? read(path) : text);
      return anchor !== '' && !titles.map(toAnchor).includes(anchor);
    })
    .map(({ target, anchor }) => `${target}#${anchor}`);
}

/** Names that a document wrongly places in a file, as `name in path`. */
function misplaced(text: string): string[] {
  return findPlacements(text)
    .filter(({ name, path }) => !exists(path) || !read(path).includes(name))
    .map(({ name, path }) => `${name} in ${path}`);
}

/** Citations of sections that do not exist, as `path, "Title"`. */
function brokenCitations(text: string): string[] {
  return findCitations(text)
    .filter(({ path, title }) => !exists(path) || !findTitles(read(path)).includes(title))
    .map(({ path, title }) => `${path}, "${title}"`);
}

describe('the settings', () => {
  it('are all in .env.example, once', () => {
    expect(declaredSettings(read('.env.example'))).toEqual(names);
  });

  it('are all in docs/operating.md, once', () => {
    expect(listedSettings(read('docs/operating.md'))).toEqual(names);
  });
});

describe('the documents', () => {
  it.each(documents)('%s names only paths that exist', (document) => {
    expect(findPaths(read(document)).filter((path) => !exists(path))).toEqual([]);
  });

  it.each(documents)('%s names only contents that the named files have', (document) => {
    expect(misplaced(read(document))).toEqual([]);
  });

  it.each(documents)('%s names only scripts of package.json', (document) => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(findScripts(read(document)).filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(documents)('%s links only to files and sections that exist', (document) => {
    expect(brokenLinks(document, read(document))).toEqual([]);
  });

  it('README.md names every command', () => {
    const readme = read('README.md');
    const commands = readdirSync(join(root, 'commands'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => basename(path, '.ts'));
    expect(commands.filter((name) => name !== 'index' && !readme.includes(`\`/${name}`))).toEqual(
      [],
    );
  });
});

describe('what comments cite', () => {
  it('is a section that exists', () => {
    expect(sources.flatMap(({ text }) => findCitations(text)).length).toBeGreaterThan(20);
    const texts = [...sources, ...documents.map((path) => ({ path, text: read(path) }))];
    const broken = texts.flatMap(({ path, text }) =>
      brokenCitations(text).map((citation) => `${path}: ${citation}`),
    );
    expect(broken).toEqual([]);
  });

  it('is a document of this project', () => {
    const missing = sources.flatMap(({ path, text }) =>
      findDocuments(text)
        .filter((name) => !exists(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('is a recording in test/fixtures/overseerr/', () => {
    const recordings = z.array(z.object({ n: z.number() }));
    const folder = 'test/fixtures/overseerr';
    const known = new Set(
      readdirSync(join(root, folder)).flatMap((name) =>
        recordings.parse(JSON.parse(read(`${folder}/${name}`))).map(({ n }) => n),
      ),
    );
    const api = { path: 'docs/overseerr-api.md', text: read('docs/overseerr-api.md') };
    const ours = sources.filter(({ path }) => /^(?:src\/(?:demo\/)?overseerr|test)\//.test(path));
    const missing = [...ours, api].flatMap(({ path, text }) =>
      findRecordings(text)
        .filter((n) => !known.has(n))
        .map((n) => `${path}: #${n}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('.github/', () => {
  it('runs .ci/run with Node 22 and 24', () => {
    const { jobs } = parse(read('.github/workflows/ci.yml'));
    expect(jobs.test.strategy.matrix.node).toEqual([22, 24]);
    expect(jobs.test.steps.at(-1).run).toBe('.ci/run');
  });

  it('has issue forms that GitHub accepts', () => {
    const form = z.object({
      name: z.string(),
      description: z.string(),
      body: z.array(z.object({ type: z.string() })).min(1),
    });
    for (const name of ['bug', 'idea']) {
      form.parse(parse(read(`.github/ISSUE_TEMPLATE/${name}.yml`)));
    }
  });
});

describe('the guards of documents', () => {
  it('see a setting that is missing', () => {
    expect(declaredSettings('#AA=1\nBB=\n# CC=')).toEqual(['AA', 'BB']);
    expect(listedSettings('| `AA`, `B_C` | – |\n| x |')).toEqual(['AA', 'B_C']);
  });

  it('see a path in text, in a command, and in a code block, but not in a URL', () => {
    const text =
      'See `src/nowhere.ts`, run `npx vitest run test/unit/none.test.ts`.\n```sh\n.ci/go\n```\n' +
      'https://example.org/src/else.ts and `commands/<name>.ts` and src/gone/.';
    expect(findPaths(text)).toEqual([
      'src/nowhere.ts',
      'test/unit/none.test.ts',
      '.ci/go',
      'src/gone/',
    ]);
  });

  it('see a name that is not in the file', () => {
    const text = 'Add `JobKind` or `Nothing` in `src/domain/job.ts`, `x` (`src/nowhere.ts`).';
    expect(misplaced(text)).toEqual(['Nothing in src/domain/job.ts', 'x in src/nowhere.ts']);
  });

  it('see a script', () => {
    expect(findScripts('`npm run test:unit` or npm run nothing.')).toEqual([
      'test:unit',
      'nothing',
    ]);
  });

  it('see a link to a missing file or section', () => {
    const text =
      '# A, b\n[a](#a-b) [b](#c) [c](docs/nowhere.md) [d](README.md#nothing) [e](https://x.y)';
    expect(brokenLinks('README.md', text)).toEqual(['#c', 'docs/nowhere.md#', 'README.md#nothing']);
  });

  it('see a citation of a section that does not exist, also across lines of a comment', () => {
    const text =
      '/**\n * Why (docs/overseerr-api.md, "Search" and "No\n * such").\n * (docs/overseerr-api.md,\n * "Titles").\n */';
    expect(brokenCitations(text)).toEqual(['docs/overseerr-api.md, "No such"']);
    expect(brokenCitations('// docs/nowhere.md, "Search"')).toHaveLength(1);
  });

  it('see a document that is not in the project, but no setting', () => {
    expect(findDocuments('// SEERR §3, NOTES.md, docs/x.md; OVERSEERR_URL')).toEqual([
      'SEERR',
      'NOTES.md',
      'docs/x.md',
    ]);
  });

  it('see recordings, but no colors', () => {
    expect(findRecordings('(#015, #065–#108) fill="#000000" #fff')).toEqual([15, 65, 108]);
  });
});
