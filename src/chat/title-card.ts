import type { Scarcity } from '../core/quota.ts';
import type { SeasonStanding } from '../core/season.ts';
import { formatSeasons, freeSeasons, seasonStandings } from '../core/season.ts';
import type { Followed } from '../core/subscription.ts';
import type { Availability, TitleDetails } from '../core/title.ts';
import { nameWithYear, posterUrl } from '../core/title.ts';
import type { Draft } from '../ports.ts';
import { cutAtWord } from './fit.ts';
import { quotaLine } from './quota-line.ts';
import { seasonPage, seasonPicker, standingLines } from './season-picker.ts';
import type { Say } from './text/catalogue.ts';
import { titleUrl } from './title-address.ts';
import type { Button, Field, Line, View } from './view.ts';

/** Ids of the card's buttons. */
export interface TitleCardIds {
  readonly ask: (is4k: boolean) => string;
  readonly follow: (is4k: boolean) => string;
  readonly unfollow: (is4k: boolean) => string;
  readonly pick: string;
  readonly turn: (page: number) => string;
  readonly take: (which: 'all' | 'latest') => string;
  readonly drop: string;
}

/** What the person may ask for, by quality. */
export interface Offer {
  readonly standard: boolean;
  readonly in4k: boolean;
}

export interface TitleCard {
  readonly title: TitleDetails;
  readonly draft: Draft;
  /** What the account and the server allow, whatever the title's standing. */
  readonly allowed: Offer;
  /** What is left of a quota that is nearly used up. */
  readonly scarcity: Scarcity | null;
  readonly isGuest: boolean;
  /** The number of the person's own account; null for guests, who share one. */
  readonly own: number | null;
  readonly followed: Followed;
  readonly ids: TitleCardIds;
  readonly t: Say;
}

const overviewMax = 400;
/** Standard, then 4K. */
const qualities = [false, true] as const;

/** The card a person sees before asking: what the title is, what is there, what was asked for, and the buttons. */
export function titleCard(card: TitleCard): View {
  const { title, draft, scarcity, isGuest, t } = card;
  const offer = offerFor(title, draft, card.allowed);
  const poster = posterUrl(title.posterPath);
  const picker = offer.standard || offer.in4k ? pickerFor(card) : null;
  return {
    tone: 'neutral',
    title: nameWithYear(title),
    url: titleUrl(title),
    ...(poster ? { image: poster } : {}),
    lines: [
      [cutAtWord(title.overview, overviewMax) || t('no-overview')],
      ...hints(card, offer),
      ...(scarcity ? [quotaLine(scarcity, t)] : []),
      ...qualities
        .filter((is4k) => isFollowed(card, is4k))
        .map((is4k) => [followedText(card, is4k)]),
    ],
    fields: fields(card),
    ...(picker ? { picker } : {}),
    buttons: buttons(card, offer),
    ...(isGuest ? { footer: t('asking-as-guest') } : {}),
  };
}

/** The seasons that may be picked: free in a quality that is on offer. */
export function pickableSeasons(
  title: TitleDetails,
  draft: Draft,
  allowed: Offer,
): SeasonStanding[] {
  const standard = seasonStandings(title, draft.wants4k);
  const in4k = allowed.in4k ? seasonStandings(title, true) : [];
  return standard.filter(
    (season, index) => season.standing === 'free' || in4k[index]?.standing === 'free',
  );
}

/** What can be asked for at all: allowed, and not there or asked for already. */
export function offerFor(title: TitleDetails, draft: Draft, allowed: Offer): Offer {
  return {
    standard: allowed.standard && !draft.wants4k && isOpen(title, false),
    in4k: allowed.in4k && isOpen(title, true),
  };
}

function isOpen(title: TitleDetails, is4k: boolean): boolean {
  const availability = is4k ? title.in4k : title.standard;
  if (availability === 'blocked') return false;
  if (title.mediaType === 'tv') return freeSeasons(seasonStandings(title, is4k)).length > 0;
  const isAsked = title.requests.some((request) => request.isOpen && request.is4k === is4k);
  const closed: readonly Availability[] = ['available', 'pending', 'processing'];
  return !isAsked && !closed.includes(availability);
}

function hints({ title, draft, allowed, t }: TitleCard, offer: Offer): Line[] {
  const canAsk = draft.wants4k ? allowed.in4k : allowed.standard || allowed.in4k;
  if (!canAsk) return [[t('no-right-hint')]];
  if (title.mediaType === 'movie') return [];
  if (seasonStandings(title, false).length === 0) return [[t('seasons-none')]];
  if (!offer.standard && !offer.in4k) return [[t('seasons-all-taken')]];
  return draft.seasons.length > 0
    ? [[t('seasons-picked', { seasons: formatSeasons(draft.seasons) })]]
    : [[t('seasons-picked-none')]];
}

