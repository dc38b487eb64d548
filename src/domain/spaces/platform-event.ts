/** The platform has changed the id of a space. */
export interface SpaceMoved {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** What a platform tells about the bot itself, outside of interactions. */
export type PlatformEvent =
  /** The bot left a space or was removed from it. */
  | { readonly kind: 'left'; readonly platformSpaceId: string }
  /** The bot was added to a space. */
  | { readonly kind: 'joined'; readonly platformSpaceId: string }
  /** The complete list of spaces that the bot is in. */
  | { readonly kind: 'listed'; readonly platformSpaceIds: readonly string[] }
  | SpaceMoved
  /** A user blocked direct messages from the bot, or allows them again. */
  | { readonly kind: 'closed'; readonly platformUserId: string; readonly isClosed: boolean };
