import type { ApprovalContext } from '../../domain/approvals/approval-context.ts';
import type { Card } from '../../domain/notifications/card.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';

/** Speaks in chats. Throws Faults: `channel-not-found`, `message-not-found`, `channel-forbidden`, `direct-messages-closed`, `reply-expired`, `platform-unavailable`. */
export interface CardPublisher {
  /** Posts a card, or edits it where it stands; returns where it stands. Posting twice with one card id posts once. */
  publish(card: Card, request: MediaRequest, facts: ApprovalContext | null): Promise<MessageRef>;
}
