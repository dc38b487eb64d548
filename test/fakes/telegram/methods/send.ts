import { z } from 'zod';
import { type Call, defineMethod, type Method, textContext } from '../http/method.ts';
import { badRequest } from '../http/refusal.ts';
import { post } from '../state/message.ts';
import { findRoom, type Prompt, type Room, type State } from '../state/state.ts';
import { readKeyboard } from '../text/keyboard.ts';
import { readCaption, readPreview, readText } from '../text/text.ts';
import { captionFields, chatId, linkPreview, messageEntity, sendFields } from '../wire/schema.ts';
import type { Message, MessageEntity, ReplyMarkup } from '../wire/wire.ts';
import { toDocument, toPhoto } from './media.ts';
import { checkTopic, placeFor } from './place.ts';

const chatActions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
] as const;

const captioned = {
  ...captionFields,
  show_caption_above_media: z.boolean().optional(),
  has_spoiler: z.boolean().optional(),
};

/** Messages of the bot, https://core.telegram.org/bots/api#available-methods. */
export const sendMethods: Readonly<Record<string, Method>> = {
  sendMessage: defineMethod(
    z.object({
      ...sendFields,
      text: z.string(),
      parse_mode: z.string().optional(),
      entities: z.array(messageEntity).optional(),
      link_preview_options: linkPreview.optional(),
    }),
    (parameters, call) => {
      const { text, entities } = readText(parameters, textContext(call));
      return send(parameters, call, {
        text,
        entities: someOrNone(entities),
        link_preview_options: readPreview(parameters.link_preview_options, textContext(call)),
      });
    },
  ),
  sendPhoto: defineMethod(
    z.object({ ...sendFields, ...captioned, photo: z.string() }),
    (parameters, call) =>
      send(parameters, call, {
        photo: toPhoto(parameters.photo, call),
        ...captionOf(parameters, call),
      }),
  ),
  sendDocument: defineMethod(
    z.object({
      ...sendFields,
      ...captionFields,
      document: z.string(),
      disable_content_type_detection: z.boolean().optional(),
    }),
    (parameters, call) =>
      send(parameters, call, {
        document: toDocument(parameters.document, call),
        ...captionOf(parameters, call),
      }),
  ),
  copyMessage: defineMethod(
    z.object({ ...sendFields, ...captioned, from_chat_id: chatId, message_id: z.int() }),
    (parameters, call) => {
      const source = findSource(call.state, parameters, 'message to copy not found');
      const content = contentOf(source);
      const own = parameters.caption === undefined ? {} : captionOf(parameters, call);
      const { message_id } = send(parameters, call, { ...content, ...own });
      return { message_id };
    },
  ),
  forwardMessage: defineMethod(
    z.object({
      chat_id: chatId,
      message_thread_id: z.int().optional(),
      from_chat_id: chatId,
      message_id: z.int(),
      disable_notification: z.boolean().optional(),
      protect_content: z.boolean().optional(),
    }),
    (parameters, call) => {
      const source = findSource(call.state, parameters, 'message to forward not found');
      if (source.from === undefined) throw badRequest("message can't be forwarded");
      return send(parameters, call, {
        ...contentOf(source),
        forward_origin: { type: 'user', sender_user: source.from, date: source.date },
      });
    },
  ),
  sendChatAction: defineMethod(
    z.object({
      chat_id: chatId,
      message_thread_id: z.int().optional(),
      action: z.enum(chatActions),
    }),
    (parameters, { state }) => {
      const { room } = placeFor(state, { chat_id: parameters.chat_id });
      checkTopic(state, room, parameters.message_thread_id);
      return true;
    },
  ),
};

type Address = Parameters<typeof placeFor>[1] & {
  readonly reply_markup?: ReplyMarkup | undefined;
};
type Content = Omit<Message, 'message_id' | 'date' | 'chat'>;

function send(address: Address, call: Call, content: Content): Message {
  const reply_markup = readKeyboard(address.reply_markup, textContext(call));
  const { room, position } = placeFor(call.state, address);
  return post(call.state, room, {
    from: call.state.bot,
    ...content,
    ...position,
    reply_markup,
    prompt: promptOf(address.reply_markup),
  }).wire;
}

const promptOf = (markup: ReplyMarkup | undefined): Prompt | undefined =>
  markup === undefined || 'inline_keyboard' in markup ? undefined : markup;

/** The caption fields of a message, checked. */
export function captionOf(
  parameters: {
    readonly caption?: string | undefined;
    readonly parse_mode?: string | undefined;
    readonly caption_entities?: readonly MessageEntity[] | undefined;
  },
  call: Call,
): Pick<Message, 'caption' | 'caption_entities'> {
  const { text, entities } = readCaption(
    {
      text: parameters.caption ?? '',
      parse_mode: parameters.parse_mode,
      entities: parameters.caption_entities,
    },
    textContext(call),
  );
  return { caption: text === '' ? undefined : text, caption_entities: someOrNone(entities) };
}

export const someOrNone = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list);

function findSource(
  state: State,
  from: { readonly from_chat_id: number | string; readonly message_id: number },
  missing: string,
): Message {
  const room: Room = findRoom(state, from.from_chat_id);
  const entry = room.entries.get(from.message_id);
  if (entry === undefined || entry.isDeleted) throw badRequest(missing);
  return entry.wire;
}

const contentOf = (message: Message): Content => ({
  text: message.text,
  entities: message.entities,
  link_preview_options: message.link_preview_options,
  caption: message.caption,
  caption_entities: message.caption_entities,
  photo: message.photo,
  document: message.document,
});
