import type { Dispatch, Interaction, ReactionVote } from '../chat/dispatch.ts';
import type { RawOptions } from '../chat/option.ts';
import type { Reply } from '../chat/reply.ts';
import type { MessageRef, Place } from '../domain/place.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { type Message, messageId } from './message.ts';
import type { Messages } from './messages.ts';
import { listRooms, toSender, type WebPerson } from './people.ts';
import { toWireSuggestion } from './render.ts';
import type { WireAnswer, WireRoom, WireSuggestion } from './wire.ts';

/** What people do on the page. Null where somebody reaches for what they do not see. */
export interface Inbound {
  command(
    person: WebPerson,
    input: { room: WireRoom; name: string; options: RawOptions; text: string },
  ): Promise<WireAnswer | null>;
  press(
    person: WebPerson,
    input: { message: string; id: string; values: readonly string[] },
  ): Promise<WireAnswer | null>;
  submit(
    person: WebPerson,
    input: { message: string; id: string; fields: Readonly<Record<string, string>> },
  ): Promise<WireAnswer | null>;
  react(
    person: WebPerson,
    input: { message: string; vote: ReactionVote },
  ): Promise<WireAnswer | null>;
  suggest(
    person: WebPerson,
    input: { room: WireRoom; command: string; option: string; query: string },
  ): Promise<readonly WireSuggestion[] | null>;
}

const space = { platformSpaceId: 'demo', name: 'Demonstration' } as const;

/** Takes what people do to the dispatcher, and puts its answers into the rooms. */
export function createInbound(deps: {
  readonly dispatch: Dispatch;
  readonly messages: Messages;
  readonly mutex: KeyedMutex;
}): Inbound {
  const { dispatch, messages, mutex } = deps;

  return {
    async command(person, { room, name, options, text }) {
      if (!listRooms(person).includes(room)) return null;
      const number = messages.nextNumber();
      const answer: MessageRef = {
        place: { platform: 'web', kind: 'reply', address: messageId({ number }) },
        messageId: null,
      };
      const interaction = toInteraction(person, room, answer);
      return mutex.run(messageId({ number }), async () => {
        const reply = await dispatch.command(interaction, name, options);
        const command = { by: person.name, text };
        return postReply(reply, { person, room, command, number });
      });
    },

    press: (person, { message, id, values }) =>
      handleOnMessage(person, message, (interaction) => dispatch.press(interaction, id, values)),

    submit: (person, { message, id, fields }) =>
      handleOnMessage(person, message, (interaction) => dispatch.submit(interaction, id, fields)),

    async react(person, { message: id, vote }) {
      const message = findVisible(person, id);
      if (!message) return null;
      if (!messages.toggleReaction(id, vote, person.id)) return {};
      return mutex.run(id, async () => {
        const interaction = toInteraction(person, message.room, toMessageRef(message));
        const reply = await dispatch.react(interaction, vote);
        return reply ? respondToMessage(reply, person, message) : {};
      });
    },

    async suggest(person, { room, command, option, query }) {
      if (!listRooms(person).includes(room)) return null;
      const interaction = toInteraction(person, room, null);
      const found = await dispatch.suggest(interaction, command, option, query);
      return found.slice(0, 25).map(toWireSuggestion);
    },
  };

  async function handleOnMessage(
    person: WebPerson,
    id: string,
    run: (interaction: Interaction) => Promise<Reply>,
  ): Promise<WireAnswer | null> {
    const message = findVisible(person, id);
    if (!message) return null;
    return mutex.run(id, async () => {
      const reply = await run(toInteraction(person, message.room, toMessageRef(message)));
      return respondToMessage(reply, person, message);
    });
  }

  function respondToMessage(reply: Reply, person: WebPerson, message: Message): WireAnswer {
    if (reply.kind === 'update') {
      messages.updateView(messageId(message), reply.view);
      return {};
    }
    return postReply(reply, { person, room: message.room, command: null });
  }

  /** Puts a reply where it can be seen; without a message to change, `update` is a new one. */
  function postReply(
    reply: Reply,
    target: {
      readonly person: WebPerson;
      readonly room: WireRoom;
      readonly command: Message['command'];
      readonly number?: number;
    },
  ): WireAnswer {
    const { person, room, command, number } = target;
    if (reply.kind === 'toast') return { toast: reply.text };
    if (reply.kind === 'form') return { form: reply.form };
    const isPublic = reply.kind === 'message' && reply.audience === 'everyone' && room !== 'direct';
    messages.add({
      room,
      reader: isPublic ? null : person.id,
      command,
      idempotencyKey: null,
      view: reply.view,
      ...(number === undefined ? {} : { number }),
    });
    return {};
  }

  function findVisible(person: WebPerson, id: string): Message | null {
    const message = messages.find(id);
    const isVisible =
      message &&
      (message.reader === null || message.reader === person.id) &&
      listRooms(person).includes(message.room);
    return isVisible ? message : null;
  }
}

function toInteraction(person: WebPerson, room: WireRoom, answer: MessageRef | null): Interaction {
  return {
    sender: toSender(person),
    space: room === 'direct' ? null : space,
    place: toPlace(room, person.id),
    answer,
  };
}

/** A message only its reader sees is answered like a reply: it can be edited as long as it stands. */
function toMessageRef(message: Message): MessageRef {
  const id = messageId(message);
  const { room, reader } = message;
  if (room !== 'direct' && reader !== null) {
    return { place: { platform: 'web', kind: 'reply', address: id }, messageId: null };
  }
  return { place: toPlace(room, reader ?? ''), messageId: id };
}

function toPlace(room: WireRoom, person: string): Place {
  return room === 'direct'
    ? { platform: 'web', kind: 'direct', address: person }
    : { platform: 'web', kind: 'channel', address: room };
}
