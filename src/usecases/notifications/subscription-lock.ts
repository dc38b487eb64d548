import type { ServiceId, UserId } from '../../domain/id.ts';
import type { Subscription } from '../../domain/notifications/subscription.ts';
import { formatTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { Locks } from '../../ports/locks.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';

/** What a subscription is to: a title in one quality. */
interface SubscribedTitle {
  readonly serviceId: ServiceId;
  readonly key: TitleKey;
  readonly is4k: boolean;
}

/**
 * The lock under which a user begins or ends following a title: beginning reads the title first, so a press that ends it
 * meanwhile, such as one on another card, would otherwise be overtaken and have no effect.
 */
export function toSubscriptionLockKey(
  userId: UserId,
  { serviceId, key, is4k }: SubscribedTitle,
): string {
  return `subscription ${userId} ${serviceId} ${formatTitleKey(key)}${is4k ? ' 4k' : ''}`;
}

/** Runs work with the user's subscription to a title, or null, under its lock. */
export function withSubscription<Result>(
  deps: {
    readonly locks: Locks;
    readonly subscriptionRepository: Pick<SubscriptionRepository, 'findQualities'>;
  },
  { userId, ...subscribed }: SubscribedTitle & { readonly userId: UserId },
  work: (subscription: Subscription | null) => Promise<Result>,
): Promise<Result> {
  const { serviceId, key, is4k } = subscribed;
  return deps.locks.withLock(toSubscriptionLockKey(userId, subscribed), async () => {
    const of = await deps.subscriptionRepository.findQualities(userId, serviceId, key);
    return work(is4k ? of.in4k : of.standard);
  });
}
