import type { z } from 'zod';
import { badRequest } from '../http/refusal.ts';
import { placement } from '../state/message.ts';
import { botRights, type Room, requireReachableRoom, type State } from '../state/state.ts';
import type { chatId, replyParameters } from '../wire/schema.ts';
import type { Message } from '../wire/wire.ts';

export interface Place {
  readonly room: Room;
  readonly position: ReturnType<typeof placement>;
}

interface Address {
  readonly chat_id: z.infer<typeof chatId>;
  readonly message_thread_id?: number | undefined;
  readonly reply_parameters?: z.infer<typeof replyParameters> | undefined;
}

/** The destination of a bot message: the chat, the topic and the message it answers. */
export function placeFor(state: State, address: Address): Place {
  const room = requireReachableRoom(state, address.chat_id);
  checkTopic(state, room, address.message_thread_id);
  const replyTo = findReply(state, room, address.reply_parameters);
  const threadId = address.message_thread_id ?? replyTo?.message_thread_id;
  return { room, position: placement(room, threadId, replyTo) };
}

/** General has no thread ID: 1 is rejected, like any other ID without a topic. */
export function checkTopic(state: State, room: Room, threadId: number | undefined): void {
  if (threadId === undefined) return;
  const topic = room.topics.get(threadId);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.isClosed && !botRights(state, room)?.canManageTopics) throw badRequest('TOPIC_CLOSED');
}

function findReply(
  state: State,
  room: Room,
  parameters: Address['reply_parameters'],
): Message | undefined {
  if (parameters === undefined) return undefined;
  const from =
    parameters.chat_id === undefined ? room : requireReachableRoom(state, parameters.chat_id);
  const entry = from.entries.get(parameters.message_id);
  if (entry !== undefined && !entry.isDeleted) return entry.wire;
  if (parameters.allow_sending_without_reply) return undefined;
  throw badRequest('message to be replied not found');
}
