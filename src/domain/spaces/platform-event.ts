/** A space has another id from now on. */
export interface SpaceMoved {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** What a platform tells of the bot itself, without anybody talking to it. */
export type PlatformEvent =
  /** The bot has left a space, or was put out of it. */
  | { readonly kind: 'left'; readonly platformSpaceId: string }
  /** It was let in, for the first time or again. */
  | { readonly kind: 'joined'; readonly platformSpaceId: string }
  /** These are all the spaces it is in. */
  | { readonly kind: 'listed'; readonly platformSpaceIds: readonly string[] }
  | SpaceMoved
  /** A person takes no direct messages any more, or does again. */
  | { readonly kind: 'closed'; readonly platformUserId: string; readonly isClosed: boolean };
