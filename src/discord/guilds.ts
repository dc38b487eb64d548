import { z } from 'zod';

const upsertSchema = z.object({ id: z.string(), name: z.string().exactOptional() });
const deleteSchema = z.object({ id: z.string(), unavailable: z.boolean().exactOptional() });

/** What the READY event of one shard contains. Its list includes guilds that are unavailable. */
interface ReadyEvent {
  readonly shard: readonly [id: number, count: number];
  readonly guilds: readonly { readonly id: string }[];
}

/** The guilds that the bot is in, by the events of its shards. */
export interface Guilds {
  readonly names: ReadonlyMap<string, string>;
  /** The guilds of all shards that are ready. */
  ids(): readonly string[];
  /** Handles READY. Returns whether all shards are ready now. */
  handleReady(readyEvent: ReadyEvent): boolean;
  /** Handles GUILD_CREATE and GUILD_UPDATE. Returns the guild's id if the bot was not in it before. */
  handleUpsert(shardId: number, guild: unknown): string | null;
  /** Handles GUILD_DELETE. Returns the guild's id if the bot has left it. */
  handleDelete(shardId: number, guild: unknown): string | null;
  /** Forgets everything, before a new connection reports it again. */
  clear(): void;
}

/** Starts with no guilds. */
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
      // An outage of the guild. Discord sends GUILD_CREATE when it is over.
      if (!parsed.success || parsed.data.unavailable) return null;
      const { id } = parsed.data;
      names.delete(id);
      return byShard.get(shardId)?.delete(id) ? id : null;
    },
    clear() {
      names.clear();
      byShard.clear();
    },
  };
}
