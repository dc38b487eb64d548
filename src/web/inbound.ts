import type { Dispatch, Happening, Sign } from '../chat/dispatch.ts';
import type { RawOptions } from '../chat/option.ts';
import type { Reply } from '../chat/reply.ts';
import type { MessageRef, Place } from '../core/place.ts';
import { type Message, messageId } from './message.ts';
import type { Messages } from './messages.ts';
import { roomsOf, toVisitor, type WebPerson } from './people.ts';
import { toWireSuggestion } from './render.ts';
import type { Turns } from './turns.ts';
import type { WireAnswer, WireRoom, WireSuggestion } from './wire.ts';

/** What people do on the page. Null where somebody reaches for what they do not see. */
export interface Inbound {
  command(
    person: WebPerson,
    given: { room: WireRoom; name: string; options: RawOptions; text: string },
  ): Promise<WireAnswer | null>;
  press(
    person: WebPerson,
    given: { message: string; id: string; values: readonly string[] },
  ): Promise<WireAnswer | null>;
  submit(
    person: WebPerson,
    given: { message: string; id: string; fields: Readonly<Record<string, string>> },
  ): Promise<WireAnswer | null>;
  react(person: WebPerson, given: { message: string; sign: Sign }): Promise<WireAnswer | null>;
  suggest(
    person: WebPerson,
    given: { room: WireRoom; command: string; option: string; typed: string },
  ): Promise<readonly WireSuggestion[] | null>;
}

const space = { platformSpaceId: 'demo', name: 'Demonstration' } as const;

/** Takes what people do to the dispatcher, and puts its answers into the rooms. */
export function createInbound(needs: {
  readonly dispatch: Dispatch;
  readonly messages: Messages;
  readonly turns: Turns;
}): Inbound {
  const { dispatch, messages, turns } = needs;

  return {
    async command(person, { room, name, options, text }) {
      if (!roomsOf(person).includes(room)) return null;
      const number = messages.next();
      const answer: MessageRef = {
        place: { platform: 'web', kind: 'reply', address: messageId({ number }) },
        messageId: null,
      };
      const happening = toHappening(person, room, answer);
      return turns.answer(messageId({ number }), async () => {
        const reply = await dispatch.command(happening, name, options);
        const asked = { by: person.name, text };
        return say(reply, { person, room, asked, number });
      });
    },

    press: (person, { message, id, values }) =>
      onMessage(person, message, (happening) => dispatch.press(happening, id, values)),

    submit: (person, { message, id, fields }) =>
      onMessage(person, message, (happening) => dispatch.submit(happening, id, fields)),

    async react(person, { message: id, sign }) {
      const message = seen(person, id);
      if (!message) return null;
      if (!messages.sign(id, sign, person.id)) return {};
      return turns.answer(id, async () => {
        const happening = toHappening(person, message.room, refOf(message));
        const reply = await dispatch.react(happening, sign);
        return reply ? answerUnder(reply, person, message) : {};
      });
    },

    async suggest(person, { room, command, option, typed }) {
      if (!roomsOf(person).includes(room)) return null;
      const happening = toHappening(person, room, null);
      const found = await dispatch.suggest(happening, command, option, typed);
      return found.slice(0, 25).map(toWireSuggestion);
    },
  };

  async function onMessage(
    person: WebPerson,
    id: string,
    run: (happening: Happening) => Promise<Reply>,
  ): Promise<WireAnswer | null> {
    const message = seen(person, id);
    if (!message) return null;
    return turns.answer(id, async () => {
      const reply = await run(toHappening(person, message.room, refOf(message)));
      return answerUnder(reply, person, message);
    });
  }

  function answerUnder(reply: Reply, person: WebPerson, message: Message): WireAnswer {
    if (reply.kind === 'update') {
      messages.show(messageId(message), reply.view);
      return {};
    }
    return say(reply, { person, room: message.room, asked: null });
  }

  /** Puts a reply where it can be seen; without a message to change, `update` is a new one. */
  function say(
    reply: Reply,
    where: {
      readonly person: WebPerson;
      readonly room: WireRoom;
      readonly asked: Message['asked'];
      readonly number?: number;
    },
  ): WireAnswer {
    const { person, room, asked, number } = where;
    if (reply.kind === 'toast') return { toast: reply.text };
    if (reply.kind === 'form') return { form: reply.form };
    const isForAll = reply.kind === 'say' && reply.audience === 'everyone' && room !== 'direct';
    messages.add({
      room,
      reader: isForAll ? null : person.id,
      asked,
      once: null,
      view: reply.view,
      ...(number === undefined ? {} : { number }),
    });
    return {};
  }

  function seen(person: WebPerson, id: string): Message | null {
    const message = messages.find(id);
    const isSeen =
      message &&
      (message.reader === null || message.reader === person.id) &&
      roomsOf(person).includes(message.room);
    return isSeen ? message : null;
  }
}

function toHappening(person: WebPerson, room: WireRoom, answer: MessageRef | null): Happening {
  return {
    visitor: toVisitor(person),
    space: room === 'direct' ? null : space,
    place: placeOf(room, person.id),
    answer,
  };
}

/** A message only its reader sees is answered like a reply: it can be edited as long as it stands. */
function refOf(message: Message): MessageRef {
  const id = messageId(message);
  const { room, reader } = message;
  if (room !== 'direct' && reader !== null) {
    return { place: { platform: 'web', kind: 'reply', address: id }, messageId: null };
  }
  return { place: placeOf(room, reader ?? ''), messageId: id };
}

function placeOf(room: WireRoom, person: string): Place {
  return room === 'direct'
    ? { platform: 'web', kind: 'direct', address: person }
    : { platform: 'web', kind: 'channel', address: room };
}
