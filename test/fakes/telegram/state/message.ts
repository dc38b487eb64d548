import type { Message, User } from '../wire/wire.ts';
import {
  findUser,
  type MessageEntry,
  type Prompt,
  type Room,
  type State,
  seconds,
} from './state.ts';

type Content = Omit<Message, 'message_id' | 'date' | 'chat'>;

/** The id after the last one: supergroups count for themselves, private chats and basic groups share one count. */
const nextMessageId = (state: State, room: Room) =>
  room.chat.type === 'supergroup'
    ? state.nextId(`messages of ${room.chat.id}`, 1)
    : state.nextId('messages', 101);

/** Adds a message to a chat; the caller decides whether the bot receives it. */
export function post(
  state: State,
  room: Room,
  content: Content & {
    readonly inlineId?: string | undefined;
    readonly prompt?: Prompt | undefined;
  },
): MessageEntry {
  const { inlineId, prompt, ...rest } = content;
  const wire: Message = {
    message_id: nextMessageId(state, room),
    date: seconds(state),
    chat: room.chat,
    ...rest,
  };
  const entry: MessageEntry = {
    wire,
    history: [],
    reactions: new Map(),
    inlineId,
    prompt,
    isDeleted: false,
    isPinned: false,
  };
  room.entries.set(wire.message_id, entry);
  return entry;
}

/** Replaces a message with its new version and keeps the old one in the history. */
export function revise(state: State, entry: MessageEntry, content: Partial<Message>): void {
  entry.history.push(entry.wire);
  entry.wire = { ...entry.wire, ...content, edit_date: seconds(state) };
}

/** A message inside another one: Telegram nests one level only. */
export function quoted(message: Message): Message {
  const { reply_to_message: _, ...rest } = message;
  return rest;
}

/**
 * Fields of a topic message; without an explicit reply, it replies to the topic's first message.
 */
export function placement(
  room: Room,
  threadId: number | undefined,
  replyTo: Message | undefined,
): Pick<Message, 'message_thread_id' | 'is_topic_message' | 'reply_to_message'> {
  const topic = threadId === undefined ? undefined : room.topics.get(threadId);
  const reply = replyTo ?? topic?.root;
  return {
    message_thread_id: topic === undefined ? undefined : threadId,
    is_topic_message: topic === undefined ? undefined : true,
    reply_to_message: reply === undefined ? undefined : quoted(reply),
  };
}

/**
 * Whether a message of a person reaches the bot: in groups with privacy mode on, only commands, replies to the bot,
 * messages sent through it and service messages, unless the bot is an administrator.
 * https://core.telegram.org/bots/features#privacy-mode
 */
export function isDeliveredToBot(state: State, room: Room, message: Message): boolean {
  if (room.chat.type === 'private') return true;
  const membership = room.members.get(state.bot.id);
  if (membership === undefined || membership.status === 'left' || membership.status === 'kicked') {
    return false;
  }
  if (!room.hasPrivacy || membership.status === 'administrator') return true;
  if (message.text === undefined && message.caption === undefined) return true;
  if (message.via_bot?.id === state.bot.id) return true;
  const isExplicitReply = message.reply_to_message?.forum_topic_created === undefined;
  if (isExplicitReply && message.reply_to_message?.from?.id === state.bot.id) return true;
  return isCommandFor(state.bot, message);
}

function isCommandFor(bot: User, message: Message): boolean {
  const text = message.text ?? '';
  const name = (bot.username ?? '').toLowerCase();
  const parts = (message.entities ?? []).map(({ type, offset, length }) => ({
    type,
    offset,
    text: text.slice(offset, offset + length).toLowerCase(),
  }));
  const commands = parts.filter(({ type }) => type === 'bot_command');
  const isMentioned = parts.some((part) => part.type === 'mention' && part.text === `@${name}`);
  return commands.some(({ offset, text: command }) => {
    const [, addressee] = command.split('@');
    if (addressee !== undefined) return addressee === name;
    return offset === 0 || isMentioned;
  });
}

/** Posts a service message, which every bot in the chat gets. */
export function announce(state: State, room: Room, content: Content): MessageEntry {
  const entry = post(state, room, content);
  if (isDeliveredToBot(state, room, entry.wire) && content.from?.id !== state.bot.id) {
    state.delivery.push('message', entry.wire);
  }
  return entry;
}

/** Opens a forum topic; its thread id is the id of the service message. */
export function openTopic(
  state: State,
  room: Room,
  topic: { readonly name: string; readonly byUserId: number; readonly color: number },
): number {
  const entry = post(state, room, {
    from: findUser(state, topic.byUserId),
    forum_topic_created: { name: topic.name, icon_color: topic.color },
  });
  const threadId = entry.wire.message_id;
  entry.wire = { ...entry.wire, message_thread_id: threadId, is_topic_message: true };
  room.topics.set(threadId, { root: entry.wire, name: topic.name, isClosed: false });
  return threadId;
}
