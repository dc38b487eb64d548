import { expect, it } from 'vitest';
import { matchLocale, toTitleLanguage } from '../../../src/domain/locale.ts';

it.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['es-419', 'es'],
  ['pt-BR', 'pt-BR'],
  ['pt-br', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['sv-SE', null],
  ['', null],
  [null, null],
])('the locale for %j is %j', (tag, locale) => {
  expect(matchLocale(tag, ['en', 'de', 'es', 'pt-BR'])).toBe(locale);
});

it.each([
  ['de-AT', 'de'],
  ['en-US', 'en'],
  ['es-419', 'es'],
  ['pt', 'pt-BR'],
  ['pt-br', 'pt-BR'],
  ['pt-PT', 'pt-PT'],
  ['sv-SE', 'sv'],
])('titles for %s are read in %s', (locale, language) => {
  expect(toTitleLanguage(locale)).toBe(language);
});
