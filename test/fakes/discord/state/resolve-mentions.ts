import { PermissionFlagsBits } from 'discord.js';
import type { MessageBody } from '../validation/shapes.ts';
import type { Channel } from './model.ts';
import type { World } from './world.ts';

interface PostedContent {
  readonly channel: Channel;
  readonly content: string;
  readonly allowed: MessageBody['allowed_mentions'];
  /** The author of the message that this one replies to, if any. */
  readonly repliedUserId: string | null;
  /** Interaction responses mention only users by default. */
  readonly byInteraction: boolean;
}

/** The notified user IDs, role IDs, `everyone`, `here` (docs: "Allowed Mentions Object"). */
export function resolveMentions(world: World, posted: PostedContent): string[] {
  const { channel, content, allowed, repliedUserId, byInteraction } = posted;
  const byDefault = byInteraction ? ['users'] : ['users', 'roles', 'everyone'];
  const parse = allowed ? (allowed.parse ?? []) : byDefault;
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  const mentionedIds = new Set<string>();

  for (const [, id = ''] of content.matchAll(/<@!?(\d+)>/g)) {
    const reachable = guild ? guild.members.has(id) : channel.recipientId === id;
    if (reachable && (parse.includes('users') || allowed?.users?.includes(id)))
      mentionedIds.add(id);
  }
  for (const [, id = ''] of content.matchAll(/<@&(\d+)>/g)) {
    const known = guild?.roles.has(id) ?? false;
    if (known && (parse.includes('roles') || allowed?.roles?.includes(id))) mentionedIds.add(id);
  }
  const canMentionEveryone = (channel.botPermissions & PermissionFlagsBits.MentionEveryone) !== 0n;
  if (guild && canMentionEveryone && parse.includes('everyone')) {
    for (const [, word = ''] of content.matchAll(/@(everyone|here)\b/g)) mentionedIds.add(word);
  }
  const repliedUser = allowed ? allowed.replied_user === true : true;
  if (repliedUserId !== null && repliedUser) mentionedIds.add(repliedUserId);
  mentionedIds.delete(world.botUserId);
  return [...mentionedIds];
}
