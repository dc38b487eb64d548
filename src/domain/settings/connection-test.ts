/** Why something that somebody wants to connect cannot be used. */
export const connectionFaults = [
  'unreachable',
  'rejected',
  'csrf-enabled',
  'not-overseerr',
  'failed',
  'no-secret',
  'not-writable',
  'no-space',
] as const;
export type ConnectionFault = (typeof connectionFaults)[number];

/** What a test found: a fault, or what is there. */
export type ConnectionTest<Found> =
  | { readonly isOk: false; readonly fault: ConnectionFault }
  | { readonly isOk: true; readonly found: Found };

/** An Overseerr server that the bot can use. */
export interface FoundOverseerr {
  /** What its software is called: Overseerr, Jellyseerr, or Seerr. */
  readonly product: string;
  readonly version: string;
  readonly title: string;
  readonly hasMovie4k: boolean;
  readonly hasSeries4k: boolean;
  /** How many members were read. */
  readonly members: number;
  /** Whether there are more than were read. */
  readonly hasMoreMembers: boolean;
  /** Of these, how many have a chat ID in their profile. */
  readonly membersWithChat: number;
  /** Some of those with a chat ID, admins of the server first. */
  readonly chats: readonly {
    readonly name: string;
    /** As it is written in ADMINS. */
    readonly account: string;
    readonly isAdmin: boolean;
  }[];
}

/** A Discord bot whose token works. */
export interface FoundDiscordBot {
  readonly name: string;
  /** Where it is added to a Discord server, with exactly the permissions that it needs. */
  readonly inviteUrl: string;
  readonly guilds: readonly {
    readonly id: string;
    readonly name: string;
    /** The text channels, with their place as it is written in the settings. */
    readonly channels: readonly { readonly place: string; readonly name: string }[];
  }[];
}

/** A Telegram bot whose token works. */
export interface FoundTelegramBot {
  readonly name: string;
  readonly url: string;
  readonly canJoinGroups: boolean;
  /** Privacy mode is off. */
  readonly readsAllMessages: boolean;
}

/** A folder in which backups can be stored. */
export interface FoundFolder {
  /** The absolute path. */
  readonly path: string;
  readonly freeBytes: number;
}
