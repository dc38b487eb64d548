/**
 * The best of the available locales for a language tag: itself, its language (`de` for `de-AT`), or another region of
 * its language (`pt-BR` for `pt` and `pt-PT`). Null if there is none. Tags may have lower-case regions (`pt-br`).
 */
export function matchLocale(
  tag: string | null | undefined,
  available: readonly string[],
): string | null {
  if (!tag) return null;
  const wanted = tag.toLowerCase();
  const language = getLanguage(wanted);
  return (
    available.find((locale) => locale.toLowerCase() === wanted) ??
    available.find((locale) => locale.toLowerCase() === language) ??
    available.find((locale) => getLanguage(locale) === language) ??
    null
  );
}

/**
 * The language in which titles are read for a locale. TMDB tells apart two kinds of Portuguese and takes `pt` alone
 * for the European one; other languages have most texts without a region.
 */
export function toTitleLanguage(locale: string): string {
  const language = getLanguage(locale);
  if (language !== 'pt') return language;
  return locale.toLowerCase() === 'pt-pt' ? 'pt-PT' : 'pt-BR';
}

/** Whether two locales are of one language: texts in one region's can be read in the other's. */
export function isSameLanguage(one: string, other: string): boolean {
  return getLanguage(one) === getLanguage(other);
}

function getLanguage(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? '';
}
