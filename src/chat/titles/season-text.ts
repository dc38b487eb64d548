import { formatSeasons } from '../../domain/titles/season.ts';
import type { Translate } from '../i18n/translations.ts';

/** `1–3, Specials`, for after a label such as “Seasons:”. Empty for no seasons. */
export function seasonNumbers(numbers: readonly number[], t: Translate): string {
  return [formatSeasons(numbers.filter(isRegular)), ...specials(numbers, t)]
    .filter((part) => part !== '')
    .join(', ');
}

/** `Season 2`, `Seasons 1–3, Specials`. Empty for no seasons. */
export function seasonsText(numbers: readonly number[], t: Translate): string {
  const regular = new Set(numbers.filter(isRegular));
  const seasons = formatSeasons([...regular]);
  const named = regular.size > 0 ? [t('seasons-named', { count: regular.size, seasons })] : [];
  return [...named, ...specials(numbers, t)].join(', ');
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

function isRegular(number: number): boolean {
  return number > 0;
}

function specials(numbers: readonly number[], t: Translate): string[] {
  return numbers.includes(0) ? [t('season-specials')] : [];
}
