import type { ServiceId, UserId } from '../../domain/id.ts';
import type {
  NewSubscription,
  SubscribedQualities,
  Subscription,
} from '../../domain/notifications/subscription.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

export interface SubscriptionRepository {
  /** False when the user is subscribed already. */
  create(subscription: NewSubscription): Promise<boolean>;
  /** Deletes a user's subscription to a title. Does nothing if there is none. */
  delete(
    userId: UserId,
    serviceId: ServiceId,
    what: { readonly key: TitleKey; readonly is4k: boolean },
  ): Promise<void>;
  /** The qualities in which a user is subscribed to a title and has not been notified yet. */
  findQualities(userId: UserId, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities>;
  /** The subscriptions to a title whose users have not been notified yet. Empty `seasons` mean any season. */
  listUnnotified(serviceId: ServiceId, key: TitleKey, is4k: boolean): Promise<Subscription[]>;
  /**
   * The subscriptions of a server that no request covers: none that is open, and none that is about to notify the
   * subscriber that it is available. At most `limit`, and those first whose title was not checked for the longest time. None that was
   * checked after `checkedBefore`. Records that they are checked `at`.
   */
  claimUncovered(
    serviceId: ServiceId,
    options: { readonly limit: number; readonly checkedBefore: Date; readonly at: Date },
  ): Promise<Subscription[]>;
  /** Those of the subscriptions that have not been notified, and that no request covers. */
  listUncovered(ids: readonly string[]): Promise<Subscription[]>;
  markNotified(ids: readonly string[], at: Date): Promise<void>;
  /** Replaces the seasons that a subscription waits for. */
  updateSeasons(id: string, seasons: readonly number[]): Promise<void>;
}
