import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findQuotedSentences, readSentences } from '../../support/architecture/quoted-sentences.ts';
import { readSources, toSource } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const texts = ['src/chat/i18n/en.ftl', 'src/web/texts/en.ftl'];
const sentences = texts.flatMap((path) => readSentences(readFileSync(`${root}/${path}`, 'utf8')));
const files = readSources(root, ['test', 'scripts']);

describe('the English texts', () => {
  it('are quoted in no test and no script', () => {
    expect(findQuotedSentences(files, sentences)).toEqual([]);
  });
});

describe('the guard against quoted sentences', () => {
  const known = readSentences(
    'a = { $name } was declined by them here.\nb = { $n ->\n  *[other] It cannot be done.\n }',
  );

  it.each([
    `expect(x).toContain('Dune was declined by them here.')`,
    `expect(x).toMatch(/was declined by them/)`,
    `const text = "It cannot be done.";`,
  ])('finds %s', (code) => {
    expect(findQuotedSentences([toSource('test/x.test.ts', code)], known)).toHaveLength(1);
  });

  it.each([
    `it('was declined by them here.', () => {`,
    `// was declined by them here.`,
    `expect(x).toContain('was declined by');`,
  ])('leaves %s alone', (code) => {
    expect(findQuotedSentences([toSource('test/x.test.ts', code)], known)).toEqual([]);
  });
});
