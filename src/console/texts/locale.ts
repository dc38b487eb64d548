/** The languages of the console. */
export const locales = ['en', 'de'] as const;

/** A language of the console. */
export type ConsoleLocale = (typeof locales)[number];

/** The names of the languages in themselves. */
export const localeNames = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  ConsoleLocale,
  string
>;

/** The first of the wanted languages that the console has; English if there is none. */
export function chooseLocale(wanted: readonly string[]): ConsoleLocale {
  for (const name of wanted) {
    const language = name.split('-')[0];
    const found = locales.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}
