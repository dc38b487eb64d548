import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { renderLifeCyclePage } from '../../../../scripts/life-cycle-page.ts';
import { renderMessageKeys } from '../../../../scripts/message-keys.ts';
import { createTranslations, loadTranslations } from '../../../../src/chat/i18n/translations.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
}

function syntaxErrorsIn(source: string): string[] {
  return parse(source, {})
    .body.filter((entry) => entry.type === 'Junk')
    .map((entry) => entry.content);
}

const english = read('src/chat/i18n/en.ftl');

describe('the catalogue of texts', () => {
  it('matches the typed keys', () => {
    const flat = (text: string) => text.replace(/\s+/g, ' ').replaceAll(/[;,] }/g, ' }');
    expect(flat(read('src/chat/i18n/message-keys.ts'))).toBe(flat(renderMessageKeys(english)));
  });

  it('writes numbers without separators, and uses them to choose plural forms', () => {
    const source =
      'season-label = { $number }\nquota-left = { $left ->\n [one] one\n *[other] { $left } of { $limit }\n }';
    const texts = createTranslations({ en: source, de: source });
    for (const locale of ['en', 'de']) {
      const t = texts.forLocale(locale);
      expect(t('season-label', { number: 2024 })).toBe('2024');
      expect(t('quota-left', { left: 1, limit: 12_000 })).toBe('one');
      expect(t('quota-left', { left: 2, limit: 12_000 })).toBe('2 of 12000');
    }
  });

  it('falls back from a region to its language, and to English for single messages', () => {
    const texts = createTranslations({ en: english, de: 'button-cancel = Abbrechen' });
    expect(texts.forLocale('de-AT')('button-cancel')).toBe('Abbrechen');
    expect(texts.forLocale('de-AT')('button-request')).toBe('Request');
    expect(texts.forLocale('xx')('button-cancel')).toBe('Cancel');
    expect(texts.forLocale(null)('button-cancel')).toBe('Cancel');
  });

  it('uses plural forms', () => {
    const t = loadTranslations().forLocale('en');
    expect(t('season-episodes', { count: 1 })).toBe('1 episode');
    expect(t('season-episodes', { count: 7 })).toBe('7 episodes');
  });

  it('parses without errors in every language', () => {
    const folder = new URL('../../../../src/chat/i18n/', import.meta.url);
    const names = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
    expect(names).toContain('en.ftl');
    for (const name of names) expect(syntaxErrorsIn(read(`src/chat/i18n/${name}`))).toEqual([]);
    expect(syntaxErrorsIn('key = { $x')).toHaveLength(1);
  });
});

describe('the page about the life cycle', () => {
  it('matches the table', () => {
    expect(read('docs/life-cycle.md')).toBe(renderLifeCyclePage());
  });
});
