import type { CardId, RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { Card, NewCard } from '../../domain/notifications/card.ts';
import type { MessageRef } from '../../domain/place.ts';

/** Cards, written by the ledger and kept up to date by `show`. */
export interface CardRepository {
  listByRequest(id: RequestId): Promise<Card[]>;
  /** The card that stands as this message. */
  findByMessage(message: MessageRef): Promise<Card | null>;
  create(id: RequestId, cards: readonly NewCard[], jobs: readonly Job[]): Promise<void>;
  /** What a card shows now, and where it stands. */
  markShown(id: CardId, version: number, message: MessageRef): Promise<void>;
  /** Never to be tried again, and why. */
  markLost(id: CardId, reason: string): Promise<void>;
}
