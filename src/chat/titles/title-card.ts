import type { QuotaWarning } from '../../domain/accounts/quota.ts';
import type { SubscribedQualities } from '../../domain/notifications/subscription.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import type { SeasonStatus, SeriesRules } from '../../domain/titles/season.ts';
import {
  listRequestableSeasons,
  listWholeSeries,
  toSeasonStatuses,
} from '../../domain/titles/season.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import type { TitleDetails } from '../../domain/titles/title.ts';
import { formatTitle, toPosterUrl } from '../../domain/titles/title.ts';
import {
  isMovieRequestable,
  listOpenRequests,
  toTitleStatus,
} from '../../domain/titles/title-status.ts';
import { cutAtWord } from '../fit.ts';
import type { Translate } from '../i18n/translations.ts';
import { choiceFields } from '../requests/choice-field.ts';
import type { Button, Field, Line, View } from '../view.ts';
import type { TitleCardButtonIds } from './card/button-ids.ts';
import { followButtons, followLines, isBlocklisted, isSubscribed } from './card/follow-buttons.ts';
import { type BeneficiaryProps, isExhausted, onBehalfLines } from './card/on-behalf-lines.ts';
import { optionButtons } from './card/option-buttons.ts';
import { quotaLines } from './card/quota-lines.ts';
import { relatedButtons } from './card/related-buttons.ts';
import { factFields, factLines, type NamedRegion } from './card/title-facts.ts';
import { releaseFields } from './release-field.ts';
import { seasonPage, seasonPicker, seasonSummaryLines } from './season-picker.ts';
import { seasonNumbers, seasonsText } from './season-text.ts';
import { titleUrl } from './title-url.ts';
import { watchButtons } from './watch-button.ts';

/** What the actor may request, by quality. */
export interface RequestOptions {
  readonly standard: boolean;
  readonly in4k: boolean;
}

export interface TitleCardProps {
  readonly title: TitleDetails;
  /** Which seasons the server takes requests for. */
  readonly rules: SeriesRules;
  readonly draft: Draft;
  /** The title of the server. */
  readonly server: string;
  /** Whether the server offers titles of this kind in 4K. */
  readonly has4k: boolean;
  /** What the account and the server allow, whatever the availability of the title. */
  readonly allowed: RequestOptions;
  /** What is left of a quota that is nearly used up, or too small for the selected seasons. */
  readonly quotaWarning: QuotaWarning | null;
  readonly isGuest: boolean;
  /** Whether the actor is offered to choose how the title is downloaded. */
  readonly canChoose: boolean;
  /** The member whom the actor requests for; null for their own request. */
  readonly beneficiary: BeneficiaryProps | null;
  /** The remote user id of the actor's own account; null for guests, who share one. */
  readonly ownRemoteUserId: number | null;
  readonly subscribed: SubscribedQualities;
  /** Whose age ratings and streaming services count; null if it is not known. */
  readonly region: NamedRegion | null;
  readonly ids: TitleCardButtonIds;
  readonly now: Date;
  readonly t: Translate;
}

const overviewMax = 400;
/** Standard, then 4K. */
const qualities = [false, true] as const;

/** The card for requesting a title: what it is, what is available, what is requested, and the buttons. */
export function titleCard(card: TitleCardProps): View {
  const { title, isGuest, beneficiary, allowed, t } = card;
  const options = availableOptions(card);
  const poster = toPosterUrl(title.posterPath);
  const picker = offersSeasons(card, options) ? pickerFor(card) : null;
  return {
    tone: 'neutral',
    title: formatTitle(title),
    url: titleUrl(title),
    ...(poster ? { image: poster } : {}),
    lines: [
      ...(beneficiary
        ? onBehalfLines(beneficiary, { mediaType: title.mediaType, allowed }, t)
        : []),
      [cutAtWord(title.overview, overviewMax) || t('title-no-overview')],
      ...factLines(title.facts, card.region, t),
      ...hints(card, options),
      ...quotaLines(card, options),
      ...followLines(card),
    ],
    fields: fields(card),
    ...(picker ? { picker } : {}),
    buttons: buttons(card, options),
    ...(isGuest ? { footer: t('title-as-guest') } : {}),
  };
}

