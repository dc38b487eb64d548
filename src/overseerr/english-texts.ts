import type { TitleDetails } from '../domain/titles/title.ts';

/**
 * Whether the texts of a title are missing in a language: TMDB leaves the description empty, and gives the name in the
 * original script, which the person may not be able to read.
 */
export function lacksTexts({ name, overview }: TitleDetails, language: string): boolean {
  if (language === '' || /^en\b/.test(language)) return false;
  return overview === '' || isForeignScript(name, language);
}

/** A title with the English texts in place of those that are missing. */
export function fillTexts(
  title: TitleDetails,
  english: TitleDetails,
  language: string,
): TitleDetails {
  const { name, overview } = title;
  return {
    ...title,
    name: isForeignScript(name, language) ? english.name : name,
    overview: overview || english.overview,
  };
}

/** Whether a name has no Latin letters although the language is written in them. */
function isForeignScript(name: string, language: string): boolean {
  return /\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name) && isLatin(language);
}

function isLatin(language: string): boolean {
  try {
    return new Intl.Locale(language).maximize().script === 'Latn';
  } catch {
    // Not a language tag.
    return false;
  }
}
