import type { MessageRef, Place, Platform } from '../domain/place.ts';
import type { View } from './view.ts';

/**
 * How a platform lets us speak first. Throws Faults: `channel-not-found`, `message-not-found`, `channel-forbidden`,
 * `direct-messages-closed`, `reply-expired`, `platform-unavailable` (worth a retry), `platform-rejected` (a defect of ours).
 */
export interface Outbound {
  /** Posts a message. Two posts with the same `once` (at most 22 characters) within minutes are one. */
  post(place: Place, view: View, idempotencyKey: string): Promise<MessageRef>;
  /** Replaces what a message shows. Showing the same again is success. */
  edit(message: MessageRef, view: View): Promise<void>;
}

/** The platforms that are switched on. */
export type Outbounds = { readonly [P in Platform]?: Outbound };
