import type { ServiceId, UserId } from '../../domain/id.ts';
import type {
  NewSubscription,
  SubscribedQualities,
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
  listUnnotified(
    serviceId: ServiceId,
    key: TitleKey,
    is4k: boolean,
  ): Promise<(NewSubscription & { readonly id: string })[]>;
  markNotified(ids: readonly string[], at: Date): Promise<void>;
  /** Replaces the seasons that a subscription waits for. */
  updateSeasons(id: string, seasons: readonly number[]): Promise<void>;
}
