/**
 * The updates that the bot asks for. Telegram remembers the list between calls, so the full list is sent every time
 * (docs/chat-platforms.md, "Telegram updates").
 */
export const updateKinds = [
  'message',
  'callback_query',
  'inline_query',
  'message_reaction',
  'my_chat_member',
] as const;