/** What decides about the seasons of a title card. */
export type SeasonProps = Pick<TitleCardProps, 'title' | 'rules' | 'allowed'> & {
  readonly draft: Pick<Draft, 'wants4k'>;
};

/** The seasons that can be requested in one of the offered qualities. */
export function pickableSeasons({ title, rules, draft, allowed }: SeasonProps): SeasonStatus[] {
  const standard = toSeasonStatuses(title, draft.wants4k, rules);
  const in4k = allowed.in4k ? toSeasonStatuses(title, true, rules) : [];
  return standard.filter(
    (season, index) => season.status === 'requestable' || in4k[index]?.status === 'requestable',
  );
}

/** What can be requested: allowed, and neither available nor requested yet. */
function availableOptions({ title, rules, draft, allowed, beneficiary }: TitleCardProps) {
  if (beneficiary && isExhausted(beneficiary)) return { standard: false, in4k: false };
  return {
    standard: allowed.standard && !draft.wants4k && isRequestable(title, rules, false),
    in4k: allowed.in4k && isRequestable(title, rules, true),
  };
}

/** Whether seasons can be picked, rather than nothing or the whole series. */
function offersSeasons({ title, rules }: TitleCardProps, options: RequestOptions): boolean {
  return title.mediaType === 'tv' && rules.allowsPartial && (options.standard || options.in4k);
}

function isRequestable(title: TitleDetails, rules: SeriesRules, is4k: boolean): boolean {
  if (isBlocklisted(title)) return false;
  if (title.mediaType === 'tv') {
    const statuses = toSeasonStatuses(title, is4k, rules);
    const list = rules.allowsPartial ? listRequestableSeasons : listWholeSeries;
    return list(statuses).length > 0;
  }
  return isMovieRequestable(title, is4k);
}

function hints(
  { title, draft, server, has4k, allowed, rules, beneficiary, t }: TitleCardProps,
  options: RequestOptions,
): Line[] {
  const canRequest = draft.wants4k ? allowed.in4k : allowed.standard || allowed.in4k;
  if (isBlocklisted(title)) return [[t('error-blocklisted')]];
  if (draft.wants4k && !has4k) {
    return [
      [t(title.mediaType === 'movie' ? 'error-no-movie-4k' : 'error-no-series-4k', { server })],
    ];
  }
  if (!canRequest) {
    return [[t(beneficiary ? 'error-member-no-permission' : 'title-no-permission')]];
  }
  if (beneficiary && isExhausted(beneficiary)) return [];
  if (title.mediaType === 'movie') return [];
  if (toSeasonStatuses(title, false, rules).length === 0) {
    const hasSpecials = toSeasonStatuses(title, false, { allowsSpecials: true }).length > 0;
    return [[t(hasSpecials ? 'seasons-only-specials' : 'seasons-none')]];
  }
  if (!options.standard && !options.in4k) return [[t('seasons-none-left')]];
  if (!rules.allowsPartial) {
    return [
      [t('seasons-whole-series', { seasons: seasonNumbers(draft.seasons, t, namesOf(title, t)) })],
    ];
  }
  return draft.seasons.length > 0
    ? [[t('seasons-selected', { seasons: seasonNumbers(draft.seasons, t, namesOf(title, t)) })]]
    : [[t('seasons-select-prompt')]];
}

