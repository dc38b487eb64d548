import type { SeasonStatus } from '../../domain/titles/season.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import type { Press } from '../action.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Line, Picker } from '../view.ts';
import { seasonLabel, seasonNumbers } from './season-text.ts';

/** How many options a select menu on Discord can have. */
const seasonsPerPage = 25;

/** A page of seasons to pick from. */
export interface SeasonPage {
  readonly seasons: readonly SeasonStatus[];
  readonly page: number;
  readonly pages: number;
}

/** The page at `page`, or the nearest existing one. */
export function seasonPage(seasons: readonly SeasonStatus[], page: number): SeasonPage {
  const pages = Math.max(1, Math.ceil(seasons.length / seasonsPerPage));
  const at = Math.min(Math.max(0, page), pages - 1);
  const from = at * seasonsPerPage;
  return { seasons: seasons.slice(from, from + seasonsPerPage), page: at, pages };
}

/** The picker of seasons; null when there is nothing to pick. */
export function seasonPicker(
  { seasons, page, pages }: SeasonPage,
  picked: readonly number[],
  press: string,
  t: Translate,
): Picker | null {
  if (seasons.length === 0) return null;
  return {
    press,
    isMultiple: true,
    placeholder:
      pages > 1
        ? t('seasons-placeholder-page', { page: page + 1, pages })
        : t('seasons-placeholder'),
    options: seasons.map((season) => ({
      value: String(season.number),
      label: seasonLabel(season, t),
      detail: seasonDetail(season, t),
      isSelected: picked.includes(season.number),
    })),
  };
}

/**
 * The selection after a press: other pages keep theirs; this page becomes `values`, or the `picked` one changes.
 * Values that are not on the page are ignored.
 */
export function applySeasonPick(
  { seasons }: SeasonPage,
  picked: readonly number[],
  press: Pick<Press, 'values' | 'picked' | 'isUnpicked'>,
): number[] {
  const onPage = new Set(seasons.map((season) => season.number));
  const chosen = new Set(picked);
  if (press.picked !== null) {
    const number = Number(press.picked);
    if (press.isUnpicked) chosen.delete(number);
    else if (onPage.has(number)) chosen.add(number);
  } else {
    for (const number of onPage) chosen.delete(number);
    for (const number of press.values.map(Number)) if (onPage.has(number)) chosen.add(number);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** Which seasons are available, partly available and requested. */
export function seasonSummaryLines(seasons: readonly SeasonStatus[], t: Translate): Line[] {
  const names = toSeasonNames(seasons, t.locale);
  const numbers = (status: SeasonStatus['status']) =>
    seasonNumbers(
      seasons.filter((season) => season.status === status).map((season) => season.number),
      t,
      names,
    );
  const lines: Line[] = [];
  const available = numbers('available');
  const partial = numbers('partial');
  const requested = numbers('requested');
  if (available) lines.push([t('seasons-available', { seasons: available })]);
  if (partial) lines.push([t('seasons-partial', { seasons: partial })]);
  if (requested) lines.push([t('seasons-requested', { seasons: requested })]);
  return lines;
}

function seasonDetail(season: SeasonStatus, t: Translate): string {
  const episodes = t('season-episodes', { count: season.episodes });
  return season.status === 'requestable'
    ? episodes
    : `${episodes} · ${t(`season-${season.status}`)}`;
}
