import type { Arrival } from '../../domain/notifications/subscription.ts';
import { toPosterUrl } from '../../domain/titles/title.ts';
import type { ArrivalNotifier } from '../../ports/notifications/arrival-notifier.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import { reportButton } from '../issues/report-button.ts';
import { getOutbound, type Outbounds } from '../outbound.ts';
import { requestName } from '../requests/request-name.ts';
import { watchButtons } from '../titles/watch-button.ts';
import type { Button, View } from '../view.ts';
import { unfollow } from './follow-actions.ts';

/** Posts that a title has arrived for a subscriber. */
export function createArrivalNotifier(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  /** A key of at most 22 characters that is the same for the same text. */
  readonly toKey: (text: string) => string;
}): ArrivalNotifier {
  const { outbounds, translations, toKey } = deps;
  return {
    async notify(arrival) {
      const { subscription, place, seasons, locale } = arrival;
      const outbound = getOutbound(outbounds, place.platform);
      const view = arrivalView(arrival, translations.forLocale(locale));
      await outbound.post(
        place,
        { ...view, locale: translations.resolveLocale(locale) },
        toKey(`${subscription.id}:${seasons.join()}:${place.address}`),
      );
    },
  };
}

function arrivalView(
  { subscription, title, seasons, isContinued, watchUrl, recipient }: Arrival,
  t: Translate,
): View {
  const poster = toPosterUrl(title.posterPath);
  const { serviceId, is4k } = subscription;
  const name = requestName({ title, seasons, is4k }, t);
  const { platform, platformUserId } = recipient;
  const unfollowId = unfollow.id({ subscription: subscription.id, isInPlace: false });
  const buttons: Button[] = [
    ...watchButtons(watchUrl, t),
    reportButton(serviceId, title, t),
    ...(isContinued
      ? [{ label: t('button-unfollow'), press: unfollowId, style: 'plain' } as const]
      : []),
  ];
  const mention = { platform, platformUserId };
  return {
    tone: 'good',
    lines: [[{ mention, name: recipient.name }, ' ', t('notification-available', { title: name })]],
    ...(poster ? { image: poster } : {}),
    buttons: [buttons],
    mentions: [mention],
  };
}
