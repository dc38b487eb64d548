import type { ServiceId, UserId } from '../id.ts';
import type { Place } from '../place.ts';
import type { TitleKey } from '../titles/title.ts';

/** In which qualities a user waits to hear of a title. */
export interface SubscribedQualities {
  readonly standard: boolean;
  readonly in4k: boolean;
}

/** A user's wish to hear when a title arrives. */
export interface NewSubscription {
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly title: string;
  readonly place: Place;
}
