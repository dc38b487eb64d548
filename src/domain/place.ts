/** The chat platforms. `web` is the demo page. */
export const platforms = ['discord', 'telegram', 'web'] as const;
export type Platform = (typeof platforms)[number];

/**
 * Where an action came from. `overseerr` is the Overseerr server itself: its own page, a webhook or a schedule; `cli`
 * is the operator's command line, `console` the web page for admins and approvers.
 */
export const sources = [...platforms, 'overseerr', 'cli', 'console'] as const;
export type Source = (typeof sources)[number];

/** A person's account on a chat platform. */
export interface ChatAccountKey {
  readonly platform: Platform;
  readonly platformUserId: string;
}

/**
 * `channel`: a channel, group or (with `topic`) a topic; `direct`: a private chat with the user `address`;
 * `reply`: an answer only its reader sees, which can be edited until `editableUntil` with the token in `address`.
 */
export const placeKinds = ['channel', 'direct', 'reply'] as const;

/** Where a message can be posted. */
export interface Place {
  readonly platform: Platform;
  readonly kind: (typeof placeKinds)[number];
  readonly address: string;
  readonly topic?: string;
  readonly editableUntil?: Date;
}

/** A posted message: where, and which one. A reply needs no message id. */
export interface MessageRef {
  readonly place: Place;
  readonly messageId: string | null;
}

/** Whether another place is the same chat and topic. */
export function isSamePlace(place: Place): (other: Place) => boolean {
  return (other) =>
    other.platform === place.platform &&
    other.address === place.address &&
    other.topic === place.topic;
}

/** The chat and topic of a place as a text. It is stored in the keys of cards. */
export function toPlaceKey({ platform, address, topic }: Place): string {
  return `${platform}:${address}:${topic ?? ''}`;
}

/** Whether another message is the same one. A reply has no id: its address is that of the press. Others without are not posted. */
export function isSameMessage({ place, messageId }: MessageRef): (other: MessageRef) => boolean {
  const isPosted = messageId !== null || place.kind === 'reply';
  return (other) =>
    isPosted &&
    other.messageId === messageId &&
    other.place.platform === place.platform &&
    other.place.address === place.address;
}

/** Whether one of these messages is in the chat of another message, and that one is none of them. */
export function hasMessageBeside(message: MessageRef, all: readonly MessageRef[]): boolean {
  const isThere = isSamePlace(message.place);
  const there = all.filter(({ place, messageId }) => messageId !== null && isThere(place));
  return there.length > 0 && !there.some(isSameMessage(message));
}

/** The private chat with a person. */
export function toDirectPlace(account: ChatAccountKey): Place {
  return { platform: account.platform, kind: 'direct', address: account.platformUserId };
}

/** Whether two keys are of the same chat account. */
export function isSameChat(one: ChatAccountKey, other: ChatAccountKey): boolean {
  return one.platform === other.platform && one.platformUserId === other.platformUserId;
}
