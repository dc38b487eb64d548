import { PermissionFlagsBits } from 'discord.js';
import type { Channel } from './model.ts';
import type { MessageBody } from './shapes.ts';
import type { World } from './world.ts';

interface Posting {
  readonly channel: Channel;
  readonly content: string;
  readonly allowed: MessageBody['allowed_mentions'];
  /** Whose message is answered, if any. */
  readonly repliedUserId: string | null;
  /** Answers to interactions mention only users unless told otherwise. */
  readonly byInteraction: boolean;
}

/** Who is really notified: user ids, role ids, `everyone`, `here` (docs: "Allowed Mentions Object"). */
export function whoIsPinged(world: World, posting: Posting): string[] {
  const { channel, content, allowed, repliedUserId, byInteraction } = posting;
  const byDefault = byInteraction ? ['users'] : ['users', 'roles', 'everyone'];
  const parse = allowed ? (allowed.parse ?? []) : byDefault;
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  const pinged = new Set<string>();

  for (const [, id = ''] of content.matchAll(/<@!?(\d+)>/g)) {
    const reachable = guild ? guild.members.has(id) : channel.recipientId === id;
    if (reachable && (parse.includes('users') || allowed?.users?.includes(id))) pinged.add(id);
  }
  for (const [, id = ''] of content.matchAll(/<@&(\d+)>/g)) {
    const known = guild?.roles.has(id) ?? false;
    if (known && (parse.includes('roles') || allowed?.roles?.includes(id))) pinged.add(id);
  }
  const mayPingAll = (channel.botPermissions & PermissionFlagsBits.MentionEveryone) !== 0n;
  if (guild && mayPingAll && parse.includes('everyone')) {
    for (const [, word = ''] of content.matchAll(/@(everyone|here)\b/g)) pinged.add(word);
  }
  const repliedUser = allowed ? allowed.replied_user === true : true;
  if (repliedUserId !== null && repliedUser) pinged.add(repliedUserId);
  pinged.delete(world.botUserId);
  return [...pinged];
}
