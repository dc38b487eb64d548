import type { Component, Embed } from '../validation/shapes.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly bot: boolean;
  /** If true, the bot's direct messages are rejected with 50007. */
  dmsClosed: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
  readonly managed: boolean;
}

export interface Member {
  readonly userId: string;
  nick: string | null;
  roles: string[];
  readonly joinedAt: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Channel {
  readonly id: string;
  /** Discord's channel type: 0 text, 1 direct, 5 announcement, 11 public thread. */
  readonly type: number;
  readonly name: string | null;
  /** Null for a direct channel. */
  readonly guildId: string | null;
  /** The user in a direct channel with the bot. */
  readonly recipientId: string | null;
  readonly parentId: string | null;
  /** What the bot may do here; 0 hides the channel from it. */
  botPermissions: bigint;
  archived: boolean;
  lastMessageId: string | null;
}

export interface Reaction {
  readonly emoji: { readonly id: string | null; readonly name: string };
  readonly userIds: string[];
}

export interface MessageVersion {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
}

/** How an interaction created a message. */
export interface MessageOrigin {
  readonly interactionId: string;
  readonly interactionType: number;
  readonly token: string;
  readonly userId: string;
  readonly commandName: string | null;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  /** 4 embeds suppressed, 64 ephemeral, 128 thinking, 32768 Components V2. */
  flags: number;
  readonly nonce: string | number | null;
  /** Ids of users and roles, and `everyone` / `here`, that this message notified. */
  readonly mentionedIds: readonly string[];
  readonly replyTo: { readonly messageId: string; readonly channelId: string } | null;
  /** The only user who sees the message; null for a public one. */
  readonly ephemeralFor: string | null;
  readonly origin: MessageOrigin | null;
  readonly reactions: Reaction[];
  /** Names of attached files. */
  readonly attachments: readonly string[];
  /** Every earlier state, oldest first. */
  readonly history: MessageVersion[];
  createdAtMs: number;
  editedAtMs: number | null;
}

/** A copy of a message as a user sees it now. */
export type MessageView = Readonly<Message>;

export const MessageFlag = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;
