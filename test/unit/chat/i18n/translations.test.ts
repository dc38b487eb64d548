import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderLifeCyclePage } from '../../../../scripts/life-cycle-page.ts';
import {
  readBotCatalogs,
  renderCommandNames,
  renderMessageKeys,
} from '../../../../scripts/message-keys.ts';
import { createTranslations, loadTranslations } from '../../../../src/chat/i18n/translations.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
}

const english = read('src/chat/i18n/en.ftl');

describe('the catalogue of texts', () => {
  it('matches the typed keys', () => {
    const flat = (text: string) => text.replace(/\s+/g, ' ').replaceAll(/[;,] }/g, ' }');
    expect(flat(read('src/chat/i18n/message-keys.ts'))).toBe(flat(renderMessageKeys(english)));
    const plain = (text: string) => text.replace(/[\s,'"]+/g, ' ').replaceAll(' :', ':');
    expect(plain(read('src/chat/i18n/command-names.ts'))).toBe(
      plain(renderCommandNames(readBotCatalogs())),
    );
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

  it('finds the only region of a language, also from apps that write it in lower case', () => {
    const texts = createTranslations({ en: english, 'pt-BR': 'button-cancel = Cancelar' });
    for (const locale of ['pt-BR', 'pt-br', 'pt', 'pt-PT']) {
      expect(texts.resolveLocale(locale)).toBe('pt-BR');
      expect(texts.forLocale(locale)('button-cancel')).toBe('Cancelar');
    }
  });

  it('names commands as the app of the person does', () => {
    const texts = createTranslations({
      en: 'command-name-help = help\nbutton-done = See /{ command-name-help }',
      es: 'command-name-help = ayuda\nbutton-done = Mira /{ command-name-help }\nbutton-back = No',
    });
    expect(texts.forLocale('es')('button-done')).toBe('Mira /ayuda');
    expect(texts.forLocale('es', 'en-US')('button-done')).toBe('Mira /help');
    expect(texts.forLocale('en', 'es-419')('button-done')).toBe('See /ayuda');
    expect(texts.forLocale('en', 'es')('button-back')).toBe('button-back');
    expect(texts.forLocale('es', null)('button-done')).toBe('Mira /ayuda');
  });

  it('uses plural forms', () => {
    const t = loadTranslations().forLocale('en');
    expect(t('season-episodes', { count: 1 })).toBe('1 episode');
    expect(t('season-episodes', { count: 7 })).toBe('7 episodes');
    const german = loadTranslations().forLocale('de');
    expect(german('status-library-artists', { count: 1 })).toBe('1 Interpret');
    expect(german('status-library-artists', { count: 7 })).toBe('7 Interpreten');
  });
});

describe('the page about the life cycle', () => {
  it('matches the table', () => {
    expect(read('docs/life-cycle.md')).toBe(renderLifeCyclePage());
  });

  it('says when approvers hear nothing of a failure', () => {
    expect(renderLifeCyclePage()).toMatch(/^- failed, notify-approvers: .*retries.*rejected/m);
  });
});
