import { isSameLanguage } from '../locale.ts';
import { cutText } from '../text.ts';
import type { Season } from './title.ts';

/** The names of a series' seasons, in one language: only those that say more than the number. */
export interface SeasonNames {
  readonly language: string;
  readonly names: Readonly<Record<string, string>>;
}

/** How TMDB calls a season that nobody has named, in the languages of the bot. */
const plainWords = ['season', 'staffel', 'temporada', 'saison', 'stagione', 'seizoen', 'sezon'];
const plainSpecials = [
  'specials',
  'extras',
  'especiales',
  'épisodes spéciaux',
  'speciali',
  'odcinki specjalne',
  'especiais',
];

const nameMax = 60;
/** Longer than any series of TMDB whose seasons have names. */
const namesMax = 100;

/** The names that say more than the number of the season; undefined if there are none. */
export function toSeasonNames(
  seasons: readonly Pick<Season, 'number' | 'name'>[],
  language: string,
): SeasonNames | undefined {
  const named = seasons
    .map(({ number, name }) => ({
      number,
      name: cutText(name.replace(/\s+/g, ' ').trim(), nameMax),
    }))
    .filter((season) => !isPlain(season))
    .slice(0, namesMax);
  if (named.length === 0) return undefined;
  return { language, names: Object.fromEntries(named.map(({ number, name }) => [number, name])) };
}

/** The names for a text in a language; undefined if they are in another one, in which they would be out of place. */
export function pickSeasonNames(
  names: SeasonNames | undefined,
  language: string,
): SeasonNames | undefined {
  return names && isSameLanguage(names.language, language) ? names : undefined;
}

/** `Series` for the season 15 with the name `Series 15`; null for other names. */
export function findSeasonWord(number: number, name: string): string | null {
  const [, word, digits] = /^(\p{L}[\p{L}\s]*?)\s+(\d+)$/u.exec(name) ?? [];
  return word !== undefined && Number(digits) === number ? word : null;
}

function isPlain({ number, name }: Pick<Season, 'number' | 'name'>): boolean {
  const lower = name.toLowerCase();
  if (lower === '') return true;
  if (number === 0) return plainSpecials.includes(lower);
  return plainWords.includes(findSeasonWord(number, lower) ?? '');
}
