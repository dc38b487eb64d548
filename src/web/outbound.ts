import { isDeepStrictEqual } from 'node:util';
import type { Outbound } from '../chat/outbound.ts';
import { AppError } from '../domain/app-error.ts';
import type { Place } from '../domain/place.ts';
import { toMessageId } from './message.ts';
import type { Messages, NewMessage } from './messages.ts';
import type { PendingAnswers } from './pending-answers.ts';

/** Posts and edits messages on the page. A reply's address is the ID of its message. */
export function createOutbound(deps: {
  readonly messages: Messages;
  readonly pendingAnswers: PendingAnswers;
  /** Whether somebody has a chat, also if nobody on the page can look into it. */
  readonly hasChat: (id: string) => boolean;
}): Outbound {
  const { messages, pendingAnswers, hasChat } = deps;
  return {
    async post(place, view, idempotencyKey) {
      const existing = messages.findByKey(idempotencyKey);
      const posted =
        existing ??
        messages.add({ ...toRoomAndReader(place), command: null, idempotencyKey, view });
      const message = { place, messageId: toMessageId(posted) };
      return isDeepStrictEqual(posted.view, view) ? message : { ...message, isOutdated: true };
    },
    async edit(message, view) {
      const id = message.messageId ?? message.place.address;
      await pendingAnswers.whenDone(id);
      if (!messages.find(id)) throw new AppError('message-not-found');
      messages.updateView(id, view);
    },
  };

  function toRoomAndReader({ kind, address }: Place): Pick<NewMessage, 'room' | 'reader'> {
    if (kind === 'direct') {
      if (!hasChat(address)) throw new AppError('channel-not-found');
      return { room: 'direct', reader: address };
    }
    if (kind === 'reply') {
      const answered = messages.find(address);
      if (!answered) throw new AppError('reply-expired');
      return { room: answered.room, reader: answered.reader };
    }
    if (address !== 'general' && address !== 'approvals') throw new AppError('channel-not-found');
    return { room: address, reader: null };
  }
}
