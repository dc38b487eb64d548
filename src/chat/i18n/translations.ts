import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import type { MessageArguments, MessageKey } from './message-keys.ts';

/** The text of a message. Its arguments are checked by type. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...args: MessageArguments[Key] extends null ? [] : [MessageArguments[Key]]
) => string;

/** The texts of the bot in all languages. */
export interface Translations {
  /** Translates to a language. Falls back from `de-AT` to `de`, and to English for a missing message. */
  forLocale(locale: string | null): Translate;
  /** The language that `forLocale` translates to. */
  resolveLocale(locale: string | null): string;
  readonly locales: readonly string[];
}

/** Fluent sources by locale. `en` is required. */
export type TranslationSources = Readonly<Record<string, string>> & { readonly en: string };

/** Creates translations from Fluent sources. Messages with syntax errors are left out; a test finds them. */
export function createTranslations(sources: TranslationSources): Translations {
  const bundles = new Map(
    Object.entries(sources).map(([locale, source]) => [locale, bundleOf(locale, source)]),
  );
  const english = bundles.get('en') ?? bundleOf('en', sources.en);
  const translateByLocale = new Map<string, Translate>();

  return {
    locales: [...bundles.keys()],
    resolveLocale,
    forLocale(locale) {
      const name = resolveLocale(locale);
      const existing = translateByLocale.get(name);
      if (existing) return existing;
      const translate: Translate = (key, ...args) =>
        format(bundles.get(name) ?? english, key, args[0] ?? null);
      translateByLocale.set(name, translate);
      return translate;
    },
  };

  function resolveLocale(locale: string | null): string {
    if (locale && bundles.has(locale)) return locale;
    const language = locale?.split('-')[0] ?? 'en';
    return bundles.has(language) ? language : 'en';
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

function bundleOf(locale: string, source: string): FluentBundle {
  // Without isolation marks, because people who copy a title would copy invisible characters.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}
