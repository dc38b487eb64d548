import type { ServiceId, SubscriptionId, UserId } from '../../domain/id.ts';
import type {
  NewSubscription,
  Selection,
  SubscribedQualities,
  Subscription,
} from '../../domain/notifications/subscription.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

/** What users follow. A subscription that has ended is kept, but only `resume` finds it. */
export interface SubscriptionRepository {
  /** False when the user is subscribed to this already. Adds to a subscription that they have for the title. */
  create(subscription: NewSubscription): Promise<boolean>;
  /** What a user follows of a title. */
  findQualities(userId: UserId, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities>;
  /** A user's subscription; null if it has ended, or is not theirs. */
  find(userId: UserId, id: SubscriptionId): Promise<Subscription | null>;
  /** What a user follows, the newest first. */
  list(
    userId: UserId,
    page: { readonly take: number; readonly skip: number },
  ): Promise<{ readonly rows: readonly Subscription[]; readonly total: number }>;
  /**
   * Changes what a user follows of a title. False, and nothing changes, if they do not follow `from` anymore, or the
   * subscription has ended, or is not theirs.
   */
  select(
    userId: UserId,
    id: SubscriptionId,
    change: { readonly from: Selection; readonly to: Selection },
  ): Promise<boolean>;
  /** Ends a user's subscription; null if they have no such one. */
  end(userId: UserId, id: SubscriptionId, at: Date): Promise<Subscription | null>;
  /** Goes on with a subscription that its user has ended; null if they have no such one. */
  resume(userId: UserId, id: SubscriptionId): Promise<Subscription | null>;
}
