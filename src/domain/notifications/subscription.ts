import type { ServiceId, SubscriptionId, UserId } from '../id.ts';
import type { ChatAccountKey, Place } from '../place.ts';
import type { SeasonNames } from '../titles/season-name.ts';
import type { TitleKey, TitleSummary } from '../titles/title.ts';

/** What a user follows of a title. */
export interface Selection {
  /** The seasons that they wait for. Empty for a movie. */
  readonly seasons: readonly number[];
  /** Regular seasons with a higher number are followed as well, whenever they appear. Null: none of them. */
  readonly futureAfter: number | null;
}

/** A user who wants to be notified when a title arrives. Without seasons and future ones, any part of it counts. */
export interface NewSubscription extends Selection {
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly title: string;
  /** As the user knows them, of a series whose seasons have names. */
  readonly seasonNames?: SeasonNames;
  readonly place: Place;
}

/** A stored subscription. */
export interface Subscription extends NewSubscription {
  readonly id: SubscriptionId;
  /** The seasons after `futureAfter` that the user was told about. */
  readonly toldSeasons: readonly number[];
  /** Null: nothing has arrived that the user does not know about. */
  readonly arrival: PendingArrival | null;
}

/** What the next message to a subscriber says. */
export interface PendingArrival {
  /** Empty for a movie, or for a whole series. */
  readonly seasons: readonly number[];
  /** When the first of them was noticed. */
  readonly noticedAt: Date;
  /** When the message is sent. */
  readonly dueAt: Date;
  /** The message may have been posted, so no more seasons are added to it. */
  readonly isSending: boolean;
}

/** What a user follows of a title, in each quality. */
export interface SubscribedQualities {
  readonly standard: Subscription | null;
  readonly in4k: Subscription | null;
}

/** A title that has arrived for a subscriber although no request of the bot tells them. */
export interface Arrival {
  readonly subscription: Subscription;
  readonly title: TitleSummary;
  /** Those that have arrived; empty for a movie, or for a whole series. */
  readonly seasons: readonly number[];
  /** Whether the subscription goes on. */
  readonly isContinued: boolean;
  /** Where it can be watched; null if the server does not say. */
  readonly watchUrl: string | null;
  readonly recipient: ChatAccountKey & { readonly name: string };
  readonly place: Place;
  readonly locale: string;
}
