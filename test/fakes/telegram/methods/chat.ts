import { z } from 'zod';
import { defineMethod, type Method } from '../http/method.ts';
import { badRequest, breach } from '../http/refusal.ts';
import { toMember } from '../state/member.ts';
import { announce, openTopic, quoted } from '../state/message.ts';
import {
  botRights,
  findUser,
  type MessageEntry,
  type Rights,
  type Room,
  requireReachableRoom,
  type State,
  type Topic,
} from '../state/state.ts';
import { chatId, reactionEmoji, reactionType } from '../wire/schema.ts';

const chat = { chat_id: chatId };
const thread = { ...chat, message_thread_id: z.int() };
const message = { ...chat, message_id: z.int() };

/** Chats, their members, topics, pins and reactions. */
export const chatMethods: Readonly<Record<string, Method>> = {
  getChat: defineMethod(z.object(chat), ({ chat_id }, { state }) => ({
    ...requireReachableRoom(state, chat_id).chat,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {},
  })),
  getChatMember: defineMethod(
    z.object({ ...chat, user_id: z.int() }),
    ({ chat_id, user_id }, { state }) => {
      const room = requireReachableRoom(state, chat_id);
      if (findUser(state, user_id) === undefined) throw badRequest('PARTICIPANT_ID_INVALID');
      return toMember(state, room, user_id);
    },
  ),
  getChatAdministrators: defineMethod(z.object(chat), ({ chat_id }, { state }) => {
    const room = requireReachableRoom(state, chat_id);
    if (room.chat.type === 'private') {
      throw badRequest('there are no administrators in the private chat');
    }
    const members = [...room.members.keys()].map((id) => toMember(state, room, id));
    return members.filter(
      ({ status, user }) =>
        status === 'creator' ||
        (status === 'administrator' && (!user.is_bot || user.id === state.bot.id)),
    );
  }),
  getChatMemberCount: defineMethod(z.object(chat), ({ chat_id }, { state }) => {
    const room = requireReachableRoom(state, chat_id);
    if (room.chat.type === 'private') return 2;
    const gone = new Set(['left', 'kicked']);
    return [...room.members.values()].filter(({ status }) => !gone.has(status)).length;
  }),
  leaveChat: defineMethod(z.object(chat), ({ chat_id }, { state }) => {
    requireReachableRoom(state, chat_id).members.set(state.bot.id, {
      status: 'left',
      rights: undefined,
    });
    return true;
  }),
  setMessageReaction: defineMethod(
    z.object({
      ...message,
      reaction: z.array(reactionType).optional(),
      is_big: z.boolean().optional(),
    }),
    ({ chat_id, message_id, reaction = [] }, { state }) => {
      if (reaction.length > 1) throw breach('reactions', 'REACTIONS_TOO_MANY');
      const known = reaction.every((one) => one.type === 'emoji' && reactionEmoji.has(one.emoji));
      if (!known) throw breach('reactions', 'REACTION_INVALID');
      const entry = findEntry(
        requireReachableRoom(state, chat_id),
        message_id,
        'message to react not found',
      );
      entry.reactions.set(state.bot.id, reaction);
      return true;
    },
  ),
  pinChatMessage: defineMethod(
    z.object({ ...message, disable_notification: z.boolean().optional() }),
    ({ chat_id, message_id }, { state }) => {
      const room = requireReachableRoom(state, chat_id);
      const entry = findEntry(room, message_id, 'message to pin not found');
      requireRight(
        state,
        room,
        'canPinMessages',
        'not enough rights to manage pinned messages in the chat',
      );
      entry.isPinned = true;
      announce(state, room, { from: state.bot, pinned_message: quoted(entry.wire) });
      return true;
    },
  ),
  unpinChatMessage: defineMethod(
    z.object({ ...chat, message_id: z.int().optional() }),
    ({ chat_id, message_id }, { state }) => {
      const room = requireReachableRoom(state, chat_id);
      requireRight(
        state,
        room,
        'canPinMessages',
        'not enough rights to manage pinned messages in the chat',
      );
      const pinned = [...room.entries.values()].filter((entry) => entry.isPinned).at(-1);
      const entry = message_id === undefined ? pinned : room.entries.get(message_id);
      if (entry === undefined) throw badRequest('message to unpin not found');
      entry.isPinned = false;
      return true;
    },
  ),
  createForumTopic: defineMethod(
    z.object({
      ...chat,
      name: z.string().min(1).max(128),
      icon_color: z.int().optional(),
      icon_custom_emoji_id: z.string().optional(),
    }),
    ({ chat_id, name, icon_color = 7_322_096 }, { state }) => {
      const room = forumFor(state, chat_id, 'not enough rights to create a topic');
      const threadId = openTopic(state, room, { name, byUserId: state.bot.id, color: icon_color });
      return { message_thread_id: threadId, name, icon_color };
    },
  ),
  editForumTopic: defineMethod(
    z.object({
      ...thread,
      name: z.string().max(128).optional(),
      icon_custom_emoji_id: z.string().optional(),
    }),
    ({ chat_id, message_thread_id, name }, { state }) => {
      const topic = topicFor(state, chat_id, message_thread_id);
      if (name !== undefined && name !== '') topic.name = name;
      return true;
    },
  ),
  closeForumTopic: topicMethod((topic) => {
    if (topic.isClosed) throw badRequest('TOPIC_NOT_MODIFIED');
    topic.isClosed = true;
  }),
  reopenForumTopic: topicMethod((topic) => {
    if (!topic.isClosed) throw badRequest('TOPIC_NOT_MODIFIED');
    topic.isClosed = false;
  }),
  deleteForumTopic: topicMethod((_, room, threadId) => {
    room.topics.delete(threadId);
    for (const entry of room.entries.values()) {
      if (entry.wire.message_thread_id === threadId) entry.isDeleted = true;
    }
  }),
};

function findEntry(room: Room, messageId: number, missing: string): MessageEntry {
  const entry = room.entries.get(messageId);
  if (entry === undefined || entry.isDeleted) throw badRequest(missing);
  return entry;
}

/** Groups require an administrator permission; private chats do not. */
function requireRight(state: State, room: Room, right: keyof Rights, otherwise: string): void {
  if (room.chat.type !== 'private' && !botRights(state, room)?.[right]) {
    throw badRequest(otherwise);
  }
}

function forumFor(state: State, id: number | string, otherwise: string): Room {
  const room = requireReachableRoom(state, id);
  if (room.chat.is_forum !== true) throw badRequest('the chat is not a forum');
  requireRight(state, room, 'canManageTopics', otherwise);
  return room;
}

function topicFor(state: State, id: number | string, threadId: number): Topic {
  const room = forumFor(state, id, 'not enough rights to edit the topic');
  const topic = room.topics.get(threadId);
  if (topic === undefined) throw badRequest('TOPIC_ID_INVALID');
  return topic;
}

function topicMethod(change: (topic: Topic, room: Room, threadId: number) => void): Method {
  return defineMethod(z.object(thread), ({ chat_id, message_thread_id }, { state }) => {
    const topic = topicFor(state, chat_id, message_thread_id);
    change(topic, requireReachableRoom(state, chat_id), message_thread_id);
    return true;
  });
}
