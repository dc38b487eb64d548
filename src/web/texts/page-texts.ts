import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { commandNames } from '../../chat/i18n/command-names.ts';
import { getLocalName } from '../../chat/i18n/local-names.ts';
import { matchLocale } from '../../domain/locale.ts';
import type { WireTexts } from '../wire.ts';

/**
 * The page's own texts by language, from all `.ftl` files of this folder. `server` is the title of the simulated
 * Overseerr server, `nameOf` the name of a language in itself. Throws for a message that has more in it than text,
 * arguments, and names of commands.
 */
export function loadPageTexts(
  server: string,
  nameOf: (locale: string) => string,
): ReadonlyMap<string, WireTexts> {
  const folder = new URL('.', import.meta.url);
  const locales = readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .map((name) => name.replace(/\.ftl$/, ''));
  const languages = locales.map((locale) => ({ locale, name: nameOf(locale) }));
  return new Map(
    locales.map((locale) => {
      const source = readFileSync(new URL(`${locale}.ftl`, folder), 'utf8');
      return [locale, { locale, languages, server, messages: readMessages(source, locale) }];
    }),
  );
}

/** The messages of a Fluent source, each as one line of text with its arguments written as `{ $name }`. */
export function readMessages(source: string, locale: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    new FluentResource(source).body.map(({ id, value }) => {
      if (typeof value === 'string') return [id, value];
      const parts = (value ?? []).map((part) => {
        if (typeof part === 'string') return part;
        if (part.type === 'var') return `{ $${part.name} }`;
        const command = part.type === 'mesg' && /^command-name-(.+)$/.exec(part.name)?.[1];
        if (command) return getLocalName(commandNames, command, locale);
        throw new Error(`${id} has more in it than text, arguments, and names of commands`);
      });
      return [id, parts.join('')];
    }),
  );
}

/** The best of these languages for what a browser accepts, such as `de-AT,de;q=0.9,en;q=0.8`; English if there is none. */
export function choosePageLocale(
  acceptLanguage: string | undefined,
  locales: readonly string[],
): string {
  const languages = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [range = '', quality = 'q=1'] = entry.trim().split(/\s*;\s*/);
      const locale = matchLocale(range, locales);
      return { locale, quality: Number(quality.replace(/^q=/, '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  return languages.find(({ locale, quality }) => quality > 0 && locale)?.locale ?? 'en';
}
