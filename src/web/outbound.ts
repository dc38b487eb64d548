import type { Outbound } from '../chat/outbound.ts';
import { Fault } from '../core/fault.ts';
import type { MessageRef, Place } from '../core/place.ts';
import { messageId } from './message.ts';
import type { Messages, NewMessage } from './messages.ts';
import type { Turns } from './turns.ts';

/** Speaks first on the page. A reply's address is the id of its message. */
export function createOutbound(needs: {
  readonly messages: Messages;
  readonly turns: Turns;
  readonly isPerson: (id: string) => boolean;
}): Outbound {
  const { messages, turns, isPerson } = needs;
  return {
    async post(place, view, once) {
      const known = messages.posted(once);
      const posted = known ?? messages.add({ ...standing(place), asked: null, once, view });
      return { place, messageId: messageId(posted) };
    },
    async edit(message, view) {
      const id = idOf(message);
      await turns.settled(id);
      if (!messages.find(id)) throw new Fault('message-gone');
      messages.show(id, view);
    },
  };

  function standing({ kind, address }: Place): Pick<NewMessage, 'room' | 'reader'> {
    if (kind === 'direct') {
      if (!isPerson(address)) throw new Fault('place-gone');
      return { room: 'direct', reader: address };
    }
    if (kind === 'reply') {
      const answered = messages.find(address);
      if (!answered) throw new Fault('reply-expired');
      return { room: answered.room, reader: answered.reader };
    }
    if (address !== 'general' && address !== 'approvals') throw new Fault('place-gone');
    return { room: address, reader: null };
  }
}

function idOf({ place, messageId: id }: MessageRef): string {
  return id ?? place.address;
}
