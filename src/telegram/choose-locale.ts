/** The best of the bot's locales for a language tag such as `de` or `de-AT`. English if there is none. */
export function chooseLocale(
  language: string | null | undefined,
  locales: readonly string[],
): string {
  const primary = language?.split('-')[0];
  return [language, primary].find((locale) => locale && locales.includes(locale)) ?? 'en';
}
