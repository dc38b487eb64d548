import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Happening, Sign } from '../chat/dispatch.ts';
import { channelPlace } from './interaction.ts';

/** What we read of a MESSAGE_REACTION_ADD (docs: "Message Reaction Add"). */
const reactionSchema = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  message_id: z.string(),
  guild_id: z.string().nullish(),
  message_author_id: z.string().nullish(),
  emoji: z.object({ id: z.string().nullish(), name: z.string().nullish() }),
  member: z
    .object({
      nick: z.string().nullish(),
      roles: z.array(z.string()).default([]),
      user: z.object({
        username: z.string(),
        global_name: z.string().nullish(),
        bot: z.boolean().nullish(),
      }),
    })
    .nullish(),
});

type ReactionAdd = z.infer<typeof reactionSchema>;

/** A direct chat names who is in it. */
const directChat = z.object({
  recipients: z.array(
    z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  ),
});

/** Skin tones and the mark that asks for the coloured form of an emoji. */
const modifiers = /[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu;
const signs: Readonly<Record<string, Sign>> = { '👍': 'yes', '✅': 'yes', '👎': 'no', '❌': 'no' };

/** A reaction that says something, on a message of the bot. */
export interface SignGiven {
  readonly sign: Sign;
  readonly reaction: ReactionAdd;
}

/** Reads a MESSAGE_REACTION_ADD; null for what says nothing, for others' messages and for bots. */
export function parseReaction(payload: unknown, botUserId: string): SignGiven | null {
  const parsed = reactionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { emoji, member, user_id: userId, message_author_id: authorId } = parsed.data;
  const sign = emoji.id ? undefined : signs[(emoji.name ?? '').replace(modifiers, '')];
  const isOurs = !authorId || authorId === botUserId;
  if (!sign || !isOurs || userId === botUserId || member?.user.bot) return null;
  return { sign, reaction: parsed.data };
}

/** The reaction in our words. In a direct chat Discord does not tell the name, so it is asked for. */
export async function toReactionHappening(
  reaction: ReactionAdd,
  needs: { readonly rest: REST; readonly guildNames: ReadonlyMap<string, string> },
): Promise<Happening> {
  const { member, user_id: userId, guild_id: guildId } = reaction;
  const who = member?.user ?? (await recipientOf(reaction, needs.rest));
  const place = channelPlace(reaction.channel_id);
  return {
    visitor: {
      platform: 'discord',
      platformUserId: userId,
      name: member?.nick || who?.global_name || who?.username || userId,
      username: who?.username,
      locale: null,
      roles: member?.roles ?? [],
      // The event does not tell permissions; who manages can press the button.
      canManage: false,
    },
    space: guildId
      ? { platformSpaceId: guildId, name: needs.guildNames.get(guildId) ?? guildId }
      : null,
    place,
    answer: { place, messageId: reaction.message_id },
  };
}

async function recipientOf({ channel_id: channelId, user_id: userId }: ReactionAdd, rest: REST) {
  const { recipients } = directChat.parse(await rest.get(Routes.channel(channelId)));
  return recipients.find(({ id }) => id === userId);
}
