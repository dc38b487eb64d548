import type { CallbackQuery, Chat, Message, MessageReactionUpdated, User } from 'grammy/types';
import type { Interaction } from '../../chat/dispatch.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { MessageRef, Place } from '../../domain/place.ts';

/** The fields of a message that say where it was posted. */
type MessageLocation = Pick<Message, 'message_thread_id' | 'is_topic_message'> & {
  readonly chat: Chat;
};

/** The sender of an update. Updates do not say whether they manage the group. */
export function toSender(user: User): Sender {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim();
  return {
    platform: 'telegram',
    platformUserId: String(user.id),
    name: name || user.username || String(user.id),
    username: user.username ?? null,
    locale: user.language_code ?? null,
    roles: [],
    canManageSpace: false,
  };
}

/** A message in a chat. Nobody can write to a bot that they have blocked, but old buttons and messages stay. */
export function toMessageInteraction(user: User, message: MessageLocation): Interaction {
  const interaction = toChatInteraction(user, message);
  return message.chat.type === 'private' ? { ...interaction, isPrivateMessage: true } : interaction;
}

function toChatInteraction(user: User, message: MessageLocation): Interaction {
  return {
    sender: toSender(user),
    space: toSpace(message.chat),
    place: toPlace(message),
    answer: null,
  };
}

/** A press on a button. The message with the button can be edited in response. */
export function toPressInteraction({ from, message }: CallbackQuery): Interaction {
  if (!message) return toChatlessInteraction(from);
  return { ...toChatInteraction(from, message), answer: toMessageRef(message) };
}

/** A reaction to a message. Telegram does not say in which topic the message is. */
export function toReactionInteraction(
  reaction: Pick<MessageReactionUpdated, 'chat' | 'message_id'> & { readonly user: User },
): Interaction {
  return { ...toChatInteraction(reaction.user, reaction), answer: toMessageRef(reaction) };
}

/** An interaction outside the chats of the bot: an inline query, or a press on an inline result. */
export function toChatlessInteraction(user: User): Interaction {
  return {
    sender: toSender(user),
    space: null,
    place: { platform: 'telegram', kind: 'direct', address: String(user.id) },
    answer: null,
  };
}

function toPlace(message: MessageLocation): Place {
  const kind = message.chat.type === 'private' ? 'direct' : 'channel';
  return { platform: 'telegram', kind, address: String(message.chat.id), ...toTopic(message) };
}

function toMessageRef(message: MessageLocation & { readonly message_id: number }): MessageRef {
  return {
    place: {
      platform: 'telegram',
      kind: 'channel',
      address: String(message.chat.id),
      ...toTopic(message),
    },
    messageId: String(message.message_id),
  };
}

/** Only a topic's thread id may be sent back: replies outside topics have a thread id as well. */
function toTopic(message: MessageLocation): { topic?: string } {
  const { is_topic_message: isTopic, message_thread_id: thread } = message;
  return isTopic && thread !== undefined ? { topic: String(thread) } : {};
}

function toSpace(chat: Chat): Interaction['space'] {
  if (chat.type === 'private') return null;
  return { platformSpaceId: String(chat.id), name: chat.title };
}
