import { type IssueType, issueTypes } from '../../domain/issues/issue.ts';
import type { IssueDraft } from '../../domain/issues/issue-draft.ts';
import {
  formatTitle,
  type Season,
  type TitleSummary,
  toPosterUrl,
} from '../../domain/titles/title.ts';
import { titleKey } from '../argument.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonLabel } from '../titles/season-text.ts';
import { titleUrl } from '../titles/title-url.ts';
import type { Button, PickerOption, View } from '../view.ts';
import { affectedText } from './issue-card.ts';

/** Ids of the buttons of a report. */
export interface ReportButtonIds {
  readonly chooseSeason: string;
  readonly chooseEpisode: string;
  readonly turnSeasons: (page: number) => string;
  readonly turnEpisodes: (page: number) => string;
  readonly wholeSeries: string;
  readonly wholeSeason: string;
  readonly chooseType: (type: IssueType) => string;
  readonly cancel: string;
}

interface ReportProps {
  readonly draft: IssueDraft;
  readonly ids: ReportButtonIds;
  readonly t: Translate;
}

/** How many options a select menu on Discord can have. */
const optionsPerPage = 25;

/** Titles to choose the one with the issue from. */
export function chooseTitleView(
  titles: readonly TitleSummary[],
  { press, hint, t }: { readonly press: string; readonly hint: string; readonly t: Translate },
): View {
  return {
    tone: 'neutral',
    title: t('issue-report-title'),
    lines: [[hint]],
    picker: {
      press,
      isMultiple: false,
      placeholder: t('search-placeholder'),
      options: titles.slice(0, optionsPerPage).map((title) => ({
        value: titleKey.write(title),
        label: formatTitle(title),
        detail: t(`media-type-${title.mediaType}`),
        isSelected: false,
      })),
    },
  };
}

/** Asks which season is affected. */
export function seasonView(
  { draft, ids, t }: ReportProps,
  seasons: readonly Season[],
  page: number,
): View {
  const shown = pageOf(seasons, page);
  const options = shown.rows.map((season) =>
    toOption(
      season.number,
      seasonLabel(season, t),
      t('season-episodes', { count: season.episodes }),
    ),
  );
  return {
    ...heading(draft),
    lines: [[t('issue-choose-season')]],
    picker: { press: ids.chooseSeason, isMultiple: false, placeholder: t('issue-season'), options },
    buttons: [
      [{ label: t('button-all-seasons'), press: ids.wholeSeries, style: 'main' }],
      [...pageButtons(shown, ids.turnSeasons, t), cancelButton(ids, t)],
    ],
  };
}

/** Asks which episode of the season is affected. */
export function episodeView({ draft, ids, t }: ReportProps, episodes: number, page: number): View {
  const numbers = Array.from({ length: episodes }, (_, index) => index + 1);
  const shown = pageOf(numbers, page);
  const options = shown.rows.map((number) =>
    toOption(number, t('issue-episode-label', { number: String(number) })),
  );
  return {
    ...heading(draft),
    lines: [[t('issue-choose-episode', { part: affectedText(draft, t) })]],
    picker: {
      press: ids.chooseEpisode,
      isMultiple: false,
      placeholder: t('issue-episode-placeholder'),
      options,
    },
    buttons: [
      [{ label: t('button-issue-all-episodes'), press: ids.wholeSeason, style: 'main' }],
      [...pageButtons(shown, ids.turnEpisodes, t), cancelButton(ids, t)],
    ],
  };
}

/** Asks what is wrong. */
export function typeView({ draft, ids, t }: ReportProps): View {
  const affected = affectedText(draft, t);
  return {
    ...heading(draft),
    lines: [...(affected ? [[{ bold: affected }]] : []), [t('issue-choose-type')]],
    buttons: [
      issueTypes.map((type) => ({
        label: t(`issue-type-${type}`),
        press: ids.chooseType(type),
        style: 'main',
      })),
      [cancelButton(ids, t)],
    ],
  };
}

function heading({ title }: IssueDraft): Pick<View, 'tone' | 'title' | 'url' | 'image'> {
  const poster = toPosterUrl(title.posterPath);
  return {
    tone: 'neutral',
    title: formatTitle(title),
    url: titleUrl(title),
    ...(poster ? { image: poster } : {}),
  };
}

interface ShownPage<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly isLast: boolean;
}

function pageOf<Row>(all: readonly Row[], requested: number): ShownPage<Row> {
  const last = Math.max(0, Math.ceil(all.length / optionsPerPage) - 1);
  const page = Math.min(Math.max(0, requested), last);
  const from = page * optionsPerPage;
  return { rows: all.slice(from, from + optionsPerPage), page, isLast: page === last };
}

function pageButtons(
  { page, isLast }: ShownPage<unknown>,
  turn: (page: number) => string,
  t: Translate,
): Button[] {
  return [
    ...(page > 0
      ? [{ label: t('button-back'), press: turn(page - 1), style: 'plain' } as const]
      : []),
    ...(isLast
      ? []
      : [{ label: t('button-next'), press: turn(page + 1), style: 'plain' } as const]),
  ];
}

function toOption(number: number, label: string, detail?: string): PickerOption {
  return { value: String(number), label, isSelected: false, ...(detail ? { detail } : {}) };
}

function cancelButton({ cancel }: ReportButtonIds, t: Translate): Button {
  return { label: t('button-cancel'), press: cancel, style: 'plain' };
}
