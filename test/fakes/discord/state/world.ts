import { PermissionFlagsBits, type PermissionsString } from 'discord.js';
import type { Events } from '../gateway/events.ts';
import { createBotMembership } from './bot-membership.ts';
import type { Channel, Guild, Member, Message, Role, User } from './model.ts';
import { toChannel, toGatewayGuild, toMember, toRole } from './wire-format.ts';

/** The channel permissions of a bot invited with the usual permissions. */
export const defaultBotPermissions = bits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseExternalEmojis',
  'UseApplicationCommands',
]);

const everyonePermissions = bits([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
]);

export const allPermissions: bigint = Object.values(PermissionFlagsBits).reduce(
  (sum, bit) => sum | bit,
  0n,
);

/** The bit field of these permission names. */
export function bits(names: readonly PermissionsString[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

export interface ChannelSetup {
  readonly id?: string;
  readonly name: string;
  readonly type?: number;
  readonly parentId?: string;
  readonly archived?: boolean;
  readonly botPermissions?: readonly PermissionsString[];
}

export type World = ReturnType<typeof createWorld>;

interface Deps {
  readonly events: Events;
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly botUserId: string;
}

/** Users, guilds, channels and messages, and functions for tests to set them up. */
export function createWorld({ events, nextId, applicationId, botUserId }: Deps) {
  const users = new Map<string, User>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Message>();

  function getOrThrow<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
    const found = map.get(id);
    if (found === undefined) throw new Error(`the fake knows no ${what} ${id}`);
    return found;
  }
  const user = (id: string) => getOrThrow(users, id, 'user');
  const guild = (id: string) => getOrThrow(guilds, id, 'guild');
  const channel = (id: string) => getOrThrow(channels, id, 'channel');
  const message = (id: string) => getOrThrow(messages, id, 'message');

  function addUser(setup: {
    id?: string;
    username: string;
    globalName?: string;
    bot?: boolean;
    dmsClosed?: boolean;
  }): User {
    const added: User = {
      id: setup.id ?? nextId(),
      username: setup.username,
      globalName: setup.globalName ?? null,
      bot: setup.bot ?? false,
      dmsClosed: setup.dmsClosed ?? false,
    };
    users.set(added.id, added);
    return added;
  }

  function addGuild(
    setup: { id?: string; name?: string; owner?: string; locale?: string } = {},
  ): Guild {
    const id = setup.id ?? nextId();
    const ownerId = setup.owner ?? addUser({ username: `owner-${id}` }).id;
    const botRole = nextId();
    const everyone = aRole(id, '@everyone', everyonePermissions, 0, false);
    const own = aRole(botRole, 'bot', defaultBotPermissions, 1, true);
    const added: Guild = {
      id,
      name: setup.name ?? 'A guild',
      ownerId,
      locale: setup.locale ?? 'en-US',
      roles: new Map([everyone, own].map((role) => [role.id, role])),
      members: new Map(),
    };
    guilds.set(id, added);
    for (const userId of [ownerId, botUserId]) {
      added.members.set(userId, aMember(userId, userId === botUserId ? [botRole] : []));
    }
    events.publish({ type: 'GUILD_CREATE', guildId: id, data: toGatewayGuild(world, added) });
    return added;
  }

  function addMember(
    guildId: string,
    userId: string,
    setup: { nick?: string; roles?: readonly string[] } = {},
  ): Member {
    const added = aMember(user(userId).id, [...(setup.roles ?? [])], setup.nick);
    guild(guildId).members.set(userId, added);
    const data = { ...toMember(added, user(userId)), guild_id: guildId };
    events.publish({ type: 'GUILD_MEMBER_ADD', guildId, data });
    return added;
  }

  function addRole(
    guildId: string,
    setup: { id?: string; name: string; permissions?: readonly PermissionsString[] },
  ): Role {
    const { roles } = guild(guildId);
    const granted = bits(setup.permissions ?? []);
    const added = aRole(setup.id ?? nextId(), setup.name, granted, roles.size, false);
    roles.set(added.id, added);
    const data = { guild_id: guildId, role: toRole(added) };
    events.publish({ type: 'GUILD_ROLE_CREATE', guildId, data });
    return added;
  }

  function addChannel(guildId: string, setup: ChannelSetup): Channel {
    const added: Channel = {
      id: setup.id ?? nextId(),
      type: setup.type ?? 0,
      name: setup.name,
      guildId: guild(guildId).id,
      recipientId: null,
      parentId: setup.parentId ?? null,
      botPermissions: setup.botPermissions ? bits(setup.botPermissions) : defaultBotPermissions,
      archived: setup.archived ?? false,
      lastMessageId: null,
    };
    channels.set(added.id, added);
    publishChannel('CHANNEL_CREATE', added);
    return added;
  }

  /** The direct channel between the bot and this person, created on first use. */
  function dmChannel(userId: string): Channel {
    for (const known of channels.values()) if (known.recipientId === userId) return known;
    const added: Channel = {
      id: nextId(),
      type: 1,
      name: null,
      guildId: null,
      recipientId: user(userId).id,
      parentId: null,
      botPermissions: allPermissions,
      archived: false,
      lastMessageId: null,
    };
    channels.set(added.id, added);
    return added;
  }

  function publishChannel(type: string, changed: Channel): void {
    events.publish({ type, guildId: changed.guildId, data: toChannel(world, changed) });
  }

  function deleteChannel(channelId: string): void {
    const deleted = channel(channelId);
    channels.delete(channelId);
    for (const one of messages.values()) {
      if (one.channelId === channelId) messages.delete(one.id);
    }
    publishChannel('CHANNEL_DELETE', deleted);
  }

  /** Sets the bot's permissions in the channel. */
  function setBotPermissions(channelId: string, names: readonly PermissionsString[]): void {
    const changed = channel(channelId);
    changed.botPermissions = bits(names);
    publishChannel('CHANNEL_UPDATE', changed);
  }

  /** Deletes the message, as a moderator would. */
  function deleteMessage(messageId: string): void {
    const deleted = message(messageId);
    messages.delete(messageId);
    const { guildId } = channel(deleted.channelId);
    if (deleted.ephemeralFor !== null) {
      events.wakeWaiters();
      return;
    }
    const data = {
      id: messageId,
      channel_id: deleted.channelId,
      ...(guildId ? { guild_id: guildId } : {}),
    };
    events.publish({ type: 'MESSAGE_DELETE', guildId, data });
  }

  /** The user's permissions in the guild, by ownership and roles; 0 for a non-member. */
  function permissionsOf(guildId: string, userId: string): bigint {
    const { members, roles, ownerId } = guild(guildId);
    const member = members.get(userId);
    if (!member) return 0n;
    const granted = [guildId, ...member.roles].reduce(
      (sum, id) => sum | (roles.get(id)?.permissions ?? 0n),
      0n,
    );
    const everything = ownerId === userId || (granted & PermissionFlagsBits.Administrator) !== 0n;
    return everything ? allPermissions : granted;
  }

  const membership = createBotMembership({
    events,
    guilds,
    guild,
    botUserId,
    toGatewayGuild: (one) => toGatewayGuild(world, one),
  });
  const world = {
    ...membership,
    applicationId,
    botUserId,
    users,
    guilds,
    channels,
    messages,
    nextId,
    user,
    guild,
    channel,
    message,
    addUser,
    addGuild,
    addMember,
    addRole,
    addChannel,
    dmChannel,
    deleteChannel,
    deleteMessage,
    setBotPermissions,
    permissionsOf,
    /** Hides the channel from the bot: 50001 from now on. */
    denyAccess: (channelId: string) => setBotPermissions(channelId, []),
    /** Opens or closes the user's direct messages. */
    setDmsClosed(userId: string, closed: boolean) {
      user(userId).dmsClosed = closed;
    },
    /** Backdates a message, for the limits on old messages. */
    makeOlder(messageId: string, byMs: number) {
      message(messageId).createdAtMs -= byMs;
    },
  };
  return world;
}

function aRole(id: string, name: string, permissions: bigint, position: number, managed: boolean) {
  return { id, name, permissions, position, managed } satisfies Role;
}

function aMember(userId: string, roles: string[], nick?: string): Member {
  return { userId, nick: nick ?? null, roles, joinedAt: '2024-01-01T00:00:00.000000+00:00' };
}
