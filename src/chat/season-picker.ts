import type { SeasonStanding } from '../core/season.ts';
import { formatSeasons } from '../core/season.ts';
import type { Press } from './action.ts';
import type { Say } from './text/catalogue.ts';
import type { Line, Picker } from './view.ts';

/** The most options Discord's select takes. */
export const seasonsPerPage = 25;

/** A page of the seasons a person may pick from. */
export interface SeasonPage {
  readonly standings: readonly SeasonStanding[];
  readonly page: number;
  readonly pages: number;
}

/** The page of seasons at `page`, or the nearest there is. */
export function seasonPage(seasons: readonly SeasonStanding[], page: number): SeasonPage {
  const pages = Math.max(1, Math.ceil(seasons.length / seasonsPerPage));
  const at = Math.min(Math.max(0, page), pages - 1);
  const from = at * seasonsPerPage;
  return { standings: seasons.slice(from, from + seasonsPerPage), page: at, pages };
}

/** The list to pick seasons from; null when there is nothing to pick. */
export function seasonPicker(
  { standings, page, pages }: SeasonPage,
  picked: readonly number[],
  press: string,
  t: Say,
): Picker | null {
  if (standings.length === 0) return null;
  return {
    press,
    many: true,
    placeholder:
      pages > 1
        ? t('seasons-placeholder-page', { page: page + 1, pages })
        : t('seasons-placeholder'),
    options: standings.map((season) => ({
      value: String(season.number),
      label: t('season-label', { number: season.number }),
      detail: seasonDetail(season, t),
      isPicked: picked.includes(season.number),
    })),
  };
}

/**
 * The picks after a press: what was picked on other pages stays; this page is replaced by `values`, or the one
 * `toggled` changes. Values that are not on the page are ignored.
 */
export function pickedAfter(
  { standings }: SeasonPage,
  picked: readonly number[],
  press: Pick<Press, 'values' | 'toggled'>,
): number[] {
  const here = new Set(standings.map((season) => season.number));
  const chosen = new Set(picked);
  if (press.toggled !== null) {
    const number = Number(press.toggled);
    if (here.has(number) && !chosen.delete(number)) chosen.add(number);
  } else {
    for (const number of here) chosen.delete(number);
    for (const number of press.values.map(Number)) if (here.has(number)) chosen.add(number);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** What can be said of all seasons in short: those there, those on their way. */
export function standingLines(seasons: readonly SeasonStanding[], t: Say): Line[] {
  const numbers = (standing: SeasonStanding['standing']) =>
    formatSeasons(seasons.filter((s) => s.standing === standing).map((s) => s.number));
  const lines: Line[] = [];
  const there = numbers('there');
  const partly = numbers('partly');
  const asked = numbers('asked');
  if (there) lines.push([t('seasons-there', { seasons: there })]);
  if (partly) lines.push([t('seasons-partly', { seasons: partly })]);
  if (asked) lines.push([t('seasons-asked', { seasons: asked })]);
  return lines;
}

function seasonDetail(season: SeasonStanding, t: Say): string {
  const episodes = t('season-episodes', { count: season.episodes });
  return season.standing === 'free' ? episodes : `${episodes} · ${t(`season-${season.standing}`)}`;
}
