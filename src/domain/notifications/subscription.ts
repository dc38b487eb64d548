import type { ServiceId, UserId } from '../id.ts';
import type { Place } from '../place.ts';
import type { TitleKey } from '../titles/title.ts';

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
