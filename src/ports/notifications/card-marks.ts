import type { CardId } from '../../domain/id.ts';
import type { MessageRef } from '../../domain/place.ts';

/** Records what became of a card. */
export interface CardMarks {
  /** Records the version that a card shows, and its message. */
  markShown(id: CardId, version: number, message: MessageRef): Promise<void>;
  /** Records why a card cannot be posted or edited. It is not tried again. */
  markLost(id: CardId, reason: string): Promise<void>;
}
