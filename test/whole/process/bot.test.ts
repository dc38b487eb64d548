import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { passTime } from '../../support/pass-time.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const bobId = '234567890123456789';

let discord: FakeDiscord;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let channel: string;
const bots: BotProcess[] = [];

beforeEach(async () => {
  discord = await createFakeDiscord();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  const guild = discord.world.addGuild({ name: 'Home' });
  channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  discord.world.addUser({ id: bobId, username: 'bob', globalName: 'Bob' });
  discord.world.addMember(guild.id, bobId, {});
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill();
  await discord.stop();
  await overseerr.stop();
  await database.drop();
});

function start(env: Readonly<Record<string, string>> = {}): BotProcess {
  const bot = startBotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
    ...env,
  });
  bots.push(bot);
  return bot;
}

async function startReady(): Promise<BotProcess> {
  const bot = start();
  await bot.waitForLine('MediaNest is running');
  return bot;
}

/** Starts the bot for the first time and waits until it has read the accounts. */
async function startFirst(): Promise<BotProcess> {
  const bot = await startReady();
  await bot.waitForLine('Accounts synced');
  return bot;
}

const bob = () => discord.as(bobId);

async function openCard() {
  const interaction = await bob().command(channel, 'request', { title: 'movie:438631' });
  const card = await interaction.waitFor(
    (message) => findButtonId(message, t('button-request')) !== null,
  );
  return { card, button: findButtonId(card, t('button-request')) ?? '' };
}

function findButtonId(message: unknown, label: string): string | null {
  const text = JSON.stringify(message);
  const found = new RegExp(`"custom_id":"([^"]+)"[^}]*"label":"${label}"`).exec(text);
  return found?.[1] ?? null;
}

function publicCards() {
  return discord.messages(channel).filter(({ embeds }) => JSON.stringify(embeds).includes('Dune'));
}

async function expectPending(): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await waitUntil(async () => {
    // After a kill, the server may still be saving the request, so it is repeated 30 seconds later at the earliest.
    await passTime(pool);
    return JSON.stringify(publicCards()).includes(t('state-pending'));
  }, 'the public card to show that the request is pending');
  await pool.end();
  expect(publicCards()).toHaveLength(1);
  expect(overseerr.state.requests).toHaveLength(1);
  expect(discord.ruleViolations).toEqual([]);
  expect(overseerr.crashes).toEqual([]);
}

describe('the built bot', () => {
  it('makes a request with a button from before a restart, and stops cleanly on SIGTERM', async () => {
    const bot = await startFirst();
    const { card, button } = await openCard();
    expect(await bot.stop()).toBe(0);
    const registrations = () =>
      discord.calls.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))
        .length;
    const before = registrations();
    expect(before).toBeGreaterThan(0);
    const again = await startReady();
    expect(registrations()).toBe(before);
    const pressed = await bob().press(card, button);
    await pressed.waitFor((message) => JSON.stringify(message).includes(t('state-pending')));
    await expectPending();
    expect(await again.stop()).toBe(0);
    const lines = [...bot.lines, ...again.lines].join('\n');
    expect(lines).not.toContain(discord.token);
    expect(lines).not.toContain(overseerr.apiKey);
  });

  it('submits the request after a restart when it was killed before Overseerr was reached', async () => {
    const bot = await startFirst();
    const { card, button } = await openCard();
    await overseerr.stop();
    const pressed = await bob().press(card, button);
    const isSaved = anyText('state-queued', 'state-queued-waiting');
    await pressed.waitFor((message) => isSaved.test(JSON.stringify(message)));
    await bot.kill();
    await overseerr.restart();
    await startReady();
    await expectPending();
  });

  it('submits a request only once when it was killed before Overseerr answered', async () => {
    const bot = await startFirst();
    const { card, button } = await openCard();
    overseerr.faults.hang('after', { where: 'POST /request' });
    await bob().press(card, button);
    await waitUntil(
      () => overseerr.state.requests.length === 1,
      'the request to arrive at Overseerr',
    );
    await bot.kill();
    overseerr.faults.clear();
    await startReady();
    await expectPending();
  });
});

describe('a mistake in the settings', () => {
  it.each([
    ['a wrong Discord token', { DISCORD_TOKEN: 'wrong' }, /token/i],
    [
      'an invalid setting',
      { POLL_INTERVAL_SECONDS: 'often' },
      /POLL_INTERVAL_SECONDS must be a number/,
    ],
  ])('%s ends the process with one clear line', async (_, env: Record<string, string>, text) => {
    const bot = start(env);
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toMatch(text);
    expect(bot.lines.join('\n')).not.toMatch(/\n\s+at |"stack"/);
  });

  it('a wrong database password ends the process with one clear line', async () => {
    const url = new URL(database.url);
    url.password = 'wrong-password';
    const bot = start({ DATABASE_URL: url.href });
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain('The database refused the connection');
    expect(bot.lines.join('\n')).not.toMatch(/wrong-password|"stack"/);
  });

  it('is logged, and the bot keeps running, if it affects one server or the public URL', async () => {
    const guarded = await createFakeOverseerr();
    guarded.settings.csrf = true;
    const bot = start({
      PUBLIC_URL: 'http://media.example.org',
      OVERSEERR_API_KEY: 'wrong-key-wrong-key',
      OVERSEERR_URL_2: 'http://127.0.0.1:9',
      OVERSEERR_API_KEY_2: overseerr.apiKey,
      OVERSEERR_URL_3: guarded.url,
      OVERSEERR_API_KEY_3: guarded.apiKey,
    });
    for (const line of [
      'rejected the API key',
      'is not responding',
      'CSRF protection',
      'PUBLIC_URL does not use https',
      'MediaNest is running',
    ]) {
      await bot.waitForLine(line);
    }
    expect(await bot.stop()).toBe(0);
    await guarded.stop();
  });
});
