import type { CardId, RequestId } from '../id.ts';
import type { ChatAccountKey, MessageRef } from '../place.ts';

/**
 * What a message about a request is for. `public`: the live card that everyone sees; `private`: the answer to the
 * requester; `approval`: the card with the buttons for approvers; `notification`: posted once, to one person, when
 * something has happened.
 */
export const cardRoles = ['public', 'private', 'approval', 'notification'] as const;
export type CardRole = (typeof cardRoles)[number];

/** A message about a request. `key` is unique within the request, so that nothing is posted twice. */
export interface Card {
  readonly id: CardId;
  readonly requestId: RequestId;
  readonly role: CardRole;
  readonly key: string;
  readonly message: MessageRef;
  /** The people whom a notification is for. Only they are mentioned. */
  readonly recipients: readonly ChatAccountKey[];
  readonly locale: string;
  /** The version of the request that the message shows; 0 before it was posted. */
  readonly shownVersion: number;
}

/** A card that is not posted yet. */
export type NewCard = Omit<Card, 'requestId' | 'shownVersion'>;
