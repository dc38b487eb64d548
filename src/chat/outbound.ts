import type { MessageRef, Place, Platform } from '../domain/place.ts';
import type { View } from './view.ts';

/**
 * Posts and edits messages that answer nobody. Throws `channel-not-found`, `message-not-found`, `channel-forbidden`,
 * `direct-messages-closed`, `reply-expired`, `platform-unavailable` (worth a retry), `platform-rejected` (a bug).
 */
export interface Outbound {
  /** Posts a message. Two posts with the same key (at most 22 characters) within minutes post one message. */
  post(place: Place, view: View, idempotencyKey: string): Promise<MessageRef>;
  /** Replaces what a message shows. Showing the same again succeeds. */
  edit(message: MessageRef, view: View): Promise<void>;
}

/** The platforms that are enabled. */
export type Outbounds = { readonly [P in Platform]?: Outbound };
