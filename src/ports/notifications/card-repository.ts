import type { CardId, RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { Card, NewCard } from '../../domain/notifications/card.ts';
import type { MessageRef, Place } from '../../domain/place.ts';

/** Stores the cards of requests: which message each one has, and which version it shows. */
export interface CardRepository {
  listByRequest(id: RequestId): Promise<Card[]>;
  /** The card of a message; null if the message is not a card. */
  findByMessage(message: MessageRef): Promise<Card | null>;
  /** Whether a card is being posted in a place, so that it has no message yet although people may see it. */
  isPosting(place: Pick<Place, 'platform' | 'address'>): Promise<boolean>;
  create(id: RequestId, cards: readonly NewCard[], jobs: readonly Job[]): Promise<void>;
  /** Records the version that a card shows, and its message. */
  markShown(id: CardId, version: number, message: MessageRef): Promise<void>;
  /** Records that a card shows an older version than was recorded. */
  markOutdated(id: CardId, version: number): Promise<void>;
  /** Records why a card cannot be posted or edited. It is not tried again. */
  markLost(id: CardId, reason: string): Promise<void>;
}
