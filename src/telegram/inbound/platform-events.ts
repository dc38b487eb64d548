import type { ChatMember, ChatMemberUpdated, Message } from 'grammy/types';
import type { PlatformEvent, SpaceMoved } from '../../domain/spaces/platform-event.ts';

/** The event for a changed membership of the bot. In a private chat: the person has blocked or unblocked the bot. */
export function toMembershipEvent({
  chat,
  new_chat_member: bot,
}: ChatMemberUpdated): PlatformEvent {
  const isIn = isMember(bot);
  const id = String(chat.id);
  if (chat.type === 'private') return { kind: 'closed', platformUserId: id, isClosed: !isIn };
  return { kind: isIn ? 'joined' : 'left', platformSpaceId: id };
}

/** The move that a service message reports, in the old group or in the new supergroup; null for other messages. */
export function toMove(message: Message): SpaceMoved | null {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (to !== undefined) return { kind: 'moved', from: String(chat.id), to: String(to) };
  if (from !== undefined) return { kind: 'moved', from: String(from), to: String(chat.id) };
  return null;
}

function isMember(bot: ChatMember): boolean {
  if (bot.status === 'restricted') return bot.is_member;
  return bot.status !== 'left' && bot.status !== 'kicked';
}
