import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run } from '@grammyjs/runner';
import { Bot, webhookCallback } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../fakes/telegram/http/call-handler.ts';
import {
  getFailure,
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

let session: TelegramSession;
let clock: number;
beforeEach(async () => {
  clock = Date.UTC(2026, 7, 1);
  session = await openTelegramSession({ now: () => clock });
});
afterEach(() => session.close());

const updatesOf = (answer: Answer): readonly { readonly update_id: number }[] => {
  if (!answer.ok || !Array.isArray(answer.result)) throw new Error('no list of updates');
  return answer.result;
};
const poll = async (parameters: Readonly<Record<string, unknown>> = {}) =>
  updatesOf(await session.raw('getUpdates', parameters));

describe('long polling', () => {
  test('a waiting poll gets the update as it happens', async () => {
    const { telegram, bot, ann } = session;
    const heard: string[] = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    await session.poll();
    telegram.as(ann).say(ann, 'hello');
    await telegram.until('the bot hears it', () => heard.length === 1);
    expect(heard).toEqual(['hello']);
  });

  test('updates wait for a bot that is away, in order and with rising ids', async () => {
    const { telegram, bot, ann } = session;
    const person = telegram.as(ann);
    for (const text of ['one', 'two', 'three']) person.say(ann, text);
    const heard: string[] = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    const ids = telegram.pendingUpdates().map(({ update_id }) => update_id);
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
    expect(new Set(ids).size).toBe(3);
    await session.poll();
    expect(heard).toEqual(['one', 'two', 'three']);
  });

  test('an update comes again until a higher offset confirms it', async () => {
    const { telegram, ann } = session;
    telegram.as(ann).say(ann, 'one');
    telegram.as(ann).say(ann, 'two');
    const [first, second] = await poll();
    expect(await poll()).toEqual([first, second]);
    expect(await poll({ offset: second?.update_id })).toEqual([second]);
    expect(await poll({ offset: (second?.update_id ?? 0) + 1 })).toEqual([]);
    expect(telegram.pendingUpdates()).toEqual([]);
  });

  test('a negative offset keeps the last ones only, and a limit cuts', async () => {
    const { telegram, ann } = session;
    for (const text of ['one', 'two', 'three']) telegram.as(ann).say(ann, text);
    expect(await poll({ limit: 1 })).toMatchObject([{ message: { text: 'one' } }]);
    expect(await poll({ offset: -1 })).toMatchObject([{ message: { text: 'three' } }]);
    expect(telegram.pendingUpdates()).toHaveLength(1);
  });

  test('after a day an update is gone', () => {
    const { telegram, ann } = session;
    telegram.as(ann).say(ann, 'old');
    clock += 24 * 60 * 60 * 1000;
    expect(telegram.pendingUpdates()).toEqual([]);
  });

  test('a newer poll ends the older one with 409', async () => {
    const { telegram } = session;
    await session.poll();
    const first = telegram.callsOf('getUpdates').at(-1);
    expect(await session.raw('getUpdates')).toMatchObject({ ok: true });
    await telegram.until('the first poll ends', () => first?.answer !== undefined);
    expect(first?.answer).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('terminated by other getUpdates request'),
    });
    expect(telegram.ruleViolations).toEqual([]);
  });

  test('the runner of grammY gets every update once', async () => {
    const { telegram, bot, ann } = session;
    const heard: string[] = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    const runner = run(bot);
    const said = Array.from({ length: 20 }, (_, index) => String(index));
    for (const text of said) telegram.as(ann).say(ann, text);
    await telegram.until('all are heard', () => heard.length >= said.length);
    await runner.stop();
    expect([...heard].sort()).toEqual([...said].sort());
  });

  test('a poller that hangs up is forgotten', async () => {
    const { telegram } = session;
    const hangUp = new AbortController();
    const address = `${telegram.apiUrl}/bot${telegram.token}/getUpdates?timeout=30`;
    const waiting = fetch(address, { signal: hangUp.signal }).catch(() => undefined);
    await telegram.until('it waits', () => telegram.isPolled());
    hangUp.abort();
    await waiting;
    await telegram.until('it is forgotten', () => !telegram.isPolled());
    expect(await poll()).toEqual([]);
  });
});

describe('allowed_updates', () => {
  test('is remembered by calls that do not name it, and an empty list is the default', async () => {
    const { telegram, ann } = session;
    await poll({ allowed_updates: ['callback_query'] });
    telegram.as(ann).say(ann, 'unheard');
    await poll();
    telegram.as(ann).say(ann, 'unheard');
    expect(telegram.pendingUpdates()).toEqual([]);
    await poll({ allowed_updates: [] });
    telegram.as(ann).say(ann, 'heard');
    expect(telegram.pendingUpdates()).toMatchObject([{ message: { text: 'heard' } }]);
  });

  test('leaves reactions out unless they are named', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'card');
    telegram.as(ann).react(ann, message_id, '👍');
    expect(telegram.pendingUpdates()).toEqual([]);
    await poll({ allowed_updates: ['message_reaction'] });
    telegram.as(ann).react(ann, message_id, '👎');
    expect(telegram.pendingUpdates()).toMatchObject([
      { message_reaction: { old_reaction: [{ emoji: '👍' }], new_reaction: [{ emoji: '👎' }] } },
    ]);
  });

  test('does not take back what was queued before', async () => {
    const { telegram, ann } = session;
    telegram.as(ann).say(ann, 'before');
    expect(await poll({ allowed_updates: ['callback_query'] })).toHaveLength(1);
  });
});

