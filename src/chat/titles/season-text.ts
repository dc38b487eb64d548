import { formatSeasons } from '../../domain/titles/season.ts';
import {
  findSeasonWord,
  pickSeasonNames,
  type SeasonNames,
} from '../../domain/titles/season-name.ts';
import type { Translate } from '../i18n/translations.ts';

/** More names, or longer ones, would hide what else a line says: then numbers are shown. */
const namesMax = 3;
const textMax = 80;

/**
 * `1–3, Specials`, for after a label such as “Seasons:”, or the names that TMDB gives the seasons. Empty for no seasons.
 */
export function seasonNumbers(
  numbers: readonly number[],
  t: Translate,
  names?: SeasonNames,
): string {
  return describe(numbers, { t, names, toPlain: formatSeasons });
}

/** `Season 2`, `Seasons 1–3, Specials`, `Series 1–3`, `Book Two: Earth`. Empty for no seasons. */
export function seasonsText(numbers: readonly number[], t: Translate, names?: SeasonNames): string {
  const toPlain = (regular: readonly number[]) =>
    t('seasons-named', { count: regular.length, seasons: formatSeasons(regular) });
  return describe(numbers, { t, names, toPlain });
}

/** `Series 15`, as TMDB names a season; with the number, which all other texts use, if the name lacks it. */
export function seasonLabel(
  { number, name }: { readonly number: number; readonly name: string },
  t: Translate,
): string {
  if (number === 0) return name || t('season-specials');
  if (name.split(/\D+/).includes(String(number))) return name;
  const label = t('season-label', { number: String(number) });
  return name ? `${label}: ${name}` : label;
}

function describe(
  numbers: readonly number[],
  {
    t,
    names,
    toPlain,
  }: {
    readonly t: Translate;
    readonly names: SeasonNames | undefined;
    readonly toPlain: (regular: readonly number[]) => string;
  },
): string {
  const known = pickSeasonNames(names, t.locale)?.names ?? {};
  const regular = [...new Set(numbers.filter((number) => number > 0))].sort((a, b) => a - b);
  const specials = numbers.includes(0) ? [known[0] ?? t('season-specials')] : [];
  const plain = [...(regular.length > 0 ? [toPlain(regular)] : []), ...specials].join(', ');
  const named = regular.filter((number) => known[number] !== undefined);
  if (named.length === 0) return plain;
  const words = new Set(named.map((number) => findSeasonWord(number, known[number] ?? '')));
  const [word] = words;
  if (named.length === regular.length && words.size === 1 && word) {
    return [`${word} ${formatSeasons(regular)}`, ...specials].join(', ');
  }
  const text = [...toParts(regular, known, toPlain), ...specials].join(', ');
  return named.length > namesMax || text.length > textMax ? plain : text;
}

/** The names in order, with the runs of unnamed seasons between them. */
function toParts(
  regular: readonly number[],
  known: SeasonNames['names'],
  toPlain: (regular: readonly number[]) => string,
): string[] {
  const parts: string[] = [];
  let run: number[] = [];
  const endRun = () => {
    if (run.length > 0) parts.push(toPlain(run));
    run = [];
  };
  for (const number of regular) {
    const name = known[number];
    if (name === undefined) run.push(number);
    else {
      endRun();
      parts.push(name);
    }
  }
  endRun();
  return parts;
}
