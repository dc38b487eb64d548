import { setTimeout as sleep } from 'node:timers/promises';
import type { CallbackQuery, Message, MessageReactionUpdated, User } from 'grammy/types';
import { limits } from '../../chat/fit.ts';
import type { Form } from '../../chat/form.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Reply } from '../../chat/reply.ts';
import { textView, type View } from '../../chat/view.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { MessageRef, Place } from '../../domain/place.ts';
import { cutText } from '../../domain/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { chooseLocale } from '../choose-locale.ts';
import {
  toMessageInteraction,
  toPressInteraction,
  toReactionInteraction,
  toSender,
} from '../inbound/interaction.ts';
import { type Questions, toFormQuestion } from '../inbound/questions.ts';
import { renderPlainText } from '../render/render.ts';
import type { CallbackAck } from './callback-ack.ts';
import type { MessagePublisher } from './message-publisher.ts';

/** Sends replies. Never throws: failures are logged. Its caller reports afterwards that an update is shown (`notifyShown`). */
export interface Responder {
  replyToMessage(message: UserMessage, reply: Reply): Promise<void>;
  replyToPress(query: CallbackQuery, reply: Reply, callbackAck: CallbackAck): Promise<void>;
  /** Asks for the missing text of a command and opens the reply field. */
  askForText(message: UserMessage, view: View, hint: string): Promise<void>;
  /** Replies to a reaction on a message of the bot. */
  replyToReaction(
    reaction: MessageReactionUpdated & { readonly user: User },
    reply: Reply,
  ): Promise<void>;
}

/** A message with a sender. */
export type UserMessage = Message & { readonly from: User };

/** Delays before a reply is sent again. After that, the person has probably tried again. */
const retryDelaysMs = [300, 1_500];

interface ReplyTarget {
  readonly place: Place;
  readonly locale: string;
  readonly replyTo?: number | undefined;
  readonly replyHint?: string;
}

