import { isAppError, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Subscription } from '../../domain/notifications/subscription.ts';
import { toDirectPlace } from '../../domain/place.ts';
import { listAvailableSeasons } from '../../domain/titles/season.ts';
import { formatTitleKey, type TitleDetails } from '../../domain/titles/title.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { ArrivalNotifier } from '../../ports/notifications/arrival-notifier.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import { recordingMs } from './card-updater.ts';
import { createNotificationAddress, type NotificationAddress } from './notification-address.ts';

const subscriptionsPerCheck = 20;
const checkIntervalMs = 10 * 60_000;

/**
 * Notifies subscribers of titles that arrive without a request that the bot follows: added in Radarr or Sonarr by hand,
 * or still arriving after their request was deleted. No webhook reports those.
 */
export function createSubscriptionCheck(deps: {
  readonly subscriptionRepository: SubscriptionRepository;
  readonly servers: OverseerrServers;
  readonly users: Pick<UserRepository, 'find' | 'listChatAccounts' | 'setDirectMessagesClosed'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly arrivalNotifier: ArrivalNotifier;
  readonly locks: Locks;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { subscriptionRepository, servers, users, arrivalNotifier, locks, retry, clock, log } =
    deps;
  const findAddress = createNotificationAddress(deps);

  /**
   * Reads a few titles that were not read for the longest time, and none more often than every ten minutes. What fails
   * is left for the next time, so that it does not hold up the rest; only an unreachable server ends the check.
   */
  return async (serviceId: ServiceId): Promise<void> => {
    const at = clock();
    const claimed = await subscriptionRepository.claimUncovered(serviceId, {
      limit: subscriptionsPerCheck,
      checkedBefore: new Date(at.getTime() - checkIntervalMs),
      at,
    });
    const byTitle = Map.groupBy(claimed, ({ key }) => formatTitleKey(key));
    for (const subscriptions of byTitle.values()) await checkTitle(serviceId, subscriptions);
  };

  /**
   * Under the lock, no request for the title becomes available, and none notifies its subscribers. Before it, one may
   * have done so.
   */
  async function checkTitle(serviceId: ServiceId, claimed: readonly Subscription[]): Promise<void> {
    const key = claimed[0]?.key;
    const title = key && (await readTitle(serviceId, key));
    if (!title) return;
    await locks.withLock(toTitleLockKey(serviceId, key), async () => {
      const ids = claimed.map(({ id }) => id);
      for (const subscription of await subscriptionRepository.listUncovered(ids)) {
        const arrived = listArrived(title, subscription);
        if (arrived) await tryToNotify(subscription, title, arrived);
      }
    });
  }

  async function readTitle(
    serviceId: ServiceId,
    key: Subscription['key'],
  ): Promise<TitleDetails | null> {
    try {
      return await servers.get(serviceId).getTitleDetails(key, '', { fresh: true });
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'overseerr-unreachable') throw error;
      log[appError.metadata.logLevel](
        { error: appError },
        'Could not read a title that someone waits for',
      );
      return null;
    }
  }

  async function tryToNotify(
    subscription: Subscription,
    title: TitleDetails,
    seasons: readonly number[],
  ): Promise<void> {
    try {
      await notify(subscription, title, seasons);
    } catch (error) {
      const appError = toAppError(error);
      log[appError.metadata.logLevel](
        { error: appError },
        'Could not notify a subscriber; it is tried again in some minutes',
      );
    }
  }

  async function notify(
    subscription: Subscription,
    title: TitleDetails,
    seasons: readonly number[],
  ): Promise<void> {
    const { id, userId, place } = subscription;
    const address = await findAddress(userId, place.platform, place);
    if (address) await send(subscription, title, { seasons, address });
    const awaited = subscription.seasons.filter((season) => !seasons.includes(season));
    await retry(
      () =>
        awaited.length > 0
          ? subscriptionRepository.updateSeasons(id, awaited)
          : subscriptionRepository.markNotified([id], clock()),
      recordingMs,
    );
  }

  /** Where the bot can no longer post, the message goes to the person directly; if that is closed, to nobody. */
  async function send(
    subscription: Subscription,
    title: TitleDetails,
    {
      seasons,
      address,
    }: { readonly seasons: readonly number[]; readonly address: NotificationAddress },
  ): Promise<void> {
    const { account, place } = address;
    const { locale } = (await users.find(subscription.userId)) ?? {};
    const arrival = {
      subscription,
      title,
      seasons,
      watchUrl: subscription.is4k ? title.watchUrls.in4k : title.watchUrls.standard,
      recipient: account,
      place,
      locale: locale ?? 'en',
    };
    try {
      await arrivalNotifier.notify(arrival);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.metadata.isRetryable || appError.code === 'internal') throw error;
      log.info({ code: appError.code }, 'Could not notify a subscriber');
      if (isAppError(appError, 'direct-messages-closed')) {
        return users.setDirectMessagesClosed(account, true);
      }
      if (place.kind !== 'channel') return;
      await send(subscription, title, {
        seasons,
        address: { account, place: toDirectPlace(account) },
      });
    }
  }
}

/** What has arrived of a title for a subscriber; null for nothing. A subscription without seasons waits for any. */
function listArrived(
  title: TitleDetails,
  { is4k, seasons }: Subscription,
): readonly number[] | null {
  const available = listAvailableSeasons(title, is4k);
  if (seasons.length > 0) {
    const arrived = seasons.filter((season) => available.includes(season));
    return arrived.length > 0 ? arrived : null;
  }
  const availability = is4k ? title.in4k : title.standard;
  if (availability === 'available') return [];
  return availability === 'partial' && available.length > 0 ? available : null;
}
