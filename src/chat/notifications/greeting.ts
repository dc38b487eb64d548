import type { Recipient } from '../../domain/notifications/recipient.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { Inline } from '../view.ts';

/**
 * Names the people whom a message is for. Telegram shows the name that is given here, so somebody without one is left
 * out: the platforms mention them all the same, because the message has them in its `mentions`.
 */
export function greeting(recipients: readonly Recipient[]): Inline[] {
  return recipients.flatMap(({ name, ...mention }) => (name ? [{ mention, name }, ' '] : []));
}

/** The chat accounts that a message for these people mentions. */
export function toMentions(recipients: readonly Recipient[]): readonly ChatAccountKey[] {
  return recipients.map(({ platform, platformUserId }) => ({ platform, platformUserId }));
}
