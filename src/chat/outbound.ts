import { AppError } from '../domain/app-error.ts';
import type { MessageRef, Place, Platform } from '../domain/place.ts';
import type { View } from './view.ts';

/**
 * Posts and edits messages on the bot's own initiative. Throws `channel-not-found`, `message-not-found`,
 * `channel-forbidden`, `direct-messages-closed`, `reply-expired`, `platform-unavailable` (can be retried), and
 * `platform-rejected` (a bug).
 */
export interface Outbound {
  /**
   * Posts a message. Two posts with the same key (at most 22 characters) within minutes post one message: the second
   * returns the first one.
   */
  post(place: Place, view: View, idempotencyKey: string): Promise<PostedMessage>;
  /**
   * Replaces the content of a message. Succeeds also if the content is the same. `message-not-found` has the detail
   * `movedTo` if the chat got another id, under which the message does not exist.
   */
  edit(message: MessageRef, view: View): Promise<void>;
}

/** A posted message. `isOutdated`: it was posted earlier and shows something else, so it has to be edited. */
export interface PostedMessage extends MessageRef {
  readonly isOutdated?: true;
}

/** The platforms that are enabled. */
export type Outbounds = { readonly [P in Platform]?: Outbound };

/** Throws `channel-not-found` for a platform that is disabled. */
export function getOutbound(outbounds: Outbounds, platform: Platform): Outbound {
  const outbound = outbounds[platform];
  if (!outbound) throw new AppError('channel-not-found', { detail: { platform } });
  return outbound;
}
