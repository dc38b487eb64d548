import type { Dispatch, Interaction, ReactionVote } from '../chat/dispatch.ts';
import { optionNames } from '../chat/i18n/command-names.ts';
import { listNames } from '../chat/i18n/local-names.ts';
import { findMemberOption, type RawOptions } from '../chat/option.ts';
import type { Reply } from '../chat/reply.ts';
import { takeNamedMember } from '../domain/accounts/member-reference.ts';
import type { MessageRef, Place } from '../domain/place.ts';
import { type Message, toMessageId } from './message.ts';
import type { Messages } from './messages.ts';
import type { PendingAnswers } from './pending-answers.ts';
import { listRooms, toSender, type Visitor } from './people.ts';
import { toWireSuggestion } from './render.ts';
import type { WireAnswer, WireRoom, WireSuggestion } from './wire.ts';

/** Handles what people do on the page. The answer is null when the person cannot see the room or message. */
export interface Inbound {
  command(
    person: Visitor,
    input: { room: WireRoom; name: string; options: RawOptions; text: string },
  ): Promise<WireAnswer | null>;
  press(
    person: Visitor,
    input: { message: string; id: string; values: readonly string[] },
  ): Promise<WireAnswer | null>;
  submit(
    person: Visitor,
    input: { message: string; id: string; fields: Readonly<Record<string, string>> },
  ): Promise<WireAnswer | null>;
  react(
    person: Visitor,
    input: { message: string; vote: ReactionVote },
  ): Promise<WireAnswer | null>;
  suggest(
    person: Visitor,
    input: { room: WireRoom; command: string; option: string; query: string },
  ): Promise<readonly WireSuggestion[] | null>;
}

const space = { platformSpaceId: 'demo', name: 'Demo' } as const;

/** Passes what people do to the dispatcher and posts its replies in the rooms. */
export function createInbound(deps: {
  readonly dispatch: Dispatch;
  readonly messages: Messages;
  readonly pendingAnswers: PendingAnswers;
}): Inbound {
  const { dispatch, messages, pendingAnswers } = deps;

  return {
    async command(person, { room, name, options, text }) {
      if (!listRooms(person).includes(room)) return null;
      const number = messages.nextNumber();
      const answer: MessageRef = {
        place: { platform: 'web', kind: 'reply', address: toMessageId({ number }) },
        messageId: null,
      };
      const interaction = toInteraction(person, room, answer);
      return pendingAnswers.run(toMessageId({ number }), async () => {
        const reply = await dispatch.command(interaction, name, toOptions(name, options));
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
      return pendingAnswers.run(id, async () => {
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

  /** The page sends `for:` as a part of the text that it belongs to. */
  function toOptions(name: string, options: RawOptions): RawOptions {
    const command = dispatch.commands.find((each) => each.name === name);
    const memberOption = command ? findMemberOption(command.options) : null;
    const textOption = Object.entries(command?.options ?? {}).find(
      ([, { kind }]) => kind === 'text',
    )?.[0];
    const text = textOption === undefined ? undefined : options[textOption];
    if (memberOption === null || textOption === undefined || typeof text !== 'string') {
      return options;
    }
    const { rest, member } = takeNamedMember(text, listNames(optionNames, memberOption));
    return member === null ? options : { ...options, [textOption]: rest, [memberOption]: member };
  }

  async function handleOnMessage(
    person: Visitor,
    id: string,
    run: (interaction: Interaction) => Promise<Reply>,
  ): Promise<WireAnswer | null> {
    const message = findVisible(person, id);
    if (!message) return null;
    return pendingAnswers.run(id, async () => {
      const reply = await run(toInteraction(person, message.room, toMessageRef(message)));
      return respondToMessage(reply, person, message);
    });
  }

  function respondToMessage(reply: Reply, person: Visitor, message: Message): WireAnswer {
    if (reply.kind === 'update') {
      messages.updateView(toMessageId(message), reply.view);
      return {};
    }
    return postReply(reply, { person, room: message.room, command: null });
  }

  /** Posts a reply where its readers see it. An `update` without a message to change becomes a new message. */
  function postReply(
    reply: Reply,
    target: {
      readonly person: Visitor;
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

  function findVisible(person: Visitor, id: string): Message | null {
    const message = messages.find(id);
    const isVisible =
      message &&
      (message.reader === null || message.reader === person.id) &&
      listRooms(person).includes(message.room);
    return isVisible ? message : null;
  }
}

function toInteraction(person: Visitor, room: WireRoom, answer: MessageRef | null): Interaction {
  return {
    sender: toSender(person, person.locale),
    space: room === 'direct' ? null : space,
    place: toPlace(room, person.id),
    answer,
  };
}

/** A private message in a room is edited through the reply's address, for as long as it is kept. */
function toMessageRef(message: Message): MessageRef {
  const id = toMessageId(message);
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
