import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import { matchLocale } from '../../domain/locale.ts';
import type { MessageArguments, MessageKey } from './message-keys.ts';

/** The text of a message. Its arguments are checked by type. */
export interface Translate {
  <Key extends MessageKey>(
    key: Key,
    ...args: MessageArguments[Key] extends null ? [] : [MessageArguments[Key]]
  ): string;
  /** The language of the texts. */
  readonly locale: string;
}

/** The texts of the bot in all languages. */
export interface Translations {
  /**
   * Translates to a language. Falls back from `de-AT` to `de`, from `pt` to `pt-BR`, and to English for a missing
   * message. Texts name commands as the language of the person's app does (`namesLocale`), because the app lists them
   * by these names; without it, as the language of the text does.
   */
  forLocale(locale: string | null, namesLocale?: string | null): Translate;
  /** The language that `forLocale` translates to. */
  resolveLocale(locale: string | null): string;
  readonly locales: readonly string[];
}

/** Fluent sources by locale. `en` is required. */
export type TranslationSources = Readonly<Record<string, string>> & { readonly en: string };

/** Creates translations from Fluent sources. Messages with syntax errors are left out; a test finds them. */
export function createTranslations(sources: TranslationSources): Translations {
  const resources = new Map(
    Object.entries(sources).map(([locale, source]) => [locale, new FluentResource(source)]),
  );
  const english = bundleOf('en', resources.get('en') ?? new FluentResource(sources.en));
  const locales = [...resources.keys()];
  const translateByLocales = new Map<string, Translate>();

  return {
    locales,
    resolveLocale,
    forLocale(locale, namesLocale) {
      const language = resolveLocale(locale);
      const namesLanguage = resolveLocale(namesLocale ?? locale);
      const key = `${language}|${namesLanguage}`;
      const existing = translateByLocales.get(key);
      if (existing) return existing;
      const bundle = createBundle(language, namesLanguage);
      const translate: Translate = Object.assign(
        <Key extends MessageKey>(
          key: Key,
          ...args: MessageArguments[Key] extends null ? [] : [MessageArguments[Key]]
        ) => format(bundle, key, args[0] ?? null),
        { locale: language },
      );
      translateByLocales.set(key, translate);
      return translate;
    },
  };

  function resolveLocale(locale: string | null): string {
    return matchLocale(locale, locales) ?? 'en';
  }

  function createBundle(language: string, namesLanguage: string): FluentBundle {
    const bundle = bundleOf(language, resources.get(language) ?? new FluentResource(''));
    const names = resources.get(namesLanguage);
    if (namesLanguage !== language && names) {
      bundle.addResource(onlyCommandNames(names), { allowOverrides: true });
    }
    return bundle;
  }

  function format(
    bundle: FluentBundle,
    key: MessageKey,
    args: MessageArguments[MessageKey],
  ): string {
    const found = [bundle, english].find((candidate) => candidate.getMessage(key)?.value);
    const pattern = found?.getMessage(key)?.value;
    return found && pattern ? found.formatPattern(pattern, args && toFluentArguments(args)) : key;
  }
}

/** Loads all `.ftl` files of this folder. */
export function loadTranslations(): Translations {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  const sources = Object.fromEntries(
    files.map((name) => [name.replace(/\.ftl$/, ''), readFileSync(new URL(name, folder), 'utf8')]),
  );
  return createTranslations({ en: '', ...sources });
}

/**
 * Numbers without separators: most of them are names, such as the season 2024, in which a separator would be wrong.
 * They stay numbers, because texts choose their plural forms by them.
 */
function toFluentArguments(
  args: Readonly<Record<string, string | number>>,
): Record<string, string | FluentNumber> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'number' ? new FluentNumber(value, { useGrouping: false }) : value,
    ]),
  );
}

function bundleOf(locale: string, resource: FluentResource): FluentBundle {
  // Without isolation marks, because people who copy a title would copy invisible characters.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(resource);
  return bundle;
}

/** The messages that other texts refer to where they name a command. */
function onlyCommandNames({ body }: FluentResource): FluentResource {
  const names = new FluentResource('');
  names.body = body.filter(({ id }) => id.startsWith('command-name-'));
  return names;
}