/** Replies in the chat of the interaction; in a group as a silent reply to the person's message. */
export function createResponder(deps: {
  readonly messagePublisher: MessagePublisher;
  readonly questions: Questions;
  readonly translations: Translations;
  readonly clock: Clock;
  readonly log: Log;
}): Responder {
  const { messagePublisher, questions, translations, clock, log } = deps;
  const localeOf = (language: string | null | undefined) =>
    chooseLocale(language, translations.locales);

  return {
    async replyToMessage(message, reply) {
      if (reply.kind === 'form') return askForm(toReplyTarget(message), message, reply.form);
      const posted = await post(toReplyTarget(message), toView(reply));
      if (posted && reply.kind === 'message') await notifyPosted(reply, posted);
    },

    async replyToReaction(reaction, reply) {
      const { sender, place, answer } = toReactionInteraction(reaction);
      const target = { place, locale: localeOf(sender.locale), replyTo: toMessageId(answer) };
      if (reply.kind === 'form') {
        return askForm(target, { chat: reaction.chat, from: reaction.user }, reply.form);
      }
      if (reply.kind === 'update' && answer) {
        return editOrRepost(answer, reply.view, target);
      }
      const view = toView(reply);
      await post(target, isGroup(place) ? prefixName(view, sender.name) : view);
    },

    async askForText(message, view, hint) {
      await post({ ...toReplyTarget(message), replyHint: hint }, view);
    },

    async replyToPress(query, reply, callbackAck) {
      const { sender, place, answer } = toPressInteraction(query);
      const locale = localeOf(sender.locale);
      const target = { place, locale, replyTo: isGroup(place) ? toMessageId(answer) : undefined };
      if (reply.kind === 'update') {
        const editing = answer ? editOrRepost(answer, reply.view, target) : Promise.resolve();
        await Promise.all([callbackAck.send(), editing]);
        return;
      }
      if (reply.kind === 'form') {
        const recipient = query.message && { chat: query.message.chat, from: query.from };
        await Promise.all([
          callbackAck.send(),
          recipient && askForm(target, recipient, reply.form),
        ]);
        return;
      }
      const text = toToastText(reply, locale);
      if (text === null || !(await callbackAck.send(text))) {
        await callbackAck.send();
        if (!query.message) return;
        const view = text === null ? toView(reply) : textView(text);
        await post(target, isGroup(place) ? prefixName(view, sender.name) : view);
      }
    },
  };

  function toReplyTarget(message: UserMessage): ReplyTarget {
    const { sender, place } = toMessageInteraction(message.from, message);
    const replyTo = isGroup(place) ? message.message_id : undefined;
    return { place, locale: localeOf(sender.locale), replyTo };
  }

  /** In a group the person is mentioned, so that the reply field opens for them only. */
  async function askForm(
    target: ReplyTarget,
    recipient: Pick<UserMessage, 'chat' | 'from'>,
    form: Form,
  ) {
    const { submit, fields } = form;
    questions.remember(recipient, { kind: 'form', submit, fields: fields.map(({ name }) => name) });
    const view = toFormQuestion(form, translations.forLocale(target.locale)('question-hint'));
    const { platform, platformUserId, name } = toSender(recipient.from);
    const key = { platform, platformUserId };
    const isShared = isGroup(target.place);
    const question: View = isShared
      ? { ...view, lines: [[{ mention: key, name }], ...view.lines], mentions: [key] }
      : view;
    await post({ ...target, replyHint: fields[0]?.label ?? form.title }, question);
  }

  /** Null if the message could not be posted. */
  async function post(target: ReplyTarget, view: View): Promise<MessageRef | null> {
    const { place, ...postOptions } = target;
    const isSilent = isGroup(place);
    const result = await tryWithRetries(() =>
      messagePublisher.post(place, view, { ...postOptions, isSilent }),
    );
    return typeof result === 'object' ? result : null;
  }

  async function notifyPosted(
    { onPosted }: Extract<Reply, { kind: 'message' }>,
    posted: MessageRef,
  ): Promise<void> {
    try {
      await onPosted?.(posted);
    } catch (error) {
      log.warn({ error }, 'A reply will not be kept up to date');
    }
  }

  async function editOrRepost(message: MessageRef, view: View, target: ReplyTarget): Promise<void> {
    const result = await tryWithRetries(() => messagePublisher.edit(message, view, target.locale));
    if (result === 'message-gone') await post(target, view);
  }

  /** Retries temporary errors. `message-gone`: the message to edit no longer exists. */
  async function tryWithRetries<Result>(
    send: () => Promise<Result>,
  ): Promise<Result | 'message-gone' | 'failed'> {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        return await send();
      } catch (error) {
        if (isAppError(error, 'message-not-found')) return 'message-gone';
        if (delayMs === null || !isAppError(error, 'platform-unavailable')) {
          const isUnexpected = !isAppError(
            error,
            'direct-messages-closed',
            'channel-not-found',
            'channel-forbidden',
          );
          log[isUnexpected ? 'error' : 'info']({ error }, 'Could not send a reply');
          return 'failed';
        }
        await sleep(delayMs);
      }
    }
    return 'failed';
  }

  /** The text that a press is answered with; null if the reply needs a message. */
  function toToastText(
    reply: Exclude<Reply, { kind: 'update' | 'form' }>,
    locale: string,
  ): string | null {
    const { toast: max } = limits.telegram;
    if (reply.kind === 'toast') return cutText(reply.text, max);
    const { view, audience } = reply;
    if (audience === 'everyone' || view.buttons?.length || view.picker) return null;
    const text = renderPlainText(view, { now: clock(), locale }, max + 1);
    return text.length <= max ? text : null;
  }
}

function toView(reply: Exclude<Reply, { kind: 'form' }>): View {
  return reply.kind === 'toast' ? textView(reply.text) : reply.view;
}

/** In a group a message in response to a press names the person it is for, without notifying them. */
function prefixName(view: View, name: string): View {
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

function toMessageId(message: MessageRef | null): number | undefined {
  return message?.messageId ? Number(message.messageId) : undefined;
}