function fields({ title, draft, allowed, t }: TitleCard): Field[] {
  const has4k = allowed.in4k || title.in4k !== 'unknown';
  const status: Line = has4k
    ? [
        `${t('quality-standard')}: ${t(`availability-${title.standard}`)} · `,
        `${t('quality-4k')}: ${t(`availability-${title.in4k}`)}`,
      ]
    : [t(`availability-${title.standard}`)];
  const rows: Field[] = [{ name: t('field-status'), value: status }];
  const open = title.requests.filter((request) => request.isOpen);
  if (open.length > 0) {
    const names = open.map(({ requester, seasons, is4k }) => {
      const quality = is4k ? ` (${t('quality-4k')})` : '';
      const { name } = requester;
      return seasons.length > 0
        ? t('asked-by-seasons', { name, seasons: formatSeasons(seasons) }) + quality
        : t('asked-by', { name }) + quality;
    });
    rows.push({ name: t('field-asked'), value: [names.join('; ')] });
  }
  if (title.mediaType === 'tv') {
    const standing = standingLines(seasonStandings(title, draft.wants4k), t);
    if (standing.length > 0) {
      rows.push({ name: t('field-seasons'), value: standing.flat().flatMap(separated) });
    }
  }
  return rows;
}

function pickerFor({ title, draft, allowed, ids, t }: TitleCard) {
  if (title.mediaType === 'movie') return null;
  const page = seasonPage(pickableSeasons(title, draft, allowed), draft.page);
  return seasonPicker(page, draft.seasons, ids.pick, t);
}

function buttons(card: TitleCard, offer: Offer): Button[][] {
  const { title, draft, ids, t } = card;
  const isSeries = title.mediaType === 'tv';
  const isOff = isSeries && draft.seasons.length === 0;
  const asking: Button[] = [];
  if (offer.standard) {
    asking.push({ label: t('button-request'), press: ids.ask(false), style: 'main', isOff });
  }
  if (offer.in4k) {
    asking.push({ label: t('button-request-4k'), press: ids.ask(true), style: 'main', isOff });
  }
  for (const is4k of qualities) {
    const quality = is4k ? ` (${t('quality-4k')})` : '';
    if (isFollowed(card, is4k)) {
      const label = t('button-notify-not') + quality;
      asking.push({ label, press: ids.unfollow(is4k), style: 'plain' });
    } else if (canFollow(card, is4k)) {
      const label = t('button-notify') + quality;
      asking.push({ label, press: ids.follow(is4k), style: 'plain' });
    }
  }
  const isSettled = qualities.some((is4k) => isFollowed(card, is4k));
  if (!isSettled || offer.standard || offer.in4k) {
    asking.push({ label: t('button-cancel'), press: ids.drop, style: 'plain' });
  }
  const picking = isSeries && (offer.standard || offer.in4k) ? pickingButtons(card) : [];
  return picking.length > 0 ? [picking, asking] : [asking];
}

function pickingButtons({ title, draft, allowed, ids, t }: TitleCard): Button[] {
  const { page, pages } = seasonPage(pickableSeasons(title, draft, allowed), draft.page);
  const row: Button[] = [
    { label: t('button-all'), press: ids.take('all'), style: 'plain' },
    { label: t('button-latest'), press: ids.take('latest'), style: 'plain' },
  ];
  if (page > 0) row.push({ label: t('button-back'), press: ids.turn(page - 1), style: 'plain' });
  if (page < pages - 1) {
    row.push({ label: t('button-next'), press: ids.turn(page + 1), style: 'plain' });
  }
  return row;
}

/** Somebody else asked for it and it is not there yet. */
function canFollow({ title, own }: TitleCard, is4k: boolean): boolean {
  const open = title.requests.filter((request) => request.isOpen && request.is4k === is4k);
  return !isThere(title, is4k) && open.some(({ requester }) => requester.number !== own);
}

function isFollowed({ title, followed }: TitleCard, is4k: boolean): boolean {
  return (is4k ? followed.in4k : followed.standard) && !isThere(title, is4k);
}

function isThere(title: TitleDetails, is4k: boolean): boolean {
  return (is4k ? title.in4k : title.standard) === 'available';
}

function followedText({ title, t }: TitleCard, is4k: boolean): string {
  const name = nameWithYear(title);
  return t('notify-done', { title: is4k ? `${name} (${t('quality-4k')})` : name });
}

function separated<Item>(item: Item, index: number): (Item | string)[] {
  return index === 0 ? [item] : [' · ', item];
}
