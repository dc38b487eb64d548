import type { ServiceId, SubscriptionId } from '../../domain/id.ts';
import type { TellingRequest } from '../../domain/notifications/arrived-seasons.ts';
import type { PendingArrival, Subscription } from '../../domain/notifications/subscription.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

/** What has arrived for subscribers, and what they were told. */
export interface ArrivalRepository {
  /** The subscriptions to a title, and the requests whose result is or will be told; none if nobody follows it. */
  listWaiting(
    serviceId: ServiceId,
    key: TitleKey,
  ): Promise<{
    readonly subscriptions: readonly Subscription[];
    readonly requests: readonly TellingRequest[];
  }>;
  /**
   * Records what the next message to each subscriber says, unless that message is being sent or says something else than
   * `before`: somebody else has noted more, or told it, and whoever notes next sees that.
   */
  note(
    arrivals: readonly {
      readonly id: SubscriptionId;
      readonly before: PendingArrival | null;
      readonly arrival: Omit<PendingArrival, 'isSending'>;
    }[],
  ): Promise<void>;
  /** The subscriptions to a title whose message is due, or was being sent by a process that died. They are sent now. */
  claimDue(serviceId: ServiceId, key: TitleKey, now: Date): Promise<Subscription[]>;
  /** Takes seasons that have left the library out of messages (none: all of it), which are sent if something is left. */
  withdraw(ids: readonly SubscriptionId[], seasons: readonly number[]): Promise<void>;
  /**
   * Records that subscribers know about seasons (none: the whole title). A subscription that waits for nothing else
   * ends. One that its user ended while the message was sent stays ended, but knows what was told if it goes on.
   */
  settle(
    ids: readonly SubscriptionId[],
    told: { readonly seasons: readonly number[]; readonly at: Date },
  ): Promise<void>;
  /**
   * At most `limit` titles of a server, those first that were not checked for the longest time, and records that they
   * are checked `at`. None that was checked after `checkedBefore`, or after `idleBefore` if it is followed only for
   * seasons that may appear. None whose subscribers are told by requests.
   */
  claimTitles(
    serviceId: ServiceId,
    options: {
      readonly limit: number;
      readonly checkedBefore: Date;
      readonly idleBefore: Date;
      readonly at: Date;
    },
  ): Promise<TitleKey[]>;
}
