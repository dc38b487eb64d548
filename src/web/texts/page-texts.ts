import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import type { WireTexts } from '../wire.ts';

/** The languages of the page. The first one is for visitors who understand none of them. */
export const pageLocales = ['en', 'de'] as const;

/** The page's own texts by language; `server` is the title of the simulated Overseerr server. Throws for a message with more than text and arguments in it. */
export function loadPageTexts(server: string): ReadonlyMap<string, WireTexts> {
  return new Map(
    pageLocales.map((locale) => {
      const source = readFileSync(new URL(`${locale}.ftl`, import.meta.url), 'utf8');
      return [locale, { locale, server, messages: readMessages(source) }];
    }),
  );
}

/** The messages of a Fluent source, each as one line of text with its arguments written as `{ $name }`. */
export function readMessages(source: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    new FluentResource(source).body.map(({ id, value }) => {
      if (typeof value === 'string') return [id, value];
      const parts = (value ?? []).map((part) => {
        if (typeof part === 'string') return part;
        if (part.type !== 'var') throw new Error(`${id} has more than text and arguments in it`);
        return `{ $${part.name} }`;
      });
      return [id, parts.join('')];
    }),
  );
}

/** The page's language for what a browser accepts, as in `de-AT,de;q=0.9,en;q=0.8`. */
export function choosePageLocale(acceptLanguage: string | undefined): string {
  const languages = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [range = '', quality = 'q=1'] = entry.trim().split(/\s*;\s*/);
      const language = range.toLowerCase().split('-')[0] ?? '';
      return { language, quality: Number(quality.replace(/^q=/, '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  const best = languages.find(
    ({ language, quality }) => quality > 0 && pageLocales.some((each) => each === language),
  );
  return best?.language ?? pageLocales[0];
}
