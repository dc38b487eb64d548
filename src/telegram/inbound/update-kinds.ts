/**
 * What we ask Telegram for. The list is remembered between calls, so it is sent in full every time; reactions come
 * only if named here and the bot is an administrator of the group.
 */
export const updateKinds = [
  'message',
  'callback_query',
  'inline_query',
  'message_reaction',
  'my_chat_member',
] as const;
