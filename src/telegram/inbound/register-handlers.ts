import { setTimeout as sleep } from 'node:timers/promises';
import { sequentialize } from '@grammyjs/runner';
import type { Bot, Context } from 'grammy';
import type { MessageReactionUpdated, Update } from 'grammy/types';
import { handleEarlyReaction } from '../../chat/approvals/early-reaction.ts';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import { notifyShown, type Reply } from '../../chat/reply.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { type CallbackAck, createCallbackAck } from '../outbound/callback-ack.ts';
import type { MessagePublisher } from '../outbound/message-publisher.ts';
import type { Responder } from '../outbound/responder.ts';
import { isQueryExpired } from '../telegram-error.ts';
import { createAdministrators } from './administrators.ts';
import { createInlineQueryHandler } from './inline-query.ts';
import { toPressInteraction, toReactionInteraction } from './interaction.ts';
import { createMessageHandler } from './message-handler.ts';
import { toMembershipEvent, toMove } from './platform-events.ts';
import type { Questions } from './questions.ts';
import { toReactionVote } from './reactions.ts';

/** What remains to be done about an update that was answered. */
export interface AnsweredUpdates {
  /** Never throws. Waits for as long as Telegram holds back another card. */
  notifyShown(update: Update): Promise<void>;
}

/** Passes the updates of a bot to the dispatcher, and its replies to the responder. */
export function registerHandlers(
  bot: Bot,
  deps: {
    readonly dispatch: Dispatch;
    readonly messagePublisher: MessagePublisher;
    readonly responder: Responder;
    readonly questions: Questions;
    readonly translations: Translations;
    readonly clock: Clock;
    readonly log: Log;
    readonly metrics?: Pick<Metrics, 'observeAcknowledgement'> | undefined;
  },
): AnsweredUpdates {
  const { dispatch, messagePublisher, responder, questions, translations, clock, log } = deps;
  const { metrics } = deps;
  const administrators = createAdministrators(bot.api, log);
  const callbackAcks = new WeakMap<Context, CallbackAck>();
  const sentReplies = new WeakMap<Update, Reply>();
  const messageHandler = createMessageHandler({
    me: bot.botInfo,
    dispatch,
    responder,
    questions,
    administrators,
    translations,
    clock,
  });
  const inlineQueryHandler = createInlineQueryHandler({
    api: bot.api,
    username: bot.botInfo.username,
    dispatch,
    translations,
    clock,
    log,
  });

  bot.catch(({ error }) => log.error({ error }, 'Could not handle an update'));
  // The timer of a press starts here, before the press waits for earlier updates of the person.
  bot.on('callback_query', async (ctx, next) => {
    const startedAt = performance.now();
    callbackAcks.set(
      ctx,
      createCallbackAck((text) =>
        answerCallbackQuery(ctx.callbackQuery.id, text).finally(() =>
          metrics?.observeAcknowledgement('telegram', (performance.now() - startedAt) / 1000),
        ),
      ),
    );
    await next();
  });
  // Reactions may have to wait, and hold back nothing but further reactions of the same person.
  bot.on(
    'message_reaction',
    sequentialize((ctx) => `reaction of ${ctx.from?.id} in ${ctx.chat.id}`),
    handleReaction,
  );
  bot.use(sequentialize(toQueue));
  bot.on('message', async ({ message }) => {
    const move = toMove(message);
    if (move) await messagePublisher.recordMove(move);
    await messageHandler.handle(message);
  });
  bot.on('callback_query', async (ctx) => {
    const { callbackQuery: query } = ctx;
    const callbackAck = callbackAcks.get(ctx);
    if (!callbackAck) return;
    const interaction = await administrators.resolveRoles(toPressInteraction(query));
    const reply = await dispatch.press(interaction, query.data ?? '', []);
    await responder.replyToPress(query, reply, callbackAck);
    sentReplies.set(ctx.update, reply);
  });
  bot.on('my_chat_member', ({ myChatMember }) =>
    dispatch.handleEvent('telegram', toMembershipEvent(myChatMember)),
  );
  bot.on('inline_query', ({ inlineQuery }) => inlineQueryHandler.handle(inlineQuery));

  return {
    async notifyShown(update) {
      const reply = sentReplies.get(update);
      if (reply?.kind === 'update') await notifyShown(reply, log);
    },
  };

  async function handleReaction(
    ctx: Context & { readonly messageReaction: MessageReactionUpdated },
  ): Promise<void> {
    const { messageReaction: reaction } = ctx;
    const { user } = reaction;
    const vote = toReactionVote(reaction);
    if (!vote || !user || user.is_bot) return;
    const userReaction = { ...reaction, user };
    const interaction = await administrators.resolveRoles(toReactionInteraction(userReaction));
    const reply = await handleEarlyReaction({
      react: () => dispatch.react(interaction, vote),
      // Telegram does not say when the message was posted.
      mayFollow: () => dispatch.isPosting(interaction.place),
      wait: sleep,
    });
    if (!reply) return;
    await responder.replyToReaction(userReaction, reply);
    sentReplies.set(ctx.update, reply);
  }

  async function answerCallbackQuery(id: string, text: string | null): Promise<void> {
    try {
      await bot.api.answerCallbackQuery(id, text === null ? {} : { text });
    } catch (error) {
      if (!isQueryExpired(error)) log.warn({ error }, 'Could not answer a button press');
      throw error;
    }
  }
}

/**
 * Updates of one queue are handled in order. In a group each person has their own, so that nobody waits for a slow search
 * of somebody else, or for an answer to them that Telegram's limits hold back.
 */
function toQueue({ chat, from, message, myChatMember }: Context): string {
  if (!chat) return `query of ${from?.id}`;
  // What happens to the bot and its chat has one order, whoever did it.
  const isEvent = myChatMember || (message && toMove(message));
  return isEvent || chat.type === 'private' ? String(chat.id) : `${from?.id} in ${chat.id}`;
}
