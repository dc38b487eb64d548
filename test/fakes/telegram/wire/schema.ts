import { z } from 'zod';

/**
 * The shapes of calls. Strict objects: an unknown key is a typo, which Telegram
 * itself would silently ignore. Names and limits: https://core.telegram.org/bots/api (10.1).
 */

const flag = z.boolean().optional();
const text = z.string();

export const user = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: text,
  last_name: text.optional(),
  username: text.optional(),
  language_code: text.optional(),
});

export const entityTypes = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
] as const;

export const messageEntity = z.strictObject({
  type: z.enum(entityTypes),
  offset: z.int().min(0),
  length: z.int().min(1),
  url: text.optional(),
  user: user.optional(),
  language: text.optional(),
  custom_emoji_id: text.optional(),
});

export const linkPreview = z.strictObject({
  is_disabled: flag,
  url: text.optional(),
  prefer_small_media: flag,
  prefer_large_media: flag,
  show_above_text: flag,
});

const style = z.enum(['danger', 'success', 'primary']).optional();

export const inlineButton = z.strictObject({
  text,
  icon_custom_emoji_id: text.optional(),
  style,
  url: text.optional(),
  callback_data: text.optional(),
  web_app: z.strictObject({ url: text }).optional(),
  login_url: z
    .strictObject({
      url: text,
      forward_text: text.optional(),
      bot_username: text.optional(),
      request_write_access: flag,
    })
    .optional(),
  switch_inline_query: text.optional(),
  switch_inline_query_current_chat: text.optional(),
  switch_inline_query_chosen_chat: z
    .strictObject({
      query: text.optional(),
      allow_user_chats: flag,
      allow_bot_chats: flag,
      allow_group_chats: flag,
      allow_channel_chats: flag,
    })
    .optional(),
  copy_text: z.strictObject({ text: z.string().min(1).max(256) }).optional(),
  pay: flag,
});

export const inlineKeyboard = z.strictObject({
  inline_keyboard: z.array(z.array(inlineButton)),
});

const replyKeyboard = z.strictObject({
  keyboard: z.array(
    z.array(
      z.union([
        text,
        z.strictObject({ text, style, request_contact: flag, request_location: flag }),
      ]),
    ),
  ),
  is_persistent: flag,
  resize_keyboard: flag,
  one_time_keyboard: flag,
  input_field_placeholder: z.string().min(1).max(64).optional(),
  selective: flag,
});

export const replyMarkup = z.union([
  inlineKeyboard,
  replyKeyboard,
  z.strictObject({ remove_keyboard: z.literal(true), selective: flag }),
  z.strictObject({
    force_reply: z.literal(true),
    input_field_placeholder: z.string().min(1).max(64).optional(),
    selective: flag,
  }),
]);

export const chatId = z.union([z.int(), z.string().regex(/^(@\w+|-?\d+)$/)]);

export const replyParameters = z.strictObject({
  message_id: z.int(),
  chat_id: chatId.optional(),
  allow_sending_without_reply: flag,
  quote: text.optional(),
  quote_parse_mode: text.optional(),
  quote_entities: z.array(messageEntity).optional(),
  quote_position: z.int().optional(),
});

export const reactionType = z.union([
  z.strictObject({ type: z.literal('emoji'), emoji: text }),
  z.strictObject({ type: z.literal('custom_emoji'), custom_emoji_id: text }),
]);

/** The fields of everything that is formatted text. */
export const captionFields = {
  caption: text.optional(),
  parse_mode: text.optional(),
  caption_entities: z.array(messageEntity).optional(),
};

/** The fields of every sending method. */
export const sendFields = {
  chat_id: chatId,
  message_thread_id: z.int().optional(),
  disable_notification: flag,
  protect_content: flag,
  allow_paid_broadcast: flag,
  message_effect_id: text.optional(),
  reply_parameters: replyParameters.optional(),
  reply_markup: replyMarkup.optional(),
};

/** The target of an edit: a message of a chat, or one sent through an inline query. */
export const editFields = {
  chat_id: chatId.optional(),
  message_id: z.int().optional(),
  inline_message_id: text.optional(),
  reply_markup: inlineKeyboard.optional(),
};

const scopedChat = { chat_id: chatId };

export const commandScope = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('default') }),
  z.strictObject({ type: z.literal('all_private_chats') }),
  z.strictObject({ type: z.literal('all_group_chats') }),
  z.strictObject({ type: z.literal('all_chat_administrators') }),
  z.strictObject({ type: z.literal('chat'), ...scopedChat }),
  z.strictObject({ type: z.literal('chat_administrators'), ...scopedChat }),
  z.strictObject({ type: z.literal('chat_member'), ...scopedChat, user_id: z.int() }),
]);

const messageContent = z.strictObject({
  message_text: text,
  parse_mode: text.optional(),
  entities: z.array(messageEntity).optional(),
  link_preview_options: linkPreview.optional(),
});

export const inlineResult = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('article'),
    id: text,
    title: z.string().min(1),
    input_message_content: messageContent,
    reply_markup: inlineKeyboard.optional(),
    url: text.optional(),
    description: text.optional(),
    thumbnail_url: text.optional(),
    thumbnail_width: z.int().optional(),
    thumbnail_height: z.int().optional(),
  }),
  z.strictObject({
    type: z.literal('photo'),
    id: text,
    photo_url: text,
    thumbnail_url: text,
    photo_width: z.int().optional(),
    photo_height: z.int().optional(),
    title: text.optional(),
    description: text.optional(),
    ...captionFields,
    show_caption_above_media: flag,
    reply_markup: inlineKeyboard.optional(),
    input_message_content: messageContent.optional(),
  }),
]);

/** All update types; `allowed_updates` may contain only these. */
export const updateTypes = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'stopped_message_generation',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
] as const;

export const allowedUpdates = z.array(z.enum(updateTypes)).optional();

/**
 * The allowed reaction emoji, see https://core.telegram.org/bots/api#reactiontypeemoji. ✅ and ❌ are
 * not among them.
 */
export const reactionEmoji: ReadonlySet<string> = new Set(
  (
    '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 ' +
    '🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
);
