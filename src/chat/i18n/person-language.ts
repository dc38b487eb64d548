import { toTitleLanguage } from '../../domain/locale.ts';
import type { Context } from '../context.ts';
import { commandNames } from './command-names.ts';
import { getLocalName } from './local-names.ts';
import type { Translations } from './translations.ts';

/** Where a person's language may come from. */
export interface LanguageSources {
  /** What the person has chosen in the bot. */
  readonly chosen: string | null;
  /** The language of the person's app; null if the platform does not say. */
  readonly app: string | null;
  /** The language of the space's cards. */
  readonly space: string | undefined;
}

/** The language in which the bot speaks with a person. Commands have the names that the person's app shows. */
export function speakTo(
  { chosen, app, space }: LanguageSources,
  translations: Translations,
): Pick<Context, 'locale' | 'language' | 't' | 'commandName'> {
  const locale = chosen ?? app ?? space ?? 'en';
  const namesLanguage = translations.resolveLocale(app ?? locale);
  return {
    locale,
    language: toTitleLanguage(locale),
    t: translations.forLocale(locale, namesLanguage),
    commandName: (name) => getLocalName(commandNames, name, namesLanguage),
  };
}
