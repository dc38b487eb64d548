import type { MessageReactionUpdated, ReactionType } from 'grammy/types';
import type { ReactionVote } from '../../chat/dispatch.ts';

/** Telegram has no reactions with ✅ and ❌ (https://core.telegram.org/bots/api#reactiontypeemoji). */
const votesByEmoji: Readonly<Record<string, ReactionVote>> = { '👍': 'yes', '👎': 'no' };

/** The vote that was added; null if there is none. */
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