function fields({ title, draft, allowed, rules, region, now, t }: TitleCardProps): Field[] {
  const has4k = allowed.in4k || title.in4k !== 'unknown';
  const status: Line = has4k
    ? [
        `${t('quality-standard')}: ${t(`availability-${toTitleStatus(title, false)}`)} · `,
        `${t('quality-4k')}: ${t(`availability-${toTitleStatus(title, true)}`)}`,
      ]
    : [t(`availability-${toTitleStatus(title, false)}`)];
  const isThere = title.watchUrls.standard !== null || title.watchUrls.in4k !== null;
  const rows: Field[] = [
    { name: t('field-status'), value: status },
    ...(isThere ? [] : releaseFields(title.releases, now, t)),
  ];
  const open = qualities.flatMap((is4k) => listOpenRequests(title, is4k));
  if (open.length > 0) {
    const names = open.map(({ requester, seasons, is4k }) => {
      const quality = is4k ? ` (${t('quality-4k')})` : '';
      const { name } = requester;
      if (seasons.length === 0) return name + quality;
      return (
        t('requester-seasons', { name, seasons: seasonsText(seasons, t, namesOf(title, t)) }) +
        quality
      );
    });
    rows.push({ name: t('field-requested-by'), value: [names.join('; ')] });
  }
  if (title.mediaType === 'tv') {
    const seasonLines = seasonSummaryLines(toSeasonStatuses(title, draft.wants4k, rules), t);
    if (seasonLines.length > 0) {
      rows.push({ name: t('field-seasons'), value: seasonLines.flat().flatMap(separated) });
    }
  }
  return [
    ...rows,
    ...choiceFields(draft.choices.standard, t),
    ...choiceFields(draft.choices.in4k, t, t('quality-4k')),
    ...factFields(title.facts, region, t),
  ];
}

/** The card is in the language in which the title was read. */
function namesOf({ seasons }: TitleDetails, t: Translate) {
  return toSeasonNames(seasons, t.locale);
}

function pickerFor(card: TitleCardProps) {
  const { draft, ids, t } = card;
  const page = seasonPage(pickableSeasons(card), draft.page);
  return seasonPicker(page, draft.seasons, ids.pickSeasons, t);
}

function buttons(card: TitleCardProps, options: RequestOptions): Button[][] {
  const { title, draft, ids, t } = card;
  const isSeries = title.mediaType === 'tv';
  const isDisabled = isSeries && draft.seasons.length === 0;
  const { standard, in4k } = title.watchUrls;
  const actionRow: Button[] = [
    ...watchButtons(standard, t),
    ...watchButtons(in4k, t, `${t('button-watch')} (${t('quality-4k')})`),
  ];
  if (options.standard) {
    actionRow.push({
      label: t('button-request'),
      press: ids.submitRequest(false),
      style: 'main',
      isDisabled,
    });
  }
  if (options.in4k) {
    actionRow.push({
      label: t('button-request-4k'),
      press: ids.submitRequest(true),
      style: 'main',
      isDisabled,
    });
  }
  if (!isSubscribed(card) || options.standard || options.in4k) {
    actionRow.push({ label: t('button-cancel'), press: ids.cancelDraft, style: 'plain' });
  }
  const seasonRow = offersSeasons(card, options) ? seasonButtons(card) : [];
  return [
    ...(seasonRow.length > 0 ? [seasonRow] : []),
    actionRow,
    followButtons(card),
    [
      ...optionButtons(card, options),
      // They lead to titles that the actor requests for themselves.
      ...(card.beneficiary ? [] : relatedButtons(card)),
    ],
  ];
}

function seasonButtons(card: TitleCardProps): Button[] {
  const { draft, ids, t } = card;
  const { page, pages } = seasonPage(pickableSeasons(card), draft.page);
  const row: Button[] = [
    { label: t('button-all-seasons'), press: ids.selectSeasons('all'), style: 'plain' },
    { label: t('button-latest-season'), press: ids.selectSeasons('latest'), style: 'plain' },
  ];
  if (page > 0)
    row.push({ label: t('button-back'), press: ids.turnPage(page - 1), style: 'plain' });
  if (page < pages - 1) {
    row.push({ label: t('button-next'), press: ids.turnPage(page + 1), style: 'plain' });
  }
  return row;
}

function separated<Item>(item: Item, index: number): (Item | string)[] {
  return index === 0 ? [item] : [' · ', item];
}
