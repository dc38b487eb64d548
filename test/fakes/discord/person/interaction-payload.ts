import type { Channel } from '../state/model.ts';
import { toChannel, toMember, toMessage, toRole, toUser } from '../state/wire-format.ts';
import { allPermissions, type World } from '../state/world.ts';
import type { Json } from '../validation/shapes.ts';

export interface Context {
  readonly type: number;
  readonly userId: string;
  readonly channel: Channel;
  readonly locale: string;
  readonly data: Json;
  readonly messageId: string | null;
}

/** The INTERACTION_CREATE payload without id and token. */
export function toInteraction(world: World, context: Context): Json {
  const { type, userId, channel, locale, data, messageId } = context;
  const guild = channel.guildId === null ? undefined : world.guild(channel.guildId);
  const member = guild?.members.get(userId);
  const { permission_overwrites: _, ...partial } = toChannel(world, channel);
  const message = messageId === null ? undefined : world.message(messageId);
  const permissions = guild ? world.permissionsOf(guild.id, userId) : allPermissions;
  return {
    type,
    data,
    channel_id: channel.id,
    channel: { ...partial, permissions: permissions.toString() },
    app_permissions: channel.botPermissions.toString(),
    locale,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    context: guild ? 0 : 1,
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    ...(guild
      ? {
          guild_id: guild.id,
          guild_locale: guild.locale,
          guild: { id: guild.id, locale: guild.locale, features: [] },
        }
      : { user: toUser(world.user(userId)) }),
    ...(member
      ? { member: { ...toMember(member, world.user(userId)), permissions: permissions.toString() } }
      : {}),
    ...(message ? { message: toMessage(world, message) } : {}),
  };
}

/** The `resolved` objects for ids of users, roles and channels. */
export function resolve(world: World, channel: Channel, ids: readonly string[]): Json {
  const resolved: Record<'users' | 'members' | 'roles' | 'channels', Json> = {
    users: {},
    members: {},
    roles: {},
    channels: {},
  };
  const guild = channel.guildId === null ? undefined : world.guild(channel.guildId);
  for (const id of ids) {
    const user = world.users.get(id);
    const member = guild?.members.get(id);
    const role = guild?.roles.get(id);
    const named = world.channels.get(id);
    if (user) resolved.users[id] = toUser(user);
    if (guild && member) {
      const permissions = world.permissionsOf(guild.id, id).toString();
      resolved.members[id] = { ...toMember(member), permissions };
    }
    if (role) resolved.roles[id] = toRole(role);
    if (named) {
      const permissions = allPermissions.toString();
      resolved.channels[id] = { ...toChannel(world, named), permissions };
    }
  }
  const filled = Object.entries(resolved).filter(([, value]) => Object.keys(value).length > 0);
  return Object.fromEntries(filled);
}
