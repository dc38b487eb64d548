import { sequentialize } from '@grammyjs/runner';
import type { Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { Command } from '../chat/command.ts';
import type { Dispatch } from '../chat/dispatch.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import type { Clock, Log } from '../ports/ports.ts';
import { createBot } from './client.ts';
import { createAdministrators } from './inbound/administrators.ts';
import { createDeepLink } from './inbound/deep-link.ts';
import { createInlineQueryHandler } from './inbound/inline-query.ts';
import { toPressInteraction, toReactionInteraction } from './inbound/interaction.ts';
import { createMessageHandler } from './inbound/message-handler.ts';
import { toMembershipEvent, toMove } from './inbound/platform-events.ts';
import { createPolling, type Polling } from './inbound/polling.ts';
import { createQuestions } from './inbound/questions.ts';
import { toReactionVote } from './inbound/reactions.ts';
import { updateKinds } from './inbound/update-kinds.ts';
import { createWebhook, type Webhook } from './inbound/webhook.ts';
import { type CallbackAck, createCallbackAck } from './outbound/callback-ack.ts';
import { createMessagePublisher } from './outbound/message-publisher.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createResponder } from './outbound/responder.ts';
import { syncCommands } from './register/sync-commands.ts';
import { isQueryExpired, toStartErrorMessage } from './telegram-error.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Root of the Bot API. */
  readonly apiUrl: string;
  /** The public address to receive updates at; null for long polling. */
  readonly webhookUrl: string | null;
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
}

/** MediaNest on Telegram. */
export interface Telegram {
  readonly outbound: Outbound;
  /**
   * Resolves once updates are taken; to be called once. Throws an Error of one line for a wrong token or a
   * Telegram out of reach.
   */
  start(dispatch: Dispatch): Promise<void>;
  /** Takes no more updates and finishes those that have begun. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** To be mounted on the HTTP port; null with long polling. */
  readonly webhook: Webhook | null;
  /** Without `@`; null before the start. */
  username(): string | null;
  /** An address that opens the private chat and carries on with a command; null before the start. */
  startLink(command: Command, text: string): string | null;
}

