import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const webhookSecret = 'the-secret-of-the-webhook';
let discord: FakeDiscord;
let first: FakeOverseerr;
let second: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const bots: BotProcess[] = [];

beforeEach(async () => {
  discord = await createFakeDiscord();
  first = await createFakeOverseerr();
  second = await createFakeOverseerr({ product: 'overseerr', apiKey: 'another-key-of-its-own' });
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill();
  await Promise.all([discord.stop(), first.stop(), second.stop()]);
  await database.drop();
});

/** Starts the bot and returns its URL. */
async function start(env: Readonly<Record<string, string>>): Promise<string> {
  const bot = startBotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    OVERSEERR_URL: first.url,
    OVERSEERR_API_KEY: first.apiKey,
    WEBHOOK_SECRET: webhookSecret,
    DATABASE_URL: database.url,
    ...env,
  });
  bots.push(bot);
  return bot.waitUntilRunning();
}

async function listReadyParts(address: string): Promise<string[]> {
  const answer = await fetch(`${address}/readyz`);
  const { parts } = (await answer.json()) as { parts: { name: string; ok: boolean }[] };
  return parts.filter(({ ok }) => ok).map(({ name }) => name);
}

async function postWebhook(address: string, service: string): Promise<number> {
  const { status } = await fetch(`${address}/webhooks/overseerr/${service}`, {
    method: 'POST',
    headers: { authorization: webhookSecret, 'content-type': 'application/json' },
    body: JSON.stringify({ notification_type: 'MEDIA_PENDING', request: { request_id: '1' } }),
  });
  return status;
}

/** The ID of the button with this label, or of the select menu with this placeholder. */
function findComponentId(message: unknown, label: string): string {
  const text = JSON.stringify(message);
  const pattern = new RegExp(`"custom_id":"([^"]+)"[^}]*"(?:label|placeholder)":"${label}"`);
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`no "${label}" in ${text}`);
  return found;
}

describe('an admin of the built bot', () => {
  it('moves a guild to the second server in /setup, and its requests go there', async () => {
    const adminId = '700000000000000001';
    const bobId = '234567890123456789';
    const guild = discord.world.addGuild({ name: 'Family' });
    const channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
    for (const [id, username] of [
      [adminId, 'boss'],
      [bobId, 'bob'],
    ] as const) {
      discord.world.addUser({ id, username });
      discord.world.addMember(guild.id, id, {});
    }
    await start({
      OVERSEERR_URL_2: second.url,
      OVERSEERR_API_KEY_2: second.apiKey,
      ADMINS: `discord:${adminId}`,
    });
    const countReads = () =>
      bots[0]?.lines.filter((line) => line.includes('Accounts synced')).length;
    await waitUntil(() => countReads() === 2, 'the accounts of both servers to be read');
    const admin = discord.as(adminId);
    const setup = admin.command(channel, 'setup');
    const card = await setup.waitFor((message) =>
      anyText('setup-title').test(JSON.stringify(message)),
    );
    const listed = admin.press(card, findComponentId(card, t('setup-server')));
    const list = await listed.waitFor((message) =>
      anyText('setup-about-server').test(JSON.stringify(message)),
    );
    const moved = admin.press(list, findComponentId(list, 'Overseerr'));
    await moved.waitFor(({ embeds }) =>
      JSON.stringify(embeds).includes(t('setup-title', { name: 'Family' })),
    );

    const interaction = discord.as(bobId).command(channel, 'request', { title: 'movie:438631' });
    const offer = await interaction.waitFor((message) =>
      JSON.stringify(message).includes(t('button-request')),
    );
    discord.as(bobId).press(offer, findComponentId(offer, t('button-request')));
    await waitUntil(() => second.state.requests.length > 0, 'the request on the second server');
    expect(second.state.requests).toMatchObject([{ requestedById: 3 }]);
    expect(first.state.requests).toEqual([]);
    expect(discord.ruleViolations).toEqual([]);
  });
});

describe('the built bot with two Overseerr servers in its settings', () => {
  it('uses both, and only the first after the second was removed from the settings', async () => {
    const both = await start({
      OVERSEERR_URL_2: second.url,
      OVERSEERR_API_KEY_2: second.apiKey,
    });
    await waitUntil(
      async () => (await listReadyParts(both)).includes('overseerr 2'),
      'the second server to be up',
    );
    expect(await listReadyParts(both)).toContain('overseerr default');
    expect(await Promise.all(['default', '2', '3'].map((name) => postWebhook(both, name)))).toEqual(
      [204, 204, 404],
    );
    const wasCalled = ({ calls }: FakeOverseerr) => calls.some(({ path }) => path === '/request/1');
    await waitUntil(() => wasCalled(first) && wasCalled(second), 'both servers to be called');

    await bots.pop()?.stop();
    const alone = await start({});
    expect((await listReadyParts(alone)).filter((name) => name.startsWith('overseerr 2'))).toEqual(
      [],
    );
    expect(await postWebhook(alone, '2')).toBe(404);
    expect([...first.crashes, ...second.crashes]).toEqual([]);
  });
});
