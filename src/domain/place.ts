/** Where the bot talks. `web` is the demo page. */
export type Platform = 'discord' | 'telegram' | 'web';

/** Through which door something came in. `service` is the media server itself: its page, webhook or poll. */
export type Source = Platform | 'overseerr';

/** A person as a chat platform knows them. */
export interface ChatAccountKey {
  readonly platform: Platform;
  readonly platformUserId: string;
}

/**
 * A spot in which a message can stand.
 * `channel`: a channel, group or (with `topic`) a topic; `direct`: a private chat with the user `address`;
 * `reply`: an answer only its reader sees, which can be edited until `until` with the pass in `address`.
 */
export interface Place {
  readonly platform: Platform;
  readonly kind: 'channel' | 'direct' | 'reply';
  readonly address: string;
  readonly topic?: string;
  readonly editableUntil?: Date;
}

/** A message that stands: where, and which. A reply needs no message id. */
export interface MessageRef {
  readonly place: Place;
  readonly messageId: string | null;
}

/** A private chat with somebody. */
export function toDirectPlace(account: ChatAccountKey): Place {
  return { platform: account.platform, kind: 'direct', address: account.platformUserId };
}
