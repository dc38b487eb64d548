import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';
import type { FakeDiscord } from '../../../fakes/discord/server.ts';

const POST = 'POST /channels/{channel_id}/messages';

let setup: DiscordSetup;
let discord: FakeDiscord;
let now: () => number;

beforeEach(async () => {
  now = Date.now;
  setup = await createDiscordSetup({ now: () => now() });
  ({ discord } = setup);
});
afterEach(() => setup.stop());

const send = (content: string) =>
  setup.call('POST', `/channels/${setup.channelId}/messages`, { content });
const texts = () => discord.messages(setup.channelId).map((message) => message.content);

describe('planned faults', () => {
  it('a failure is returned as often as planned, without an effect', async () => {
    discord.faults.fail(POST, 503, 2);
    expect((await send('a')).status).toBe(503);
    expect((await send('b')).status).toBe(503);
    expect((await send('c')).status).toBe(200);
    expect(texts()).toEqual(['c']);
    expect(discord.calls.map(({ status }) => status).slice(-3)).toEqual([503, 503, 200]);
  });

  it('a rate limit has the headers and the body of Discord', async () => {
    discord.faults.rateLimit(POST, 1_500);
    const limited = await send('a');
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('2');
    expect(limited.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1.5,
      global: false,
    });
    expect(discord.invalidRequestCount).toBe(1);
  });

  it('a dropped call has no effect, and a lost response has one', async () => {
    discord.faults.dropConnection(POST);
    await expect(send('dropped')).rejects.toThrow();
    discord.faults.loseAnswer(POST);
    await expect(send('lost')).rejects.toThrow();
    expect(texts()).toEqual(['lost']);
  });

  it('a delayed call takes effect after later ones', async () => {
    discord.faults.delay(POST, 1_500, 1);
    const slow = send('slow');
    await expect.poll(() => discord.faults.isPlanned(POST)).toBe(false);
    await send('quick');
    await slow;
    expect(texts()).toEqual(['quick', 'slow']);
  });

  it('a fault for an unknown route is refused', () => {
    expect(() => discord.faults.fail('POST /chanels', 500)).toThrow(/no route/);
  });

  it('a refused token is 401 until the fault is cleared', async () => {
    discord.faults.refuseToken();
    expect((await send('a')).status).toBe(401);
    discord.faults.clear();
    expect((await send('a')).status).toBe(200);
  });
});

describe('the rate limits', () => {
  it('allow 50 requests a second for all routes except interaction responses', async () => {
    const reads = () =>
      Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          setup.call('GET', index % 2 ? '/users/@me' : `/channels/${setup.channelId}`),
        ),
      );
    // All of them in the same second.
    now = () => 0;
    const limited = (await reads()).filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.body['global']).toBe(true);
    expect(limited[0]?.headers.get('x-ratelimit-global')).toBe('true');
    const used = discord.as(setup.annaId).command(setup.channelId, 'request', { title: 'x' });
    expect((await setup.answer(used, 4, { content: 'x' })).status).toBe(204);
    discord.faults.globalLimit(false);
    expect((await reads()).filter(({ body }) => body['global'] === true)).toEqual([]);
  });

  it('are in the headers of every response', async () => {
    const { headers } = await send('a');
    expect(headers.get('x-ratelimit-limit')).toBe('50');
    expect(headers.get('x-ratelimit-remaining')).toBe('49');
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f-]+$/);
  });

  it('refuse calls above a reduced limit', async () => {
    discord.faults.limitBucket(POST, { limit: 1, perMs: 60_000 });
    expect((await send('a')).status).toBe(200);
    expect(await send('b')).toMatchObject({ status: 429, body: { global: false } });
  });
});

describe('a discord.js client', () => {
  it('waits after a 429 and then succeeds', async () => {
    const bot = await setup.bot();
    discord.faults.rateLimit(POST, 1_000);
    const channel = await bot.channels.fetch(setup.channelId);
    if (!channel?.isSendable()) throw new Error('the channel takes no messages');
    await channel.send('patient');
    const posts = discord.calls.filter(({ route }) => route === POST);
    expect(posts.map(({ status }) => status)).toEqual([429, 200]);
    expect(texts()).toEqual(['patient']);
  });
});