describe('a webhook', () => {
  interface Hook {
    readonly url: string;
    readonly headers: IncomingHttpHeaders[];
    close(): Promise<void>;
  }

  /** An HTTP server in front of a grammY webhook; the first `refusals` requests get a 500. */
  const openHook = async (bot: Bot, secretToken: string, refusals = 0): Promise<Hook> => {
    let left = refusals;
    const headers: IncomingHttpHeaders[] = [];
    const handle = webhookCallback(bot, 'http', { secretToken });
    const server = createServer((request, response) => {
      headers.push(request.headers);
      left -= 1;
      if (left >= 0) {
        response.writeHead(500).end();
        return;
      }
      handle(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return {
      url: `http://127.0.0.1:${address.port}/hook`,
      headers,
      close: () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  };

  test('gets updates with its secret, old ones first, each until it is taken', async () => {
    const { telegram, bot, api, ann } = session;
    const heard: string[] = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    telegram.as(ann).say(ann, 'one');
    const hook = await openHook(bot, 'a-secret', 2);
    await api.setWebhook(hook.url, { secret_token: 'a-secret' });
    telegram.as(ann).say(ann, 'two');
    await telegram.until('both are heard', () => heard.length === 2);
    expect(heard).toEqual(['one', 'two']);
    expect(hook.headers.length).toBe(4);
    expect(hook.headers[0]?.['x-telegram-bot-api-secret-token']).toBe('a-secret');
    expect(await api.getWebhookInfo()).toMatchObject({
      url: hook.url,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    await telegram.until('all is confirmed', () => telegram.pendingUpdates().length === 0);
    await hook.close();
  });

  test('that is down gets its updates when it is back', async () => {
    const { telegram, bot, api, ann } = session;
    const heard: string[] = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    await api.setWebhook('http://127.0.0.1:1/hook');
    telegram.as(ann).say(ann, 'hello');
    const failed = async () => (await api.getWebhookInfo()).last_error_message;
    await expect.poll(failed).toBe('Connection refused');
    const hook = await openHook(bot, 's');
    await api.setWebhook(hook.url, { secret_token: 's' });
    await telegram.until('it is heard', () => heard.length === 1);
    await hook.close();
  });

  test('may answer with a call', async () => {
    const { telegram, ann } = session;
    const bot = new Bot(telegram.token, {
      client: {
        apiRoot: telegram.apiUrl,
        canUseWebhookReply: (method) => method === 'sendMessage',
      },
    });
    bot.on('message', (context) => context.reply('by reply'));
    const hook = await openHook(bot, 's');
    await bot.api.setWebhook(hook.url, { secret_token: 's' });
    telegram.as(ann).say(ann, 'hello');
    await telegram.until('the reply is there', () => telegram.botMessages(ann).length === 1);
    expect(telegram.botMessages(ann)[0]?.text).toBe('by reply');
    await hook.close();
  });

  test('shuts long polling out, and its removal lets it in again', async () => {
    const { telegram, api } = session;
    await api.setWebhook('http://127.0.0.1:1/hook');
    expect(await getFailure(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
    expect(telegram.ruleViolations).toEqual([]);
  });

  test('being set ends a waiting poll', async () => {
    const { telegram, api } = session;
    const waiting = getFailure(api.getUpdates({ timeout: 30 }));
    await telegram.until('it waits', () => telegram.isPolled());
    await api.setWebhook('http://127.0.0.1:1/hook');
    expect(await waiting).toContain('409 Conflict');
  });

  test('a public address is routed to where the test has it', async () => {
    const routed = await openTelegramSession({ route: () => target });
    const heard: string[] = [];
    routed.bot.on('message:text', (context) => void heard.push(context.message.text));
    const hook = await openHook(routed.bot, 's');
    const target = hook.url;
    await routed.api.setWebhook('https://bot.example.org/hook', { secret_token: 's' });
    routed.telegram.as(routed.ann).say(routed.ann, 'hello');
    await routed.telegram.until('it is heard', () => heard.length === 1);
    await hook.close();
    await routed.close();
  });

  test('pending updates can be dropped', async () => {
    const { telegram, api, ann } = session;
    telegram.as(ann).say(ann, 'old');
    await api.deleteWebhook({ drop_pending_updates: true });
    expect(telegram.pendingUpdates()).toEqual([]);
  });
});

test('a restarted bot goes on where the last one stopped', async () => {
  const { telegram, bot, ann } = session;
  const heard: string[] = [];
  bot.on('message:text', (context) => void heard.push(`first: ${context.message.text}`));
  await session.poll();
  telegram.as(ann).say(ann, 'one');
  await telegram.until('the first bot hears', () => heard.length === 1);
  await bot.stop();
  telegram.as(ann).say(ann, 'two');
  const next = new Bot(telegram.token, { client: { apiRoot: telegram.apiUrl } });
  next.on('message:text', (context) => void heard.push(`second: ${context.message.text}`));
  const running = next.start();
  await telegram.until('the second bot hears', () => heard.length === 2);
  expect(heard).toEqual(['first: one', 'second: two']);
  await next.stop();
  await running;
});
