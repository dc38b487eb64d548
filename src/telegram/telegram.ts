import type { Command } from '../chat/command.ts';
import type { Dispatch } from '../chat/dispatch.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { UpdateInbox } from '../ports/spaces/update-inbox.ts';
import { createTelegramBot, type TelegramLimits } from './client.ts';
import { createDeepLink } from './inbound/deep-link.ts';
import { createPolling, type Polling } from './inbound/polling.ts';
import { createQuestions } from './inbound/questions.ts';
import { type AnsweredUpdates, registerHandlers } from './inbound/register-handlers.ts';
import { updateKinds } from './inbound/update-kinds.ts';
import { createUpdateReceiver, type UpdateReceiver } from './inbound/update-receiver.ts';
import { createWebhook, type Webhook } from './inbound/webhook.ts';
import { createMessagePublisher } from './outbound/message-publisher.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createResponder } from './outbound/responder.ts';
import { syncCommands } from './register/sync-commands.ts';
import { toStartError } from './telegram-error.ts';

/** The settings of Telegram, and what it uses. */
export interface TelegramOptions {
  readonly token: string;
  /** The root of the Bot API. */
  readonly apiUrl: string;
  /** The public address for updates; null: long polling. */
  readonly webhookUrl: string | null;
  /** Where received updates are kept until they are handled. */
  readonly createUpdateInbox: (botId: number) => UpdateInbox;
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, 'observeCall' | 'observeAcknowledgement'> | undefined;
  /** How fast the bot may send; Telegram's limits by default. */
  readonly limits?: TelegramLimits;
}

/** Telegram as a chat platform. */
export interface Telegram {
  readonly outbound: Outbound;
  /**
   * Resolves when updates are received. Throws `PlatformStartError` if the token is wrong or Telegram cannot be reached;
   * after that it can be called again.
   */
  start(dispatch: Dispatch): Promise<void>;
  /** Takes no more updates and waits for those in progress. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** Whether another program keeps receiving the updates, as far as long polling can tell. */
  isTokenShared(): boolean;
  /** Has to be served on the HTTP port; null with long polling. */
  readonly webhook: Webhook | null;
  /** Without `@`; null before the start. */
  username(): string | null;
  /** An address that opens the private chat and runs a command there; null before the start. */
  startLink(command: Command, text: string): string | null;
}

const registerRetryMs = { initial: 60_000, max: 3_600_000 };

/** Connects the bot to Telegram. Before `start`, only `outbound` makes calls. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiUrl, translations, log, clock, metrics } = options;
  const bot = createTelegramBot(options);
  const messagePublisher = createMessagePublisher({
    api: bot.api,
    clock,
    onMove: (move) => emitEvent(move),
    log,
  });
  const webhook = options.webhookUrl === null ? null : createWebhook(options.webhookUrl, token);
  const questions = createQuestions(parseBotId(token));
  const responder = createResponder({ messagePublisher, questions, translations, clock, log });
  let polling: Polling | null = null;
  let state: 'new' | 'started' | 'stopped' = 'new';
  let startProblem = 'not connected';
  let registerTimer: NodeJS.Timeout | undefined;
  // A process that only posts messages is never started: it has no dispatcher that could handle events.
  let emitEvent: (event: PlatformEvent) => Promise<void> = async () => undefined;
  let answeredUpdates: AnsweredUpdates | null = null;
  // One for all attempts to start: it knows what it is handling already.
  let receiver: UpdateReceiver | null = null;

  return {
    outbound: createOutbound(messagePublisher),
    webhook,
    startLink: (command, text) =>
      state === 'started' ? createDeepLink(bot.botInfo.username, command, text) : null,
    username: () => (state === 'started' ? bot.botInfo.username : null),
    status() {
      if (state !== 'started') return { isReady: false, detail: startProblem };
      const problem = polling?.problem() ?? null;
      return { isReady: problem === null, detail: problem ?? `@${bot.botInfo.username}` };
    },
    isTokenShared: () => polling?.isTokenShared() ?? false,
    async start(dispatch) {
      if (state === 'started') throw new Error('Telegram is started already');
      bot.botInfo = await callOrExplain(() => bot.api.getMe());
      if (!bot.botInfo.supports_inline_queries) {
        log.info({}, 'Inline mode is off. To turn it on, send /setinline to @BotFather');
      }
      if (!answeredUpdates) registerDispatch(dispatch);
      await registerCommands(dispatch, registerRetryMs.initial);
      await receiveUpdates();
    },
    async stop() {
      state = 'stopped';
      clearTimeout(registerTimer);
      await Promise.all([polling?.stop(), webhook?.close()]);
    },
  };

  function registerDispatch(dispatch: Dispatch): void {
    emitEvent = (event) => dispatch.handleEvent('telegram', event);
    answeredUpdates = registerHandlers(bot, {
      dispatch,
      messagePublisher,
      responder,
      questions,
      translations,
      clock,
      log,
      metrics,
    });
  }

  /** Retries in the background: typed commands work without the list. */
  async function registerCommands(dispatch: Dispatch, delayMs: number): Promise<void> {
    try {
      await syncCommands(bot.api, dispatch.commands, translations);
    } catch (error) {
      log.warn({ error }, 'Could not update the command list');
      if (state === 'stopped') return;
      clearTimeout(registerTimer);
      const nextDelayMs = Math.min(delayMs * 2, registerRetryMs.max);
      registerTimer = setTimeout(() => void registerCommands(dispatch, nextDelayMs), delayMs);
      registerTimer.unref();
    }
  }

  async function receiveUpdates(): Promise<void> {
    receiver ??= createUpdateReceiver({
      inbox: options.createUpdateInbox(parseBotId(token)),
      handle: (update) => bot.handleUpdate(update),
      afterwards: async (update) => answeredUpdates?.notifyShown(update),
      log,
    });
    if (webhook) {
      const { url, secret: secret_token } = webhook;
      if (state !== 'stopped') webhook.open(receiver);
      await callOrExplain(() =>
        bot.api.setWebhook(url, { secret_token, allowed_updates: updateKinds }),
      );
      becomeStarted();
      return;
    }
    // Telegram refuses long polling as long as a webhook is set.
    const { url } = await callOrExplain(() => bot.api.getWebhookInfo());
    if (url) await callOrExplain(() => bot.api.deleteWebhook());
    if (!becomeStarted()) return;
    polling = createPolling({ bot, receiver, clock, log });
    polling.start();
  }

  /** False when the bot was stopped meanwhile. */
  function becomeStarted(): boolean {
    if (state === 'stopped') return false;
    state = 'started';
    return true;
  }

  async function callOrExplain<Result>(call: () => Promise<Result>): Promise<Result> {
    try {
      return await call();
    } catch (error) {
      const startError = toStartError(error, apiUrl);
      startProblem = startError.message;
      throw startError;
    }
  }
}

/** The bot's id, which is the first part of its token (https://core.telegram.org/bots/api#authorizing-your-bot). */
function parseBotId(token: string): number {
  return Number(token.split(':')[0]);
}
