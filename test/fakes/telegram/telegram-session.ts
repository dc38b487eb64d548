import { type Api, Bot, GrammyError } from 'grammy';
import type { Answer } from './http/call-handler.ts';
import { createFakeTelegram, type FakeTelegram, type FakeTelegramOptions } from './server.ts';

/** A fake Telegram with a grammY bot, for tests of the server itself. */
export interface TelegramSession {
  readonly telegram: FakeTelegram;
  readonly bot: Bot;
  readonly api: Api;
  /** A person in a private chat with the bot. */
  readonly ann: number;
  /** Makes a call without grammY; returns the response as JSON. */
  raw(method: string, parameters?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Starts long polling and resolves when it runs. */
  poll(allowedUpdates?: Parameters<Bot['start']>[0]): Promise<void>;
  close(): Promise<void>;
}

export async function openTelegramSession(
  options: FakeTelegramOptions = {},
): Promise<TelegramSession> {
  const telegram = await createFakeTelegram(options);
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiUrl } });
  bot.catch((error) => {
    throw error.error;
  });
  const ann = telegram.world.addUser({ firstName: 'Ann', username: 'ann', languageCode: 'en' });
  telegram.world.privateChat(ann);
  let polling: Promise<void> | undefined;
  return {
    telegram,
    bot,
    api: bot.api,
    ann,
    raw: (method, parameters = {}) => rawCall(telegram, method, parameters),
    async poll(start) {
      polling = bot.start(start);
      // `close` awaits the polling; until then its rejection must not count as unhandled.
      polling.catch(() => undefined);
      await telegram.until('the bot polls', () => telegram.isPolled());
    },
    async close() {
      if (bot.isRunning()) await bot.stop();
      await polling?.catch(() => undefined);
      await telegram.stop();
    },
  };
}

/** Makes a call without a library; returns the response as JSON. */
export async function rawCall(
  telegram: FakeTelegram,
  method: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(`${telegram.apiUrl}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  const body: Answer = JSON.parse(await response.text());
  return body;
}

/** The error of a failed grammY call ("400 Bad Request: …"); throws if the call succeeds. */
export async function getFailure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
    throw error;
  }
  throw new Error('the call was not refused');
}
