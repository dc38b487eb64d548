import type { Subscription } from '../../../domain/notifications/subscription.ts';
import { findLastKnownSeason } from '../../../domain/titles/followed-seasons.ts';
import { listAvailableSeasons } from '../../../domain/titles/season.ts';
import { formatTitle, type TitleDetails } from '../../../domain/titles/title.ts';
import {
  isExpectedUnrequested,
  listExpectedSeasons,
  listOpenRequests,
} from '../../../domain/titles/title-status.ts';
import { followedName, followedText } from '../../notifications/follow-text.ts';
import type { Button, Line } from '../../view.ts';
import type { TitleCardProps } from '../title-card.ts';

type FollowProps = Pick<
  TitleCardProps,
  'title' | 'subscribed' | 'ownRemoteUserId' | 'beneficiary' | 'ids' | 't'
>;

/** Standard, then 4K. */
const qualities = [false, true] as const;

/** What the actor follows of the title. */
export function followLines(card: FollowProps): Line[] {
  const { title, t } = card;
  return qualities.flatMap((is4k) => {
    const subscription = shownSubscription(card, is4k);
    if (!subscription) return [];
    const name = followedName({ title: formatTitle(title), is4k }, t);
    if (title.mediaType === 'movie') return [[t('subscription-active', { title: name })]];
    const what = followedText(subscription, title.mediaType, t);
    return [[t('follow-active', { title: name, what })]];
  });
}

/** The buttons that begin, change, and end a subscription. */
export function followButtons(card: FollowProps): Button[] {
  const { title, ids, t } = card;
  return qualities.flatMap((is4k) => {
    const quality = is4k ? ` (${t('quality-4k')})` : '';
    const button = (label: string, press: string): Button => ({
      label: label + quality,
      press,
      style: 'plain',
    });
    const subscription = shownSubscription(card, is4k);
    if (!subscription) {
      if (canSubscribe(card, is4k)) return [button(t('button-notify'), ids.subscribe(is4k))];
      return canFollow(card, is4k)
        ? [button(t('button-follow-future'), ids.followFuture(is4k))]
        : [];
    }
    return [
      button(t('button-notify-off'), ids.unsubscribe(is4k)),
      ...(title.mediaType === 'tv'
        ? [button(t('button-choose-seasons'), ids.chooseSeasons(subscription.id))]
        : []),
    ];
  });
}

/** Whether the actor follows the title in any quality. */
export function isSubscribed(card: FollowProps): boolean {
  return qualities.some((is4k) => shownSubscription(card, is4k) !== null);
}

/** One that only waits for what has just arrived is as good as over. */
function shownSubscription({ title, subscribed }: FollowProps, is4k: boolean): Subscription | null {
  const subscription = is4k ? subscribed.in4k : subscribed.standard;
  const isOpen = subscription?.futureAfter !== null || !isAvailable(title, is4k);
  return isOpen ? subscription : null;
}

/** Whether the title is on its way without a request of the actor, and not available yet. */
function canSubscribe(
  { title, ownRemoteUserId, beneficiary }: FollowProps,
  is4k: boolean,
): boolean {
  if (beneficiary || isBlocklisted(title) || isAvailable(title, is4k)) return false;
  const open = listOpenRequests(title, is4k);
  return (
    isExpectedUnrequested(title, is4k) ||
    open.some(({ requester }) => requester.remoteUserId !== ownRemoteUserId)
  );
}

/** Whether the series is there, or on its way, so that new seasons of it can be expected. */
function canFollow({ title, beneficiary }: FollowProps, is4k: boolean): boolean {
  if (beneficiary || isBlocklisted(title) || title.mediaType === 'movie') return false;
  return findLastKnownSeason(title, is4k) > 0;
}

/** The server refuses a blocklisted title in both qualities. */
export function isBlocklisted({ standard, in4k }: TitleDetails): boolean {
  return standard === 'blocked' || in4k === 'blocked';
}

/** A season may be requested after all others have become available: then the series is not available yet. */
function isAvailable(title: TitleDetails, is4k: boolean): boolean {
  const available = listAvailableSeasons(title, is4k);
  const isAwaited = listExpectedSeasons(title, is4k).some((season) => !available.includes(season));
  return (is4k ? title.in4k : title.standard) === 'available' && !isAwaited;
}
