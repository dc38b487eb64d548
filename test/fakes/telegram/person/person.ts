import { bannedMember, changeMember, ordinaryMember } from '../state/member.ts';
import { isDeliveredToBot, placement, post, revise } from '../state/message.ts';
import {
  botRights,
  getAccount,
  getEntry,
  getRoom,
  isPresent,
  type Room,
  type State,
  seconds,
} from '../state/state.ts';
import type { World } from '../state/world.ts';
import { entitiesIn } from '../text/entities.ts';
import { isStartPayload } from '../text/text.ts';
import { reactionEmoji } from '../wire/schema.ts';
import type { Message, Reaction } from '../wire/wire.ts';
import { createPress, type Press } from './press.ts';
import { createSearch, type Search } from './search.ts';

export interface SayOptions {
  readonly topicId?: number;
  /** The id of the message this one answers. */
  readonly replyTo?: number;
  /** The id of the user whose message this is a forward of. */
  readonly forwardedFrom?: number;
  /** Whether an admin posts as the group. */
  readonly isAnonymous?: true;
}

/**
 * The actions of a person in Telegram. They throw if no real client could; `Raw` actions may forge.
 */
export interface Person extends Search {
  readonly id: number;
  say(chatId: number, text: string, options?: SayOptions): Message;
  editMessage(chatId: number, messageId: number, text: string): Message;
  /** Presses the button with this data, which must be on the message. */
  press(chatId: number, messageId: number, callbackData: string): Press;
  /** Presses the button with this label. */
  pressLabel(chatId: number, messageId: number, label: string): Press;
  /** Sends any data, on a button or not, as a modified client could. */
  pressRaw(chatId: number, messageId: number, callbackData: string): Press;
  /** Sets the one reaction of this person, or removes it with null. */
  react(chatId: number, messageId: number, emoji: string | null): void;
  /** Presses Start in the private chat, with an optional deep link payload; unblocks the bot. */
  start(payload?: string): Message;
  block(): void;
  unblock(): void;
}

const textMaximum = 4096;

/**
 * The sender that Telegram reports for an anonymous admin
 * (https://core.telegram.org/bots/api#message).
 */
const groupAnonymousBot = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
} as const;

export function createPerson(state: State, world: World, userId: number): Person {
  const account = getAccount(state, userId);
  const { user } = account;
  const roomFor = (chatId: number): Room => {
    if (chatId === userId && !state.rooms.has(chatId)) world.privateChat(userId);
    const room = getRoom(state, chatId);
    if (room.migratedTo !== undefined) throw new Error(`${chatId} became ${room.migratedTo}`);
    if (!isPresent(room, userId)) throw new Error(`${user.first_name} is not in chat ${chatId}`);
    return room;
  };
  const setBlocked = (isBlocked: boolean) => {
    const room = getRoom(state, world.privateChat(userId));
    account.hasBlocked = isBlocked;
    changeMember(state, room, {
      userId: state.bot.id,
      byUserId: userId,
      membership: isBlocked ? bannedMember : ordinaryMember,
    });
  };
  const { press, pressLabel, pressRaw } = createPress(state, user, roomFor);
  const { inline, chooseInline } = createSearch(state, user, roomFor);

  const say = (chatId: number, text: string, options: SayOptions = {}): Message => {
    if (text.trim() === '' || text.length > textMaximum) throw new Error('no client sends this');
    const room = roomFor(chatId);
    if (chatId === userId && account.hasBlocked) throw new Error('the bot is blocked: unblock it');
    if (chatId === userId) account.hasStarted = true;
    checkTopic(room, options.topicId);
    const replyTo =
      options.replyTo === undefined ? undefined : getEntry(room, options.replyTo).wire;
    const threadId = options.topicId ?? replyTo?.message_thread_id;
    const { wire } = post(state, room, {
      ...(options.isAnonymous
        ? { from: groupAnonymousBot, sender_chat: room.chat }
        : { from: user }),
      text,
      entities: someOrNone(entitiesIn(text)),
      ...placement(room, threadId, replyTo),
      forward_origin:
        options.forwardedFrom === undefined
          ? undefined
          : {
              type: 'user',
              sender_user: getAccount(state, options.forwardedFrom).user,
              date: seconds(state),
            },
    });
    if (isDeliveredToBot(state, room, wire)) state.delivery.push('message', wire);
    return wire;
  };

  return {
    id: userId,
    say,
    press,
    pressLabel,
    pressRaw,
    inline,
    chooseInline,
    editMessage(chatId, messageId, text) {
      const room = roomFor(chatId);
      const entry = getEntry(room, messageId);
      if (entry.wire.from?.id !== userId) throw new Error('nobody edits the message of another');
      revise(state, entry, { text, entities: someOrNone(entitiesIn(text)) });
      if (isDeliveredToBot(state, room, entry.wire))
        state.delivery.push('edited_message', entry.wire);
      return entry.wire;
    },
    react(chatId, messageId, emoji) {
      if (emoji !== null && !reactionEmoji.has(emoji)) {
        throw new Error(`no client offers ${emoji} as a reaction`);
      }
      const room = roomFor(chatId);
      const entry = getEntry(room, messageId);
      const before = entry.reactions.get(userId) ?? [];
      const after: readonly Reaction[] = emoji === null ? [] : [{ type: 'emoji', emoji }];
      entry.reactions.set(userId, after);
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      if (room.chat.type !== 'private' && botRights(state, room) === undefined) return;
      state.delivery.push('message_reaction', {
        chat: room.chat,
        message_id: messageId,
        user,
        date: seconds(state),
        old_reaction: before,
        new_reaction: after,
      });
    },
    start(payload) {
      if (payload !== undefined && !isStartPayload(payload)) {
        throw new Error(`"${payload}" cannot come through a deep link`);
      }
      if (account.hasBlocked) setBlocked(false);
      return say(world.privateChat(userId), payload === undefined ? '/start' : `/start ${payload}`);
    },
    block: () => setBlocked(true),
    unblock: () => setBlocked(false),
  };
}

function checkTopic(room: Room, topicId: number | undefined): void {
  if (topicId === undefined) return;
  const topic = room.topics.get(topicId);
  if (topic === undefined) throw new Error(`there is no topic ${topicId} in ${room.chat.id}`);
  if (topic.isClosed) throw new Error(`topic ${topicId} is closed`);
}

const someOrNone = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list);
