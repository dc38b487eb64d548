import { z } from 'zod';
import { type Call, defineMethod, type Method, textContext } from '../http/method.ts';
import { badRequest, breach } from '../http/refusal.ts';
import { revise } from '../state/message.ts';
import {
  botRights,
  type MessageEntry,
  type Room,
  requireReachableRoom,
  type State,
} from '../state/state.ts';
import { readKeyboard } from '../text/keyboard.ts';
import { readPreview, readText } from '../text/text.ts';
import { captionFields, chatId, editFields, linkPreview, messageEntity } from '../wire/schema.ts';
import type { InlineKeyboard, Message } from '../wire/wire.ts';
import { captionOf, someOrNone } from './send.ts';

/** Messages older than this cannot be deleted, https://core.telegram.org/bots/api#deletemessage. */
const deletableMs = 48 * 60 * 60 * 1000;

/** Edits of existing messages. */
export const editMethods: Readonly<Record<string, Method>> = {
  editMessageText: defineMethod(
    z.object({
      ...editFields,
      text: z.string(),
      parse_mode: z.string().optional(),
      entities: z.array(messageEntity).optional(),
      link_preview_options: linkPreview.optional(),
    }),
    (parameters, call) => {
      const { text, entities } = readText(parameters, textContext(call));
      return edit(parameters, call, (message) => {
        if (message.text === undefined) throw badRequest('there is no text in the message to edit');
        return {
          text,
          entities: someOrNone(entities),
          link_preview_options: readPreview(parameters.link_preview_options, textContext(call)),
        };
      });
    },
  ),
  editMessageCaption: defineMethod(
    z.object({
      ...editFields,
      ...captionFields,
      show_caption_above_media: z.boolean().optional(),
    }),
    (parameters, call) => {
      const caption = captionOf(parameters, call);
      return edit(parameters, call, (message) => {
        if (message.text !== undefined) {
          throw badRequest('there is no caption in the message to edit');
        }
        return caption;
      });
    },
  ),
  editMessageReplyMarkup: defineMethod(z.object(editFields), (parameters, call) =>
    edit(parameters, call, () => ({})),
  ),
  deleteMessage: defineMethod(
    z.object({ chat_id: chatId, message_id: z.int() }),
    ({ chat_id, message_id }, { state }) => {
      const room = requireReachableRoom(state, chat_id);
      const entry = room.entries.get(message_id);
      if (entry === undefined || entry.isDeleted) {
        throw badRequest('message to delete not found');
      }
      if (!canDelete(state, room, entry)) throw badRequest("message can't be deleted");
      entry.isDeleted = true;
      return true;
    },
  ),
  deleteMessages: defineMethod(
    z.object({ chat_id: chatId, message_ids: z.array(z.int()).min(1).max(100) }),
    ({ chat_id, message_ids }, { state }) => {
      const room = requireReachableRoom(state, chat_id);
      for (const id of message_ids) {
        const entry = room.entries.get(id);
        if (entry !== undefined && canDelete(state, room, entry)) entry.isDeleted = true;
      }
      return true;
    },
  ),
};

interface Target {
  readonly chat_id?: number | string | undefined;
  readonly message_id?: number | undefined;
  readonly inline_message_id?: string | undefined;
  readonly reply_markup?: InlineKeyboard | undefined;
}

/** Always replaces the keyboard: an edit without one removes it. */
function edit(
  target: Target,
  call: Call,
  change: (message: Message) => Partial<Message>,
): Message | true {
  const reply_markup = readKeyboard(target.reply_markup, textContext(call));
  const entry = findTarget(call.state, target);
  const next = { ...change(entry.wire), reply_markup };
  if (isSame(entry.wire, next)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  revise(call.state, entry, next);
  return target.inline_message_id === undefined ? entry.wire : true;
}

function findTarget(state: State, target: Target): MessageEntry {
  const { chat_id, message_id, inline_message_id } = target;
  if (inline_message_id !== undefined) {
    const entries = [...state.rooms.values()].flatMap((room) => [...room.entries.values()]);
    const entry = entries.find(({ inlineId }) => inlineId === inline_message_id);
    if (entry === undefined || entry.isDeleted) throw badRequest('MESSAGE_ID_INVALID');
    return entry;
  }
  if (chat_id === undefined || message_id === undefined) {
    throw breach('parameters', 'message identifier is not specified');
  }
  const entry = requireReachableRoom(state, chat_id).entries.get(message_id);
  if (entry === undefined || entry.isDeleted) throw badRequest('message to edit not found');
  if (entry.wire.from?.id !== state.bot.id) throw badRequest("message can't be edited");
  return entry;
}

function isSame(message: Message, next: Partial<Message>): boolean {
  const before: Partial<Message> = message;
  const fields = [
    'text',
    'entities',
    'caption',
    'caption_entities',
    'link_preview_options',
    'reply_markup',
  ] as const;
  return fields.every(
    (field) => !(field in next) || JSON.stringify(before[field]) === JSON.stringify(next[field]),
  );
}

function canDelete(state: State, room: Room, { wire }: MessageEntry): boolean {
  if (state.now() - wire.date * 1000 > deletableMs) return false;
  if (room.chat.type === 'private' || wire.from?.id === state.bot.id) return true;
  return botRights(state, room)?.canDeleteMessages ?? false;
}
