import type { Arrival } from '../../domain/notifications/subscription.ts';

/**
 * Tells a subscriber that a title has arrived. Throws `channel-not-found`, `channel-forbidden`,
 * `direct-messages-closed`, and `platform-unavailable`.
 */
export interface ArrivalNotifier {
  notify(arrival: Arrival): Promise<void>;
}
