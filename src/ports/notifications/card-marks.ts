import type { CardId } from '../../domain/id.ts';
import type { MessageRef } from '../../domain/place.ts';

/** A card as it was read before it was posted or edited. */
export interface ReadCard {
  readonly id: CardId;
  readonly shownVersion: number;
}

/** Records what became of a card. */
export interface CardMarks {
  /**
   * Records the version that a card shows, and its message. False if somebody else has recorded another version since
   * the card was read: nobody knows in which order both edits arrived, so the card counts as showing nothing. A
   * notification, which would be posted again, keeps the newer version.
   */
  markShown(card: ReadCard, version: number, message: MessageRef): Promise<boolean>;
  /** Records why a card cannot be posted or edited. It is not tried again. */
  markLost(id: CardId, reason: string): Promise<void>;
}
