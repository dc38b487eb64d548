import type { MessageReactionUpdated, ReactionType } from 'grammy/types';
import type { ReactionVote } from '../../chat/dispatch.ts';

/** The thumbs; ✅ and ❌ are no reactions on Telegram (https://core.telegram.org/bots/api#reactiontypeemoji). */
const votesByEmoji: Readonly<Record<string, ReactionVote>> = { '👍': 'yes', '👎': 'no' };

/** What a changed reaction says; null when no sign was added. */
export function toReactionVote({
  old_reaction: oldReactions,
  new_reaction: newReactions,
}: Pick<MessageReactionUpdated, 'old_reaction' | 'new_reaction'>): ReactionVote | null {
  const oldEmoji = new Set(oldReactions.map(toEmoji));
  const added = newReactions.map(toEmoji).find((emoji) => emoji && !oldEmoji.has(emoji));
  return (added && votesByEmoji[added]) || null;
}

function toEmoji(reaction: ReactionType): string | null {
  return reaction.type === 'emoji' ? reaction.emoji : null;
}
