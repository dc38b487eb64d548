import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settings } from '../../../src/config/config.ts';

const root = new URL('../../../', import.meta.url);
const names = Object.keys(settings).sort();

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
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

/** Paths of the project that a document names in backticks. */
function namedPaths(text: string): string[] {
  const named = /`((?:src|commands|prisma|test|docs|scripts|\.ci)\/[\w./-]*)`/g;
  return [...text.matchAll(named)].map(([, path]) => path ?? '');
}

describe('the documents', () => {
  it('.env.example lists every setting, once', () => {
    expect(declaredSettings(read('.env.example'))).toEqual(names);
  });

  it('docs/operating.md lists every setting, once', () => {
    expect(listedSettings(read('docs/operating.md'))).toEqual(names);
  });

  it.each([
    'README.md',
    ...readdirSync(new URL('docs', root))
      .filter((n) => n.endsWith('.md'))
      .map((n) => `docs/${n}`),
  ])('%s names only paths that exist', (document) => {
    const text = read(document);
    expect(namedPaths(text).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('README.md and docs/ name every command', () => {
    const readme = read('README.md');
    const commands = readdirSync(new URL('commands', root)).map((name) => name.replace('.ts', ''));
    expect(commands.filter((name) => name !== 'index' && !readme.includes(`\`/${name}`))).toEqual(
      [],
    );
  });

  it('package.json scripts that the documents name exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const documents = ['README.md', 'docs/operating.md', 'docs/architecture.md']
      .map(read)
      .join('\n');
    const used = [...documents.matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'));

  it('runs the bot beside PostgreSQL 15, each with a health check', () => {
    expect(Object.keys(compose.services)).toEqual(['medianest', 'postgres']);
    expect(compose.services.postgres.image).toBe('postgres:15-alpine');
    for (const service of Object.values<{ healthcheck: { test: unknown[] } }>(compose.services)) {
      expect(service.healthcheck.test.length).toBeGreaterThan(1);
    }
    expect(compose.services.medianest.depends_on.postgres.condition).toBe('service_healthy');
  });

  it('keeps data in named volumes and sets the pool', () => {
    expect(Object.keys(compose.volumes).sort()).toEqual(['medianest-data', 'medianest-postgres']);
    const { environment } = compose.services.medianest;
    expect(environment.DATABASE_POOL_SIZE).toMatch(/:-20}$/);
    expect(environment.DATABASE_POOL_TIMEOUT_SECONDS).toMatch(/:-30}$/);
  });

  it('sets nothing that is not a setting', () => {
    const { environment } = compose.services.medianest;
    expect(Object.keys(environment).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the guards', () => {
  it('see a setting that is missing, and a path that is not there', () => {
    expect(declaredSettings('#AA=1\nBB=\n# CC=')).toEqual(['AA', 'BB']);
    expect(listedSettings('| `AA`, `B_C` | – |\n| x |')).toEqual(['AA', 'B_C']);
    expect(namedPaths('see `src/nowhere.ts` and `npm`')).toEqual(['src/nowhere.ts']);
  });
});
