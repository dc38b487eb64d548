import type { ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, Place } from '../place.ts';
import type { TitleKey, TitleSummary } from '../titles/title.ts';

/** Whether a user is subscribed to a title, in each quality. */
export interface SubscribedQualities {
  readonly standard: boolean;
  readonly in4k: boolean;
}

/** A user who wants to be notified when a title arrives. */
export interface NewSubscription {
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly title: string;
  readonly place: Place;
}

/** A stored subscription. */
export interface Subscription extends NewSubscription {
  readonly id: string;
}

/** A title that has arrived for a subscriber although no request of the bot covers it. */
export interface Arrival {
  readonly subscription: Subscription;
  readonly title: TitleSummary;
  /** Those that have arrived; empty for a movie, or for a whole series. */
  readonly seasons: readonly number[];
  /** Where it can be watched; null if the server does not say. */
  readonly watchUrl: string | null;
  readonly recipient: ChatAccountKey & { readonly name: string };
  readonly place: Place;
  readonly locale: string;
}
