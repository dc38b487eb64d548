import { sequentialize } from '@grammyjs/runner';
import type { Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { Command } from '../chat/command.ts';
import type { Dispatch } from '../chat/dispatch.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import type { News } from '../core/news.ts';
import type { Clock, Log } from '../ports.ts';
import { createAdministrators } from './administrators.ts';
import { createAnswers } from './answers.ts';
import { createBot } from './client.ts';
import { deepLink } from './deep-link.ts';
import { isQueryGone, startProblem } from './fault.ts';
import { createInbound } from './inbound.ts';
import { createInline } from './inline.ts';
import { syncMenu } from './menu.ts';
import { moveIn, standingNews } from './news.ts';
import { createOutbound } from './outbound.ts';
import { createPolling, type Polling } from './polling.ts';
import { createPoster } from './poster.ts';
import { createQuestions } from './questions.ts';
import { signIn } from './reaction.ts';
import { pressedOn, reactedTo } from './sender.ts';
import { createSpinner, type Spinner } from './spinner.ts';
import { updateKinds } from './update-kinds.ts';
import { createWebhook, type Webhook } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Root of the Bot API. */
  readonly apiUrl: string;
  /** The public address to receive updates at; null for long polling. */
  readonly webhookUrl: string | null;
  readonly texts: Catalogue;
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
  opening(command: Command, text: string): string | null;
}

/** Connects chat to Telegram. Nothing is called before `start` but what `outbound` is asked for. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiUrl, texts, log, clock } = options;
  const bot = createBot(token, apiUrl);
  const poster = createPoster({ api: bot.api, clock, onMoved: (move) => tell(move) });
  const webhook =
    options.webhookUrl === null ? null : createWebhook(options.webhookUrl, token, log);
  const questions = createQuestions(botIdOf(token));
  const administrators = createAdministrators(bot.api, log);
  const answers = createAnswers({ poster, questions, texts, clock, log, localeOf });
  let polling: Polling | null = null;
  let state: 'new' | 'on' | 'off' = 'new';
  // A process that only speaks hears of no dispatch, and what it finds out it keeps to itself.
  let tell: (news: News) => Promise<void> = async () => undefined;

  return {
    outbound: createOutbound(poster),
    webhook,
    opening: (command, text) =>
      state === 'on' ? deepLink(bot.botInfo.username, command, text) : null,
    username: () => (state === 'on' ? bot.botInfo.username : null),
    status() {
      if (state !== 'on') return { isReady: false, detail: 'not connected' };
      const trouble = polling?.trouble() ?? null;
      return { isReady: trouble === null, detail: trouble ?? `@${bot.botInfo.username}` };
    },
    async start(dispatch) {
      if (state !== 'new') throw new Error('a Telegram connection is started once');
      bot.botInfo = await connect(() => bot.api.getMe());
      if (!bot.botInfo.supports_inline_queries) {
        log.info({}, 'inline mode is off for this bot; @BotFather switches it on with /setinline');
      }
      tell = (news) => dispatch.hear('telegram', news);
      listen(dispatch);
      await syncMenu(bot.api, dispatch.commands, texts).catch((error: unknown) =>
        log.warn({ error }, 'the list of commands could not be brought up to date'),
      );
      const handle = (update: Update) => bot.handleUpdate(update);
      if (webhook) {
        webhook.open(handle);
        const { url, secret: secret_token } = webhook;
        await connect(() =>
          bot.api.setWebhook(url, { secret_token, allowed_updates: updateKinds }),
        );
      } else {
        const { url } = await connect(() => bot.api.getWebhookInfo());
        if (url) await connect(() => bot.api.deleteWebhook());
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

  function listen(dispatch: Dispatch): void {
    const { botInfo: me } = bot;
    const spinners = new WeakMap<Context, Spinner>();
    const inbound = createInbound({
      me,
      dispatch,
      answers,
      questions,
      administrators,
      texts,
      clock,
    });
    const inline = createInline({
      api: bot.api,
      username: me.username,
      dispatch,
      texts,
      clock,
      log,
      localeOf,
    });

    bot.catch(({ error }) => log.error({ error }, 'an update could not be handled'));
    // A press is seen to before it queues up behind what else goes on in its chat.
    bot.on('callback_query', async (ctx, next) => {
      spinners.set(
        ctx,
        createSpinner((text) => answerPress(ctx.callbackQuery.id, text)),
      );
      await next();
    });
    bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? `query of ${ctx.from?.id}`)));
    bot.on('message', async ({ message }) => {
      const move = moveIn(message);
      if (move) await poster.moved(move);
      await inbound.message(message);
    });
    bot.on('callback_query', async (ctx) => {
      const { callbackQuery: query } = ctx;
      const spinner = spinners.get(ctx);
      if (!spinner) return;
      const { data = '' } = query;
      const happening = await administrators.recognise(pressedOn(query));
      const reply = await dispatch.press(happening, data, []);
      await answers.toPress(query, reply, spinner);
    });
    bot.on('message_reaction', async ({ messageReaction: reaction }) => {
      const { user } = reaction;
      const sign = signIn(reaction);
      if (!sign || !user || user.is_bot) return;
      const signed = { ...reaction, user };
      const happening = await administrators.recognise(reactedTo(signed));
      const reply = await dispatch.react(happening, sign);
      if (reply) await answers.toReaction(signed, reply);
    });
    bot.on('my_chat_member', ({ myChatMember }) => tell(standingNews(myChatMember)));
    bot.on('inline_query', ({ inlineQuery }) => inline.answer(inlineQuery));
  }

  async function connect<Result>(call: () => Promise<Result>): Promise<Result> {
    try {
      return await call();
    } catch (error) {
      throw new Error(startProblem(error, apiUrl));
    }
  }

  async function answerPress(id: string, text: string | null): Promise<void> {
    try {
      await bot.api.answerCallbackQuery(id, text === null ? {} : { text });
    } catch (error) {
      if (!isQueryGone(error)) log.warn({ error }, 'a press could not be answered');
      throw error;
    }
  }

  /** A language of the catalogue for what the adapter itself puts into words. */
  function localeOf(language: string | null): string {
    const short = language?.split('-')[0] ?? 'en';
    return [language, short].find((one) => one && texts.locales.includes(one)) ?? 'en';
  }
}

/** The token begins with the id of the bot (https://core.telegram.org/bots/api#authorizing-your-bot). */
function botIdOf(token: string): number {
  return Number(token.split(':')[0]);
}
