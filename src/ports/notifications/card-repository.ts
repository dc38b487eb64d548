import type { CardId, RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { Card, NewCard } from '../../domain/notifications/card.ts';
import type { ChatAccountKey, MessageRef, Place } from '../../domain/place.ts';
import type { CardMarks } from './card-marks.ts';

/** Stores the cards of requests: which message each one has, and which version it shows. */
export interface CardRepository extends CardMarks {
  listByRequest(id: RequestId): Promise<Card[]>;
  /** The card of a message; null if the message is not a card. */
  findByMessage(message: MessageRef): Promise<Card | null>;
  /** Whether a card is being posted in a place, so that it has no message yet although people may see it. */
  isPosting(place: Pick<Place, 'platform' | 'address'>): Promise<boolean>;
  create(id: RequestId, cards: readonly NewCard[], jobs: readonly Job[]): Promise<void>;
  /** The requests that have cards and have changed since then, the latest first; at most 500. */
  listRecentlyChanged(since: Date): Promise<readonly RequestId[]>;
  /** Records that a card shows an older version than was recorded. */
  markOutdated(id: CardId, version: number): Promise<void>;
  /**
   * Takes up again the cards that could not be edited in a private chat while its owner had blocked the bot. Returns
   * their requests.
   */
  resumeDirect(account: ChatAccountKey): Promise<readonly RequestId[]>;
}
