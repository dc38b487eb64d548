import type { CallbackQuery, Message, MessageReactionUpdated, User } from 'grammy/types';
import { cut, limits } from '../chat/fit.ts';
import type { Form } from '../chat/form.ts';
import type { Reply } from '../chat/reply.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import { say, type View } from '../chat/view.ts';
import { isFault } from '../core/fault.ts';
import type { MessageRef, Place } from '../core/place.ts';
import type { Clock, Log } from '../ports.ts';
import type { Poster } from './poster.ts';
import { formQuestion, type Questions } from './questions.ts';
import { plainText } from './render.ts';
import { pressedOn, reactedTo, saidIn, toVisitor } from './sender.ts';
import type { Spinner } from './spinner.ts';

/** Brings replies to the people they are for. Never throws: what cannot be said is logged. */
export interface Answers {
  toMessage(message: Said, reply: Reply): Promise<void>;
  toPress(query: CallbackQuery, reply: Reply, spinner: Spinner): Promise<void>;
  /** Asks for the text a command lacks and opens the reply field. */
  ask(message: Said, view: View, hint: string): Promise<void>;
  /** Answers a reaction on a message of ours. */
  toReaction(
    reaction: MessageReactionUpdated & { readonly user: User },
    reply: Reply,
  ): Promise<void>;
}

/** A message of a person. */
export type Said = Message & { readonly from: User };

/** Pauses before an answer is tried again; after that the person has asked again. */
const pausesMs = [300, 1_500];

interface Address {
  readonly place: Place;
  readonly locale: string;
  readonly replyTo?: number | undefined;
  readonly asks?: string;
}

/** Answers where the person spoke; in a group as a reply to them and without a sound for the others. */
export function createAnswers(needs: {
  readonly poster: Poster;
  readonly questions: Questions;
  readonly texts: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  readonly localeOf: (language: string | null) => string;
}): Answers {
  const { poster, questions, texts, clock, log, localeOf } = needs;

  return {
    async toMessage(message, reply) {
      if (reply.kind === 'form') return question(addressOf(message), message, reply.form);
      await post(addressOf(message), viewOf(reply));
    },

    async toReaction(reaction, reply) {
      const { visitor, place, answer } = reactedTo(reaction);
      const address = { place, locale: localeOf(visitor.locale), replyTo: idOf(answer) };
      if (reply.kind === 'form') {
        return question(address, { chat: reaction.chat, from: reaction.user }, reply.form);
      }
      if (reply.kind === 'update' && answer) return change(answer, reply.view, address);
      const view = viewOf(reply);
      await post(address, isGroup(place) ? addressed(view, visitor.name) : view);
    },

    async ask(message, view, hint) {
      await post({ ...addressOf(message), asks: hint }, view);
    },

    async toPress(query, reply, spinner) {
      const { visitor, place, answer } = pressedOn(query);
      const locale = localeOf(visitor.locale);
      const address = { place, locale, replyTo: isGroup(place) ? idOf(answer) : undefined };
      if (reply.kind === 'update') {
        const shown = answer ? change(answer, reply.view, address) : Promise.resolve();
        await Promise.all([spinner.stop(), shown]);
        return;
      }
      if (reply.kind === 'form') {
        const who = query.message && { chat: query.message.chat, from: query.from };
        await Promise.all([spinner.stop(), who && question(address, who, reply.form)]);
        return;
      }
      const text = noteOf(reply, locale);
      if (text === null || !(await spinner.stop(text))) {
        await spinner.stop();
        if (!query.message) return;
        const view = text === null ? viewOf(reply) : say(text);
        await post(address, isGroup(place) ? addressed(view, visitor.name) : view);
      }
    },
  };

  function addressOf(message: Said): Address {
    const { visitor, place } = saidIn(message.from, message);
    const replyTo = isGroup(place) ? message.message_id : undefined;
    return { place, locale: localeOf(visitor.locale), replyTo };
  }

  /** In a group the one who is asked is mentioned: only so the reply field opens for them and nobody else. */
  async function question(address: Address, who: Pick<Said, 'chat' | 'from'>, form: Form) {
    const { submit, fields } = form;
    questions.asked(who, { kind: 'form', submit, fields: fields.map(({ name }) => name) });
    const view = formQuestion(form, texts.in(address.locale)('question-next'));
    const { platform, platformUserId, name } = toVisitor(who.from);
    const key = { platform, platformUserId };
    const isShared = isGroup(address.place);
    const asked: View = isShared
      ? { ...view, lines: [[{ mention: key, name }], ...view.lines], pings: [key] }
      : view;
    await post({ ...address, asks: fields[0]?.label ?? form.title }, asked);
  }

  async function post(address: Address, view: View): Promise<void> {
    const { place, ...setting } = address;
    const isSilent = isGroup(place);
    await attempt(() => poster.post(place, view, { ...setting, isSilent }));
  }

  async function change(message: MessageRef, view: View, address: Address): Promise<void> {
    const isGone = await attempt(() => poster.edit(message, view, address.locale));
    if (isGone) await post(address, view);
  }

  /** True when the message to change is gone. */
  async function attempt(send: () => Promise<unknown>): Promise<boolean> {
    for (const pauseMs of [...pausesMs, null]) {
      try {
        await send();
        return false;
      } catch (error) {
        if (isFault(error, 'message-gone')) return true;
        if (pauseMs === null || !isFault(error, 'chat-failed')) {
          const isOurs = !isFault(error, 'direct-closed', 'place-gone', 'place-forbidden');
          log[isOurs ? 'error' : 'info']({ error }, 'an answer could not be given');
          return false;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    return false;
  }

  /** What fits into the note that a press can be answered with; null when it needs a message. */
  function noteOf(
    reply: Exclude<Reply, { kind: 'update' | 'form' }>,
    locale: string,
  ): string | null {
    const { toast: max } = limits.telegram;
    if (reply.kind === 'toast') return cut(reply.text, max);
    const { view, audience } = reply;
    if (audience === 'everyone' || view.buttons?.length || view.picker) return null;
    const text = plainText(view, { now: clock(), locale }, max + 1);
    return text.length <= max ? text : null;
  }
}

function viewOf(reply: Exclude<Reply, { kind: 'form' }>): View {
  return reply.kind === 'toast' ? say(reply.text) : reply.view;
}

/** In a group a late or long answer to a press names the person it is for; it pings nobody. */
function addressed(view: View, name: string): View {
  return view.title
    ? { ...view, lines: [[{ quiet: name }], ...view.lines] }
    : {
        ...view,
        lines: [[{ quiet: `${name}: ` }, ...(view.lines[0] ?? [])], ...view.lines.slice(1)],
      };
}

function isGroup(place: Place): boolean {
  return place.kind === 'channel';
}

function idOf(message: MessageRef | null): number | undefined {
  return message?.messageId ? Number(message.messageId) : undefined;
}