/** Connects chat to Telegram. Nothing is called before `start` but what `outbound` is asked for. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiUrl, translations, log, clock } = options;
  const bot = createBot(token, apiUrl);
  const messagePublisher = createMessagePublisher({
    api: bot.api,
    clock,
    onMove: (move) => emitEvent(move),
  });
  const webhook =
    options.webhookUrl === null ? null : createWebhook(options.webhookUrl, token, log);
  const questions = createQuestions(parseBotId(token));
  const administrators = createAdministrators(bot.api, log);
  const responder = createResponder({
    messagePublisher,
    questions,
    translations,
    clock,
    log,
    localeOf,
  });
  let polling: Polling | null = null;
  let state: 'new' | 'on' | 'off' = 'new';
  // A process that only speaks hears of no dispatch, and what it finds out it keeps to itself.
  let emitEvent: (event: PlatformEvent) => Promise<void> = async () => undefined;

  return {
    outbound: createOutbound(messagePublisher),
    webhook,
    startLink: (command, text) =>
      state === 'on' ? createDeepLink(bot.botInfo.username, command, text) : null,
    username: () => (state === 'on' ? bot.botInfo.username : null),
    status() {
      if (state !== 'on') return { isReady: false, detail: 'not connected' };
      const problem = polling?.problem() ?? null;
      return { isReady: problem === null, detail: problem ?? `@${bot.botInfo.username}` };
    },
    async start(dispatch) {
      if (state !== 'new') throw new Error('a Telegram connection is started once');
      bot.botInfo = await callOrExplain(() => bot.api.getMe());
      if (!bot.botInfo.supports_inline_queries) {
        log.info({}, 'inline mode is off for this bot; @BotFather switches it on with /setinline');
      }
      emitEvent = (event) => dispatch.handleEvent('telegram', event);
      registerHandlers(dispatch);
      await syncCommands(bot.api, dispatch.commands, translations).catch((error: unknown) =>
        log.warn({ error }, 'the list of commands could not be brought up to date'),
      );
      const handle = (update: Update) => bot.handleUpdate(update);
      if (webhook) {
        webhook.open(handle);
        const { url, secret: secret_token } = webhook;
        await callOrExplain(() =>
          bot.api.setWebhook(url, { secret_token, allowed_updates: updateKinds }),
        );
      } else {
        const { url } = await callOrExplain(() => bot.api.getWebhookInfo());
        if (url) await callOrExplain(() => bot.api.deleteWebhook());
        polling = createPolling({ bot, handle, log });
        polling.start();
      }
      state = 'on';
    },
    async stop() {
      state = 'off';
      await Promise.all([polling?.stop(), webhook?.close()]);
    },
  };

  function registerHandlers(dispatch: Dispatch): void {
    const { botInfo: me } = bot;
    const callbackAcks = new WeakMap<Context, CallbackAck>();
    const messageHandler = createMessageHandler({
      me,
      dispatch,
      responder,
      questions,
      administrators,
      translations,
      clock,
    });
    const inlineQueryHandler = createInlineQueryHandler({
      api: bot.api,
      username: me.username,
      dispatch,
      translations,
      clock,
      log,
      localeOf,
    });

    bot.catch(({ error }) => log.error({ error }, 'an update could not be handled'));
    // A press is seen to before it queues up behind what else goes on in its chat.
    bot.on('callback_query', async (ctx, next) => {
      callbackAcks.set(
        ctx,
        createCallbackAck((text) => answerPress(ctx.callbackQuery.id, text)),
      );
      await next();
    });
    bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? `query of ${ctx.from?.id}`)));
    bot.on('message', async ({ message }) => {
      const move = toMove(message);
      if (move) await messagePublisher.recordMove(move);
      await messageHandler.message(message);
    });
    bot.on('callback_query', async (ctx) => {
      const { callbackQuery: query } = ctx;
      const callbackAck = callbackAcks.get(ctx);
      if (!callbackAck) return;
      const { data = '' } = query;
      const interaction = await administrators.resolveRoles(toPressInteraction(query));
      const reply = await dispatch.press(interaction, data, []);
      await responder.replyToPress(query, reply, callbackAck);
    });
    bot.on('message_reaction', async ({ messageReaction: reaction }) => {
      const { user } = reaction;
      const vote = toReactionVote(reaction);
      if (!vote || !user || user.is_bot) return;
      const userReaction = { ...reaction, user };
      const interaction = await administrators.resolveRoles(toReactionInteraction(userReaction));
      const reply = await dispatch.react(interaction, vote);
      if (reply) await responder.replyToReaction(userReaction, reply);
    });
    bot.on('my_chat_member', ({ myChatMember }) => emitEvent(toMembershipEvent(myChatMember)));
    bot.on('inline_query', ({ inlineQuery }) => inlineQueryHandler.handle(inlineQuery));
  }

  async function callOrExplain<Result>(call: () => Promise<Result>): Promise<Result> {
    try {
      return await call();
    } catch (error) {
      throw new Error(toStartErrorMessage(error, apiUrl));
    }
  }

  async function answerPress(id: string, text: string | null): Promise<void> {
    try {
      await bot.api.answerCallbackQuery(id, text === null ? {} : { text });
    } catch (error) {
      if (!isQueryExpired(error)) log.warn({ error }, 'a press could not be answered');
      throw error;
    }
  }

  /** A language of the catalogue for what the adapter itself puts into words. */
  function localeOf(language: string | null): string {
    const short = language?.split('-')[0] ?? 'en';
    return [language, short].find((one) => one && translations.locales.includes(one)) ?? 'en';
  }
}

/** The token begins with the id of the bot (https://core.telegram.org/bots/api#authorizing-your-bot). */
function parseBotId(token: string): number {
  return Number(token.split(':')[0]);
}
