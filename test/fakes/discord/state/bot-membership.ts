import type { Events } from '../gateway/events.ts';
import type { Json } from '../validation/shapes.ts';
import type { Guild, Member } from './model.ts';

/**
 * The shard that serves a guild (docs: "Sharding"). The first shard serves everything without a
 * guild.
 */
export function shardOf(guildId: string | null, shardCount: number): number {
  if (guildId === null || shardCount === 1) return 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}

/** The ID of the `n`th guild that a shard serves. */
export function guildIdOn(shard: number, shardCount: number, n = 0): string {
  return (BigInt(1_000_000_000 * shardCount + n * shardCount + shard) << 22n).toString();
}

/** The bot joins guilds and is removed from them, and guilds have outages. */
export function createBotMembership(deps: {
  readonly events: Events;
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly guild: (id: string) => Guild;
  readonly botUserId: string;
  readonly toGatewayGuild: (guild: Guild) => Json;
}) {
  const { events, guilds, guild, botUserId, toGatewayGuild } = deps;
  const unavailableGuilds = new Set<string>();
  const previousMembers = new Map<string, Member>();
  const hasBot = (id: string) => guilds.get(id)?.members.has(botUserId) ?? false;
  const create = (id: string) =>
    events.publish({ type: 'GUILD_CREATE', guildId: id, data: toGatewayGuild(guild(id)) });
  const remove = (id: string, data: Json) =>
    events.publish({ type: 'GUILD_DELETE', guildId: id, data: { id, ...data } });

  return {
    /** Whether the bot is a member of the guild. */
    hasBot,
    /** Guilds the bot is a member of. */
    guildsWithBot: (): Guild[] => [...guilds.values()].filter(({ id }) => hasBot(id)),
    isDown: (guildId: string): boolean => unavailableGuilds.has(guildId),
    /** Removes the bot from the guild: it gets no more events and may do nothing there. */
    removeBot(guildId: string): void {
      const { members } = guild(guildId);
      const member = members.get(botUserId);
      if (!member) throw new Error(`the bot is not in guild ${guildId}`);
      previousMembers.set(guildId, member);
      remove(guildId, {});
      members.delete(botUserId);
      events.wakeWaiters();
    },
    /** Invites the bot again. */
    returnBot(guildId: string): void {
      const member = previousMembers.get(guildId);
      if (!member) throw new Error(`the bot was not put out of guild ${guildId}`);
      guild(guildId).members.set(botUserId, member);
      create(guildId);
    },
    /** Starts or ends an outage of the guild; the bot stays a member. */
    setOutage(guildId: string, isDown: boolean): void {
      if (isDown) unavailableGuilds.add(guild(guildId).id);
      else unavailableGuilds.delete(guildId);
      if (isDown) remove(guildId, { unavailable: true });
      else create(guildId);
    },
  };
}
