import { matchLocale } from '../domain/locale.ts';

/** The best of the bot's locales for a language tag such as `de` or `pt-br`. English if there is none. */
export function chooseLocale(
  language: string | null | undefined,
  locales: readonly string[],
): string {
  return matchLocale(language, locales) ?? 'en';
}
