import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import type { WireTexts } from '../wire.ts';

/**
 * The page's own texts by language, from all `.ftl` files of this folder. `server` is the title of the simulated
 * Overseerr server. Throws for a message that has more than text and arguments.
 */
export function loadPageTexts(server: string): ReadonlyMap<string, WireTexts> {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  return new Map(
    files.map((name) => {
      const locale = name.replace(/\.ftl$/, '');
      const source = readFileSync(new URL(name, folder), 'utf8');
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

/** The best of these languages for what a browser accepts, such as `de-AT,de;q=0.9,en;q=0.8`; English if there is none. */
export function choosePageLocale(
  acceptLanguage: string | undefined,
  locales: ReadonlySet<string>,
): string {
  const languages = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [range = '', quality = 'q=1'] = entry.trim().split(/\s*;\s*/);
      const language = range.toLowerCase().split('-')[0] ?? '';
      return { language, quality: Number(quality.replace(/^q=/, '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  const best = languages.find(({ language, quality }) => quality > 0 && locales.has(language));
  return best?.language ?? 'en';
}
