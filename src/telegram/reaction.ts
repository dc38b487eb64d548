import type { MessageReactionUpdated, ReactionType } from 'grammy/types';
import type { Sign } from '../chat/dispatch.ts';

/** The thumbs; ✅ and ❌ are no reactions on Telegram (https://core.telegram.org/bots/api#reactiontypeemoji). */
const signs: Readonly<Record<string, Sign>> = { '👍': 'yes', '👎': 'no' };

/** What a changed reaction says; null when no sign was added. */
export function signIn({
  old_reaction: before,
  new_reaction: after,
}: Pick<MessageReactionUpdated, 'old_reaction' | 'new_reaction'>): Sign | null {
  const had = new Set(before.map(emojiOf));
  const added = after.map(emojiOf).find((emoji) => emoji && !had.has(emoji));
  return (added && signs[added]) || null;
}

function emojiOf(reaction: ReactionType): string | null {
  return reaction.type === 'emoji' ? reaction.emoji : null;
}
