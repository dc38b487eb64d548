import type { Json } from '../validation/shapes.ts';
import type { Channel, Guild, Member, Message, Role, User } from './model.ts';
import { MessageFlag } from './model.ts';
import type { World } from './world.ts';

/** Discord's user object. */
export function toUser(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    global_name: user.globalName,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    clan: null,
    primary_guild: null,
    public_flags: 0,
    ...(user.bot ? { bot: true } : {}),
  };
}

/** Discord's role object. */
export function toRole(role: Role): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role.managed,
    mentionable: false,
    flags: 0,
  };
}

/** Discord's guild member object; without `user` where Discord omits it. */
export function toMember(member: Member, user?: User): Json {
  return {
    nick: member.nick,
    roles: [...member.roles],
    joined_at: member.joinedAt,
    avatar: null,
    banner: null,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    ...(user ? { user: toUser(user) } : {}),
  };
}

/** Discord's channel object; the bot's permissions appear as its member overwrite. */
export function toChannel(world: World, channel: Channel): Json {
  const base = {
    id: channel.id,
    type: channel.type,
    last_message_id: channel.lastMessageId,
    flags: 0,
  };
  if (channel.recipientId !== null) {
    return { ...base, recipients: [toUser(world.user(channel.recipientId))] };
  }
  const allow = channel.botPermissions;
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    topic: null,
    position: 0,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [
      {
        id: world.botUserId,
        type: 1,
        allow: allow.toString(),
        deny: (((1n << 53n) - 1n) & ~allow).toString(),
      },
    ],
    ...(isThread(channel)
      ? {
          owner_id: world.botUserId,
          member_count: 1,
          message_count: 0,
          thread_metadata: {
            archived: channel.archived,
            auto_archive_duration: 1440,
            archive_timestamp: new Date(0).toISOString(),
            locked: false,
          },
          member: { id: channel.id, user_id: world.botUserId, flags: 0, join_timestamp: iso(0) },
        }
      : {}),
  };
}

export function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

/** Discord's guild object as REST gives it. */
export function toGuild(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    vanity_url_code: null,
    features: [],
    emojis: [],
    stickers: [],
    max_members: 25_000_000,
    max_presences: null,
    max_video_channel_users: 25,
    roles: [...guild.roles.values()].map(toRole),
  };
}

/** The guild as sent in GUILD_CREATE; without the members intent only the bot is listed. */
export function toGatewayGuild(world: World, guild: Guild): Json {
  const own = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = guild.members.get(world.botUserId);
  return {
    ...toGuild(guild),
    joined_at: bot?.joinedAt ?? iso(0),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [toMember(bot, world.user(world.botUserId))] : [],
    channels: own.filter((channel) => !isThread(channel)).map((one) => toChannel(world, one)),
    threads: own.filter(isThread).map((one) => toChannel(world, one)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Discord's message object as REST gives it. */
export function toMessage(world: World, message: Message): Json {
  const { origin, replyTo } = message;
  const replied = replyTo ? world.messages.get(replyTo.messageId) : undefined;
  const mentioned = [...message.content.matchAll(/<@!?(\d+)>/g)]
    .map((match) => world.users.get(match[1] ?? ''))
    .filter((user) => user !== undefined);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: replyTo ? 19 : origin?.commandName ? 20 : 0,
    author: toUser(world.user(message.authorId)),
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    attachments: message.attachments.map((filename, index) => ({
      id: String(index + 1),
      filename,
      size: 1,
      url: `https://cdn.invalid/${filename}`,
      proxy_url: `https://cdn.invalid/${filename}`,
    })),
    mentions: mentioned.map(toUser),
    mention_roles: [...message.content.matchAll(/<@&(\d+)>/g)].map((match) => match[1]),
    mention_everyone: message.mentionedIds.includes('everyone'),
    pinned: false,
    tts: false,
    flags: message.flags,
    timestamp: iso(message.createdAtMs),
    edited_timestamp: message.editedAtMs === null ? null : iso(message.editedAtMs),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.reactions.length > 0 ? { reactions: message.reactions.map(toReaction) } : {}),
    ...(replyTo
      ? {
          message_reference: {
            type: 0,
            message_id: replyTo.messageId,
            channel_id: replyTo.channelId,
          },
          referenced_message: replied ? toMessage(world, { ...replied, replyTo: null }) : null,
        }
      : {}),
    ...(origin
      ? {
          application_id: world.applicationId,
          webhook_id: world.applicationId,
          interaction_metadata: {
            id: origin.interactionId,
            type: origin.interactionType,
            user: toUser(world.user(origin.userId)),
            authorizing_integration_owners: {},
            ...(origin.commandName ? { name: origin.commandName, command_type: 1 } : {}),
          },
        }
      : {}),
  };

  function toReaction(reaction: Message['reactions'][number]): Json {
    return {
      emoji: reaction.emoji,
      count: reaction.userIds.length,
      me: reaction.userIds.includes(world.botUserId),
      me_burst: false,
      burst_colors: [],
      count_details: { burst: 0, normal: reaction.userIds.length },
    };
  }
}

/** The message as the gateway sends it: with its guild and member, or marked as direct. */
export function toGatewayMessage(world: World, message: Message): Json {
  const channel = world.channel(message.channelId);
  const member = channel.guildId
    ? world.guilds.get(channel.guildId)?.members.get(message.authorId)
    : undefined;
  return {
    ...toMessage(world, message),
    channel_type: channel.type,
    ...(channel.guildId ? { guild_id: channel.guildId } : {}),
    ...(member ? { member: toMember(member) } : {}),
  };
}

/** The message for a session without the message content intent, or null if nothing is hidden. */
export function toRedacted(world: World, message: Message, full: Json): Json | undefined {
  const channel = world.channel(message.channelId);
  const direct = channel.guildId === null;
  const named = message.content.includes(`<@${world.botUserId}>`);
  if (direct || named || message.authorId === world.botUserId) return undefined;
  const hidden = { content: '', embeds: [], components: [], attachments: [] };
  return { ...full, ...hidden };
}

/** True while the bot is shown as thinking. */
export function isThinking(message: MessageFlags): boolean {
  return (message.flags & MessageFlag.loading) !== 0;
}

interface MessageFlags {
  readonly flags: number;
}
