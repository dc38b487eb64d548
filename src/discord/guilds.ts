import { z } from 'zod';

const upsertSchema = z.object({ id: z.string(), name: z.string().exactOptional() });
const deleteSchema = z.object({ id: z.string(), unavailable: z.boolean().exactOptional() });

/** What one shard says in its READY; a guild that is out of order is in its list as well. */
interface ReadyEvent {
  readonly shard: readonly [id: number, count: number];
  readonly guilds: readonly { readonly id: string }[];
}

/** The guilds the bot is in, as its shards tell. */
export interface Guilds {
  readonly names: ReadonlyMap<string, string>;
  /** Of all shards that have said READY. */
  ids(): readonly string[];
  /** Takes a READY; whether every shard has said it by now. */
  handleReady(readyEvent: ReadyEvent): boolean;
  /** Takes a GUILD_CREATE or GUILD_UPDATE; the guild's id when the bot was not in it before. */
  handleUpsert(shardId: number, guild: unknown): string | null;
  /** Takes a GUILD_DELETE; the guild's id when the bot is no longer in it. */
  handleDelete(shardId: number, guild: unknown): string | null;
}

export function createGuilds(): Guilds {
  const names = new Map<string, string>();
  const byShard = new Map<number, Set<string>>();

  return {
    names,
    ids: () => [...byShard.values()].flatMap((ids) => [...ids]),
    handleReady({ shard: [shardId, shardCount], guilds }) {
      byShard.set(shardId, new Set(guilds.map(({ id }) => id)));
      return byShard.size === shardCount;
    },
    handleUpsert(shardId, guild) {
      const parsed = upsertSchema.safeParse(guild);
      if (!parsed.success) return null;
      const { id, name } = parsed.data;
      if (name !== undefined) names.set(id, name);
      const shardGuildIds = byShard.get(shardId);
      if (!shardGuildIds || shardGuildIds.has(id)) return null;
      shardGuildIds.add(id);
      return id;
    },
    handleDelete(shardId, guild) {
      const parsed = deleteSchema.safeParse(guild);
      // An outage: Discord says GUILD_CREATE when it is over.
      if (!parsed.success || parsed.data.unavailable) return null;
      const { id } = parsed.data;
      names.delete(id);
      return byShard.get(shardId)?.delete(id) ? id : null;
    },
  };
}
