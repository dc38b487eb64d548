import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Interaction, ReactionVote } from '../../chat/dispatch.ts';
import { toChannelPlace } from './interaction.ts';

/** The parts of MESSAGE_REACTION_ADD that the bot uses (Discord's documentation, "Message Reaction Add"). */
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

/** A direct message channel lists the people in it. */
const directChannelSchema = z.object({
  recipients: z.array(
    z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  ),
});

/** Skin tones, and the variation selector that asks for the colored form of an emoji. */
const emojiModifiers = /[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu;
const votesByEmoji: Readonly<Record<string, ReactionVote>> = {
  '👍': 'yes',
  '✅': 'yes',
  '👎': 'no',
  '❌': 'no',
};

/** A reaction that is a vote, on a message of the bot. */
export interface ReactionVoteEvent {
  readonly vote: ReactionVote;
  readonly reaction: ReactionAdd;
}

/** Parses MESSAGE_REACTION_ADD; null for other emojis, for messages of others, and for reactions by bots. */
export function parseReaction(payload: unknown, botUserId: string): ReactionVoteEvent | null {
  const parsed = reactionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { emoji, member, user_id: userId, message_author_id: authorId } = parsed.data;
  const vote = emoji.id ? undefined : votesByEmoji[(emoji.name ?? '').replace(emojiModifiers, '')];
  const isOnBotMessage = !authorId || authorId === botUserId;
  if (!vote || !isOnBotMessage || userId === botUserId || member?.user.bot) return null;
  return { vote, reaction: parsed.data };
}

/** The reaction as an interaction. In direct messages the event has no name of the person, so it is fetched. */
export async function toReactionInteraction(
  reaction: ReactionAdd,
  deps: { readonly rest: REST; readonly guildNames: ReadonlyMap<string, string> },
): Promise<Interaction> {
  const { member, user_id: userId, guild_id: guildId } = reaction;
  const user = member?.user ?? (await fetchRecipient(reaction, deps.rest));
  const place = toChannelPlace(reaction.channel_id);
  return {
    sender: {
      platform: 'discord',
      platformUserId: userId,
      name: member?.nick || user?.global_name || user?.username || userId,
      username: user?.username,
      locale: null,
      roles: member?.roles ?? [],
      // The event has no permissions. Managers without another right to decide can press the button instead.
      canManageSpace: false,
    },
    space: guildId
      ? { platformSpaceId: guildId, name: deps.guildNames.get(guildId) ?? guildId }
      : null,
    place,
    answer: { place, messageId: reaction.message_id },
  };
}

async function fetchRecipient({ channel_id: channelId, user_id: userId }: ReactionAdd, rest: REST) {
  const { recipients } = directChannelSchema.parse(await rest.get(Routes.channel(channelId)));
  return recipients.find(({ id }) => id === userId);
}
