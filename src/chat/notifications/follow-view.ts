import type { Subscription } from '../../domain/notifications/subscription.ts';
import type { SeasonStatus } from '../../domain/titles/season.ts';
import { toSeasonStatuses } from '../../domain/titles/season.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import { toPosterUrl } from '../../domain/titles/title.ts';
import type { FollowedSeries } from '../../usecases/notifications/following.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonPage, seasonPicker } from '../titles/season-picker.ts';
import type { Button, View } from '../view.ts';
import { followedName, followedText } from './follow-text.ts';

/** Ids of the buttons of the view of a followed series. */
export interface FollowButtonIds {
  readonly pick: string;
  readonly all: string;
  readonly future: (isOn: boolean) => string;
  readonly turnPage: (page: number) => string;
  readonly unfollow: string;
}

/** The seasons of a followed series that can be waited for, as a picker shows them. */
export function followableSeasons({
  subscription,
  title,
  missing,
}: FollowedSeries): SeasonStatus[] {
  return toSeasonStatuses(title, subscription.is4k, { allowsSpecials: true }).filter(({ number }) =>
    missing.includes(number),
  );
}

/** What a user follows of a series, and the buttons that change it. */
export function followView(
  series: FollowedSeries,
  requestedPage: number,
  { ids, t }: { readonly ids: FollowButtonIds; readonly t: Translate },
): View {
  const { subscription, title } = series;
  const seasonsOnPage = seasonPage(followableSeasons(series), requestedPage);
  const { page, pages } = seasonsOnPage;
  const picker = seasonPicker(seasonsOnPage, subscription.seasons, ids.pick, t);
  const poster = toPosterUrl(title.posterPath);
  const seasonNames = toSeasonNames(title.seasons, t.locale);
  const followed = { ...subscription, ...(seasonNames ? { seasonNames } : {}) };
  const isFuture = subscription.futureAfter !== null;
  const plain = (label: string, press: string): Button => ({ label, press, style: 'plain' });
  return {
    tone: 'neutral',
    title: t('follow-title', { title: followedName(subscription, t) }),
    ...(poster ? { image: poster } : {}),
    lines: [
      [t('follow-current', { what: followedText(followed, title.mediaType, t) })],
      [{ quiet: t(picker ? 'follow-about' : 'follow-about-future') }],
    ],
    ...(picker ? { picker } : {}),
    buttons: [
      [
        ...(picker ? [plain(t('button-follow-all'), ids.all)] : []),
        plain(
          t(isFuture ? 'button-follow-future-off' : 'button-follow-future'),
          ids.future(!isFuture),
        ),
        ...(page > 0 ? [plain(t('button-back'), ids.turnPage(page - 1))] : []),
        ...(page < pages - 1 ? [plain(t('button-next'), ids.turnPage(page + 1))] : []),
      ],
      [{ label: t('button-unfollow'), press: ids.unfollow, style: 'danger' }],
    ],
  };
}

/** What is shown after a subscription has ended, with the button that brings it back. */
export function unfollowedView(
  subscription: Pick<Subscription, 'title' | 'is4k'>,
  resumeId: string,
  t: Translate,
): View {
  return {
    tone: 'neutral',
    lines: [[t('follow-ended', { title: followedName(subscription, t) })]],
    buttons: [[{ label: t('button-follow-again'), press: resumeId, style: 'plain' }]],
  };
}
