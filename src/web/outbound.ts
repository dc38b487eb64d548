import type { Outbound } from '../chat/outbound.ts';
import { AppError } from '../domain/app-error.ts';
import type { MessageRef, Place } from '../domain/place.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { messageId } from './message.ts';
import type { Messages, NewMessage } from './messages.ts';

/** Speaks first on the page. A reply's address is the id of its message. */
export function createOutbound(deps: {
  readonly messages: Messages;
  readonly mutex: KeyedMutex;
  readonly isPerson: (id: string) => boolean;
}): Outbound {
  const { messages, mutex, isPerson } = deps;
  return {
    async post(place, view, idempotencyKey) {
      const existing = messages.findByKey(idempotencyKey);
      const posted =
        existing ??
        messages.add({ ...toRoomAndReader(place), command: null, idempotencyKey, view });
      return { place, messageId: messageId(posted) };
    },
    async edit(message, view) {
      const id = toMessageId(message);
      await mutex.whenIdle(id);
      if (!messages.find(id)) throw new AppError('message-gone');
      messages.updateView(id, view);
    },
  };

  function toRoomAndReader({ kind, address }: Place): Pick<NewMessage, 'room' | 'reader'> {
    if (kind === 'direct') {
      if (!isPerson(address)) throw new AppError('place-gone');
      return { room: 'direct', reader: address };
    }
    if (kind === 'reply') {
      const answered = messages.find(address);
      if (!answered) throw new AppError('reply-expired');
      return { room: answered.room, reader: answered.reader };
    }
    if (address !== 'general' && address !== 'approvals') throw new AppError('place-gone');
    return { room: address, reader: null };
  }
}

function toMessageId({ place, messageId: id }: MessageRef): string {
  return id ?? place.address;
}
