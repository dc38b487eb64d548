import { z } from 'zod';

const bits = z.string().regex(/^\d+$/).transform(BigInt);

/** A role of a Discord server. */
export const discordRole = z.object({ id: z.string(), permissions: bits });

/** A channel or thread of a Discord server. */
export const discordChannel = z.object({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  name: z.string().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
export type DiscordChannel = z.output<typeof discordChannel>;

/** The bot itself, as Discord describes it. */
export const discordSelf = z.object({ id: z.string() });

/** A member of a Discord server. */
export const discordMember = z.object({ roles: z.array(z.string()) });

/** Text and announcement channels, which take messages (Discord's documentation, "Channel Types"). */
const postableTypes: readonly number[] = [0, 5];

/** Whether messages can be posted in a channel of this type. */
export function isPostable({ type }: Pick<DiscordChannel, 'type'>): boolean {
  return postableTypes.includes(type);
}

/** Permissions by the names that Discord shows (Discord's documentation, "Permissions"). */
export const discordPermissions = {
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Read Message History': 1n << 16n,
  'Add Reactions': 1n << 6n,
  'Send Messages in Threads': 1n << 38n,
} as const satisfies Readonly<Record<string, bigint>>;
export type DiscordPermission = keyof typeof discordPermissions;

const administrator = 1n << 3n;
const allPermissions = (1n << 64n) - 1n;

/** Threads have the permissions of the channel that they belong to. */
export function isThread({ type }: Pick<DiscordChannel, 'type'>): boolean {
  return type >= 10 && type <= 12;
}

/**
 * What a member may do in a channel (Discord's documentation, "Permission Overwrites"): the permissions of everyone and
 * of their roles, changed by the channel for everyone, then for their roles, then for the member.
 */
export function computePermissions(parts: {
  readonly guildId: string;
  readonly memberId: string;
  readonly memberRoles: readonly string[];
  readonly roles: readonly z.output<typeof discordRole>[];
  readonly overwrites: DiscordChannel['permission_overwrites'];
}): bigint {
  const { guildId, memberId, memberRoles, roles, overwrites } = parts;
  const own = new Set([guildId, ...memberRoles]);
  const base = roles
    .filter(({ id }) => own.has(id))
    .reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((base & administrator) !== 0n) return allPermissions;
  const apply = (permissions: bigint, ids: readonly string[]) => {
    const matching = overwrites.filter(({ id }) => ids.includes(id));
    const deny = matching.reduce((sum, each) => sum | each.deny, 0n);
    const allow = matching.reduce((sum, each) => sum | each.allow, 0n);
    return (permissions & ~deny) | allow;
  };
  return apply(apply(apply(base, [guildId]), memberRoles), [memberId]);
}
