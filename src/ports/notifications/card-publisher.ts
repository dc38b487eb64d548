import type { ApprovalContext } from '../../domain/approvals/approval-context.ts';
import type { Card } from '../../domain/notifications/card.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';

/**
 * Posts cards to the chats. Throws `channel-not-found`, `message-not-found`, `channel-forbidden`,
 * `direct-messages-closed`, `reply-expired`, and `platform-unavailable`.
 */
export interface CardPublisher {
  /** Posts a card, or edits the message it has. Posting a card twice posts one message. */
  publish(card: Card, request: MediaRequest, facts: ApprovalContext | null): Promise<PublishedCard>;
}

/** `isOutdated`: an earlier attempt had posted the message already, and it shows an older state. */
export interface PublishedCard extends MessageRef {
  readonly isOutdated?: true;
}
