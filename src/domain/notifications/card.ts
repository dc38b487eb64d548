import type { CardId, RequestId } from '../id.ts';
import type { MessageRef, Place } from '../place.ts';
import type { Recipient } from './recipient.ts';

/**
 * What a message about a request is for. `public`: the live card that everyone sees; `private`: the answer to the
 * requester, which others see where the platform shows it to everyone; `approval`: the card with the buttons for approvers; `notification`: posted once, to one person, when
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
  readonly recipients: readonly Recipient[];
  readonly locale: string;
  /** The version of the request that the message shows; 0 before it was posted. */
  readonly shownVersion: number;
}

/** A card that is not posted yet. */
export type NewCard = Omit<Card, 'requestId' | 'shownVersion'>;

/** The key of an approval card that is sent to an approver because it could not be posted in its channel. */
export function toFallbackKey({ platform, address }: Place): string {
  return `fallback:${platform}:${address}`;
}

/** Whether this is an approval card that could not be posted in its channel. */
export function isFallback({ key }: { readonly key: string }): boolean {
  return key.startsWith('fallback:');
}

/** The beginning of the keys of messages that say that nothing has moved for long. */
export const stalledKey = 'stalled';

/** Whether this message says that nothing has moved for long. */
export function isStallNotice({ key }: Pick<Card, 'key'>): boolean {
  return key.startsWith(`${stalledKey}:`);
}

const votesOffKey = 'votes-off';

/**
 * The key of the message that says that votes no longer approve requests, in the place of an approval card. Each rule
 * that ended has its own.
 */
export function toVotesOffKey(
  { key }: Pick<NewCard, 'key'>,
  { since }: { readonly since: Date },
): string {
  return key.replace(/^[^:]+:/, `${votesOffKey}:${since.getTime()}:`);
}

/** Whether this message says that votes no longer approve requests. */
export function isVotesOffNotice({ key }: Pick<Card, 'key'>): boolean {
  return key.startsWith(`${votesOffKey}:`);
}

/** The key of the live card in the place of a request, so that there is only one. */
export const liveCardKey = 'public';
