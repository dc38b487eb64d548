import type { CallbackQuery, Chat, Message, MessageReactionUpdated, User } from 'grammy/types';
import type { Happening } from '../chat/dispatch.ts';
import type { MessageRef, Place } from '../core/place.ts';
import type { Visitor } from '../core/user.ts';

/** The part of a message that says where it stands. */
type Standing = Pick<Message, 'message_thread_id' | 'is_topic_message'> & { readonly chat: Chat };

/** The person behind an update, as our use cases know people; whether they manage the place is not said. */
export function toVisitor(user: User): Visitor {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim();
  return {
    platform: 'telegram',
    platformUserId: String(user.id),
    name: name || user.username || String(user.id),
    username: user.username ?? null,
    locale: user.language_code ?? null,
    roles: [],
    canManage: false,
  };
}

/** What a person said in a chat. */
export function saidIn(user: User, message: Standing): Happening {
  return {
    visitor: toVisitor(user),
    space: toSpace(message.chat),
    place: toPlace(message),
    answer: null,
  };
}

/** A press on a button; the message with the button carries the answer. */
export function pressedOn({ from, message }: CallbackQuery): Happening {
  if (!message) return saidNowhere(from);
  return { ...saidIn(from, message), answer: toRef(message) };
}

/** A reaction to a message. Telegram does not say in which topic the message stands. */
export function reactedTo(
  reaction: Pick<MessageReactionUpdated, 'chat' | 'message_id'> & { readonly user: User },
): Happening {
  return { ...saidIn(reaction.user, reaction), answer: toRef(reaction) };
}

/** What a person does outside any chat we see: an inline query, a press on a message sent through one. */
export function saidNowhere(user: User): Happening {
  return {
    visitor: toVisitor(user),
    space: null,
    place: { platform: 'telegram', kind: 'direct', address: String(user.id) },
    answer: null,
  };
}

function toPlace(message: Standing): Place {
  const kind = message.chat.type === 'private' ? 'direct' : 'channel';
  return { platform: 'telegram', kind, address: String(message.chat.id), ...topicOf(message) };
}

function toRef(message: Standing & { readonly message_id: number }): MessageRef {
  return {
    place: {
      platform: 'telegram',
      kind: 'channel',
      address: String(message.chat.id),
      ...topicOf(message),
    },
    messageId: String(message.message_id),
  };
}

/** Only topics have a thread worth naming: a plain reply carries a thread id too, which must not be sent back. */
function topicOf(message: Standing): { topic?: string } {
  const { is_topic_message: isTopic, message_thread_id: thread } = message;
  return isTopic && thread !== undefined ? { topic: String(thread) } : {};
}

function toSpace(chat: Chat): Happening['space'] {
  if (chat.type === 'private') return null;
  return { platformSpaceId: String(chat.id), name: chat.title };
}
