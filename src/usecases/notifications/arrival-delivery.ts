import { isAppError, toAppError } from '../../domain/app-error.ts';
import { isContinuedAfter } from '../../domain/notifications/arrived-seasons.ts';
import type { Subscription } from '../../domain/notifications/subscription.ts';
import { toDirectPlace } from '../../domain/place.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import type { TitleDetails } from '../../domain/titles/title.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { Log } from '../../ports/log.ts';
import type { ArrivalNotifier } from '../../ports/notifications/arrival-notifier.ts';
import type { ArrivalRepository } from '../../ports/notifications/arrival-repository.ts';
import { recordingMs } from './card-posting.ts';
import { createNotificationAddress, type NotificationAddress } from './notification-address.ts';

/**
 * Sends the message that is due to a subscriber, and records that they know. `readTitleIn` reads the title in a language;
 * null if the server no longer has it. Throws if it can be tried again.
 */
export type ArrivalDelivery = (
  subscription: Subscription,
  readTitleIn: (language: string) => Promise<TitleDetails | null>,
) => Promise<void>;

/** Sends messages about arrivals. */
export function createArrivalDelivery(deps: {
  readonly arrivalRepository: Pick<ArrivalRepository, 'settle'>;
  readonly users: Pick<UserRepository, 'find' | 'listChatAccounts' | 'setDirectMessagesClosed'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly arrivalNotifier: ArrivalNotifier;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly log: Log;
}): ArrivalDelivery {
  const { arrivalRepository, users, arrivalNotifier, retry, clock, log } = deps;
  const findAddress = createNotificationAddress(deps);

  return async (subscription, readTitleIn) => {
    const { id, userId, place, arrival } = subscription;
    if (!arrival) return;
    const { seasons } = arrival;
    const address = await findAddress(userId, place.platform, place);
    if (address) {
      const locale = (await users.find(userId))?.locale ?? 'en';
      await send(subscription, await readTitleIn(locale), { seasons, locale, address });
    }
    await retry(() => arrivalRepository.settle([id], { seasons, at: clock() }), recordingMs);
  };

  /** Where the bot can no longer post, the message goes to the person directly; if that is closed, to nobody. */
  async function send(
    subscription: Subscription,
    title: TitleDetails | null,
    {
      seasons,
      locale,
      address,
    }: {
      readonly seasons: readonly number[];
      readonly locale: string;
      readonly address: NotificationAddress;
    },
  ): Promise<void> {
    const { account, place } = address;
    const seasonNames = title ? toSeasonNames(title.seasons, locale) : subscription.seasonNames;
    const watchUrls = title?.watchUrls ?? { standard: null, in4k: null };
    try {
      await arrivalNotifier.notify({
        subscription,
        title: {
          ...subscription.key,
          // Without the server, they are told by the name that they followed it by.
          name: title?.name ?? subscription.title,
          year: title?.year ?? null,
          posterPath: title?.posterPath ?? null,
          ...(seasonNames ? { seasonNames } : {}),
        },
        seasons,
        isContinued: isContinuedAfter(subscription, seasons),
        watchUrl: subscription.is4k ? watchUrls.in4k : watchUrls.standard,
        recipient: account,
        place,
        locale,
      });
    } catch (error) {
      const appError = toAppError(error);
      if (appError.metadata.isRetryable || appError.code === 'internal') throw error;
      log.info({ code: appError.code }, 'Could not notify a subscriber');
      if (isAppError(appError, 'direct-messages-closed')) {
        return users.setDirectMessagesClosed(account, true);
      }
      if (place.kind !== 'channel') return;
      const direct = { account, place: toDirectPlace(account) };
      await send(subscription, title, { seasons, locale, address: direct });
    }
  }
}
