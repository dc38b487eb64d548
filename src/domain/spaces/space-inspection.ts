/**
 * What the bot needs in a channel. `see-reactions`: Telegram shows reactions only to administrators. `react` and
 * `see-reactions` matter for approval cards alone.
 */
export const placePermissions = [
  'view',
  'send',
  'send-in-threads',
  'embed',
  'history',
  'react',
  'see-reactions',
] as const;
export type PlacePermission = (typeof placePermissions)[number];

export const channelKinds = ['channel', 'thread', 'group', 'topic'] as const;

/** A place in a space where messages can be posted, and what the bot may not do there. */
export interface InspectedChannel {
  readonly address: string;
  /** The topic of a Telegram group; null: the group itself. */
  readonly topic: string | null;
  /** Null: the platform does not tell. */
  readonly name: string | null;
  readonly kind: (typeof channelKinds)[number];
  readonly missing: readonly PlacePermission[];
}

/** What a platform says about a space now. */
export interface SpaceInspection {
  /** Whether the bot is in the space. */
  readonly isMember: boolean;
  readonly channels: readonly InspectedChannel[];
  /** Roles that can make approvers; empty if the platform has none. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
}
