import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Message, parse, Visitor } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { listConsoleCatalogs, renderConsoleKeys } from '../../../scripts/message-keys.ts';
import { pickSharedTerms } from '../../../scripts/shared-terms.mjs';
import { chooseLocale, locales } from '../../../src/console/texts/locale.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const catalogs = listConsoleCatalogs();
const common = 'src/console/texts/en.ftl';

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function messagesOf(source: string): Message[] {
  return parse(source, {}).body.filter((entry): entry is Message => entry.type === 'Message');
}

/** Every message with its arguments. */
function signatures(source: string): Record<string, string> {
  return Object.fromEntries(
    messagesOf(source).map((message) => {
      const names = new Set<string>();
      class Names extends Visitor {
        override visitVariableReference(node: { id: { name: string } }) {
          names.add(node.id.name);
        }
      }
      new Names().visit(message);
      return [message.id.name, [...names].sort().join(' ')];
    }),
  );
}

const keysOf = (path: string) => messagesOf(read(path)).map(({ id }) => id.name);
const sharedKeys = messagesOf(pickSharedTerms(read('src/chat/i18n/en.ftl'))).map(
  ({ id }) => id.name,
);

describe.each(catalogs)('the catalog %s', (path) => {
  it('matches its typed keys', () => {
    const flat = (text: string) =>
      text
        .replaceAll("'", '')
        .replace(/\s+/g, ' ')
        .replaceAll(/[;,] }/g, ' }');
    const written = read(join(dirname(path), 'message-keys.d.ts'));
    expect(flat(written)).toBe(flat(renderConsoleKeys(read(path))));
  });

  it.each(locales)('parses in %s, and has every message with the same arguments', (locale) => {
    const source = read(join(dirname(path), `${locale}.ftl`));
    expect(parse(source, {}).body.filter(({ type }) => type === 'Junk')).toEqual([]);
    expect(signatures(source)).toEqual(signatures(read(path)));
  });

  it('has no key of another catalog', () => {
    const others = catalogs.filter((other) => other !== path).flatMap(keysOf);
    const taken = new Set([...others, ...sharedKeys]);
    expect(keysOf(path).filter((key) => taken.has(key))).toEqual([]);
  });
});

describe('the pages of the console', () => {
  it('use only texts that are loaded with them', () => {
    const files = globSync('src/console/**/*.{ts,tsx}', { cwd: root });
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap((path) => missingKeys(path, read(path)))).toEqual([]);
  });

  it('are found when they use the texts of another page', () => {
    expect(missingKeys('src/console/app/planted.tsx', `t('no-such-text')`)).toEqual([
      'src/console/app/planted.tsx: no-such-text',
    ]);
  });
});

/** Literal keys that are neither shared nor in the catalog of the file's own page. */
function missingKeys(path: string, text: string): string[] {
  const own = [/^src\/console\/pages\/[^/]+\//, /^src\/console\/pages\/[^/]+\/tabs\/[^/]+\//]
    .flatMap((folder) => folder.exec(path) ?? [])
    .map((folder) => `${folder}texts/en.ftl`);
  const known = new Set([
    ...sharedKeys,
    ...keysOf(common),
    ...own.filter((name) => existsSync(join(root, name))).flatMap(keysOf),
  ]);
  return [...text.matchAll(/\bt\(\s*'([\w-]+)'/g)]
    .map(([, key = '']) => key)
    .filter((key) => !known.has(key))
    .map((key) => `${path}: ${key}`);
}

describe('the language of the console', () => {
  it('is the first that it has of those that the browser wants', () => {
    expect(chooseLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(chooseLocale(['en-GB', 'de'])).toBe('en');
    expect(chooseLocale(['fr'])).toBe('en');
    expect(chooseLocale([])).toBe('en');
  });
});

describe('the terms that the console shares with the bot', () => {
  it('include states and platforms, and none of the other texts', () => {
    expect(sharedKeys).toContain('state-pending');
    expect(sharedKeys).toContain('platform-discord');
    expect(sharedKeys).not.toContain('command-request');
  });
});
