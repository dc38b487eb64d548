import type { ServiceId, UserId } from '../../domain/id.ts';
import { formatTitleKey, type TitleKey } from '../../domain/titles/title.ts';

/**
 * The lock under which a user begins or ends following a title: beginning reads the title first, so a press that ends it
 * meanwhile, such as one on another card, would otherwise be overtaken and have no effect.
 */
export function toSubscriptionLockKey(
  userId: UserId,
  { serviceId, key, is4k }: { serviceId: ServiceId; key: TitleKey; is4k: boolean },
): string {
  return `subscription ${userId} ${serviceId} ${formatTitleKey(key)}${is4k ? ' 4k' : ''}`;
}
