import { serve } from '@hono/node-server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { replyPrivately } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { createWebhook } from '../../../src/telegram/inbound/webhook.ts';
import type { Telegram } from '../../../src/telegram/telegram.ts';
import { setUpTelegram, waitForAnswer } from '../../support/telegram-setup.ts';

/** A bot that receives updates by webhook on a real port. */
async function aWebhook(path = '') {
  let handle: (request: Request) => Promise<Response> = async () =>
    new Response(null, { status: 503 });
  const server = serve({ fetch: (request) => handle(request), hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const stage = await setUpTelegram({ webhookUrl: `${origin}${path}` });
  const { webhook } = stage.telegram;
  if (!webhook) throw new Error('there is no webhook');
  handle = webhook.handle;
  const mount = (other: Telegram) => {
    if (other.webhook) handle = other.webhook.handle;
  };
  return { ...stage, webhook, origin, mount };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://bot.test/webhooks/telegram', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });

describe('the Telegram webhook', () => {
  it('receives updates with the secret', async () => {
    const { fake, script, ann } = await aWebhook();
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
    expect(script.calls).toHaveLength(1);
    expect(fake.callsOf('getUpdates')).toEqual([]);
    await fake.until('confirmation', () => fake.pendingUpdates().length === 0);
  });

  it('uses the path of its address, or a default path', async () => {
    const own = await aWebhook('/tg/in');
    expect(own.webhook.path).toBe('/tg/in');
    const { webhook, fake, origin } = await aWebhook();
    expect(webhook.path).toBe('/webhooks/telegram');
    expect(fake.callsOf('setWebhook')[0]?.parameters['url']).toBe(`${origin}/webhooks/telegram`);
  });

  it('rejects updates with a wrong or missing secret', async () => {
    const { webhook, script } = await aWebhook();
    const update = { update_id: 1, message: { text: 'dune' } };
    const wrong = post(update, { 'x-telegram-bot-api-secret-token': 'wrong' });
    expect((await webhook.handle(wrong)).status).toBe(401);
    expect((await webhook.handle(post(update))).status).toBe(401);
    expect(script.calls).toEqual([]);
  });

  it('derives its secret from the token', async () => {
    const secretOf = (token: string) => createWebhook('https://bot.test', token).secret;
    expect(secretOf('1:a')).toMatch(/^[\w-]{32,256}$/);
    expect(secretOf('1:a')).toBe(secretOf('1:a'));
    expect(secretOf('1:b')).not.toBe(secretOf('1:a'));
  });

  it('rejects a body that is not an update', async () => {
    const { webhook, fake } = await aWebhook();
    const secret = String(fake.callsOf('setWebhook')[0]?.parameters['secret_token']);
    const request = post(['nothing'], { 'x-telegram-bot-api-secret-token': secret });
    expect((await webhook.handle(request)).status).toBe(400);
  });

  it('handles a repeated update once', async () => {
    const { webhook, fake, script, ann } = await aWebhook();
    const secret = String(fake.callsOf('setWebhook')[0]?.parameters['secret_token']);
    const person = { id: ann, is_bot: false, first_name: 'Ann' };
    const update = {
      update_id: 4711,
      message: {
        message_id: 5,
        date: Math.floor(Date.now() / 1000),
        chat: { id: ann, type: 'private', first_name: 'Ann' },
        from: person,
        text: 'dune',
      },
    };
    const bring = () => webhook.handle(post(update, { 'x-telegram-bot-api-secret-token': secret }));
    const statuses = (await Promise.all([bring(), bring()])).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    await waitForAnswer(fake, ann);
    expect(script.calls).toHaveLength(1);
  });

  it('handles an update once whose handling has begun before a start that is repeated', async () => {
    const { fake, script, createAnother, mount, ann, telegram } = await aWebhook();
    await telegram.stop();
    const next = createAnother();
    mount(next);
    fake.faults.fail('setWebhook', 502, 'Bad Gateway');
    const { promise: isHeld, resolve: release } = Promise.withResolvers<void>();
    script.onCommand = async () => {
      await isHeld;
      return replyPrivately(textView('done'));
    };
    fake.as(ann).say(ann, 'dune');
    await expect(next.start(script)).rejects.toThrow();
    await vi.waitFor(() => expect(script.calls).toHaveLength(1));
    await next.start(script);
    release();
    expect((await waitForAnswer(fake, ann)).text).toBe('done');
    // Waits for what it is handling.
    await next.stop();
    expect(script.calls).toHaveLength(1);
  });

  it('rejects updates while the bot is stopped, so that Telegram resends them', async () => {
    const { fake, script, telegram, createAnother, mount, webhook, ann } = await aWebhook();
    await telegram.stop();
    fake.as(ann).say(ann, 'dune');
    const secret = String(fake.callsOf('setWebhook')[0]?.parameters['secret_token']);
    const request = post({ update_id: 1 }, { 'x-telegram-bot-api-secret-token': secret });
    expect((await webhook.handle(request)).status).toBe(503);
    script.onCommand = () => replyPrivately(textView('back'));
    const next = createAnother();
    mount(next);
    await next.start(script);
    expect((await waitForAnswer(fake, ann)).text).toBe('back');
  });
});
