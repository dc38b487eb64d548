import type { ServiceId, UserId } from '../../domain/id.ts';
import type {
  NewSubscription,
  SubscribedQualities,
} from '../../domain/notifications/subscription.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

export interface SubscriptionRepository {
  /** False when the user is subscribed already. */
  create(subscription: NewSubscription): Promise<boolean>;
  /** Forgets a user's wish to hear of a title; none is success. */
  delete(
    userId: UserId,
    serviceId: ServiceId,
    what: { readonly key: TitleKey; readonly is4k: boolean },
  ): Promise<void>;
  /** In which qualities a user waits for a title and has not been told. */
  findQualities(userId: UserId, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities>;
  /** Who waits for a title and has not been told; `seasons` empty means any. */
  listUnnotified(
    serviceId: ServiceId,
    key: TitleKey,
    is4k: boolean,
  ): Promise<(NewSubscription & { readonly id: string })[]>;
  markNotified(ids: readonly string[], at: Date): Promise<void>;
}
