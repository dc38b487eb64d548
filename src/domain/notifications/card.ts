import type { CardId, RequestId } from '../id.ts';
import type { ChatAccountKey, MessageRef } from '../place.ts';

/**
 * What a message about a request is for. `public`: the live card everybody sees; `private`: the answer to the
 * person who asked; `approval`: the one with the buttons for approvers; `notice`: said once, to somebody, when
 * something happened.
 */
export type CardRole = 'public' | 'private' | 'approval' | 'notification';

/** A message about a request. `key` is unique for a request, so that nothing is ever said twice. */
export interface Card {
  readonly id: CardId;
  readonly requestId: RequestId;
  readonly role: CardRole;
  readonly key: string;
  readonly message: MessageRef;
  /** Whom a notice is for; they are mentioned, nobody else is. */
  readonly recipients: readonly ChatAccountKey[];
  readonly locale: string;
  /** The version of the request that the message shows; 0 before it was posted. */
  readonly shownVersion: number;
}

/** A card that is to be posted. */
export type NewCard = Omit<Card, 'requestId' | 'shownVersion'>;
