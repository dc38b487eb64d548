import { z } from 'zod';

const created = z.object({ id: z.string(), name: z.string().exactOptional() });
const deleted = z.object({ id: z.string(), unavailable: z.boolean().exactOptional() });

/** What one shard says in its READY; a guild that is out of order is in its list as well. */
interface Readiness {
  readonly shard: readonly [id: number, count: number];
  readonly guilds: readonly { readonly id: string }[];
}

/** The guilds the bot is in, as its shards tell. */
export interface Guilds {
  readonly names: ReadonlyMap<string, string>;
  /** Of all shards that have said READY. */
  ids(): readonly string[];
  /** Takes a READY; whether every shard has said it by now. */
  ready(said: Readiness): boolean;
  /** Takes a GUILD_CREATE or GUILD_UPDATE; the guild's id when the bot was not in it before. */
  seen(shardId: number, guild: unknown): string | null;
  /** Takes a GUILD_DELETE; the guild's id when the bot is no longer in it. */
  gone(shardId: number, guild: unknown): string | null;
}

export function createGuilds(): Guilds {
  const names = new Map<string, string>();
  const byShard = new Map<number, Set<string>>();

  return {
    names,
    ids: () => [...byShard.values()].flatMap((ids) => [...ids]),
    ready({ shard: [shardId, shardCount], guilds }) {
      byShard.set(shardId, new Set(guilds.map(({ id }) => id)));
      return byShard.size === shardCount;
    },
    seen(shardId, guild) {
      const parsed = created.safeParse(guild);
      if (!parsed.success) return null;
      const { id, name } = parsed.data;
      if (name !== undefined) names.set(id, name);
      const known = byShard.get(shardId);
      if (!known || known.has(id)) return null;
      known.add(id);
      return id;
    },
    gone(shardId, guild) {
      const parsed = deleted.safeParse(guild);
      // An outage: Discord says GUILD_CREATE when it is over.
      if (!parsed.success || parsed.data.unavailable) return null;
      const { id } = parsed.data;
      names.delete(id);
      return byShard.get(shardId)?.delete(id) ? id : null;
    },
  };
}
