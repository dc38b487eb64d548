import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The Telegram ID in bob's profile (docs/overseerr-api.md, "Users in the recordings"). */
const bob = 555000111;
const stranger = 700000001;
const group = -100200300400;
const secret = 'Bearer the-webhook-secret';

let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const bots: BotProcess[] = [];

beforeEach(async () => {
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  telegram.world.addUser({ id: bob, firstName: 'Bob', languageCode: 'en' });
  telegram.world.addUser({ id: stranger, firstName: 'Eve', languageCode: 'en' });
  telegram.world.privateChat(bob);
  telegram.world.addGroup({ id: group, title: 'Home', members: [bob, stranger] });
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

async function start(more: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
  const bot = startBotProcess({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
    WEBHOOK_SECRET: secret,
    ...more,
  });
  bots.push(bot);
  await bot.waitForLine('MediaNest is running');
  return bot;
}

const codePattern = /[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** Waits for a message of the bot with these words and, if given, a button whose id starts like this. */
async function waitForMessage(chat: number, words: string, button = '') {
  const find = () =>
    telegram
      .botMessages(chat)
      .find(
        (message) =>
          (message.text ?? '').includes(words) &&
          (button === '' || JSON.stringify(message).includes(`"callback_data":"${button}`)),
      );
  await waitUntil(
    () => find() !== undefined,
    () => `"${words}" in ${JSON.stringify(telegram.botMessages(chat).map(({ text }) => text))}`,
  );
  const found = find();
  if (!found) throw new Error('the message was deleted');
  return found;
}

function findCallbackData(message: unknown, label: string): string {
  const found = new RegExp(`"text":"[^"]*${label}[^"]*"[^}]*"callback_data":"([^"]+)"`).exec(
    JSON.stringify(message),
  );
  if (!found?.[1]) throw new Error(`no button "${label}" in ${JSON.stringify(message)}`);
  return found[1];
}

describe('the built bot in Telegram', () => {
  it('makes a request from a link, across a restart, and updates the card until the movie is available', async () => {
    const bot = await start();
    await bot.waitForLine('Accounts synced');
    telegram.as(bob).say(bob, 'https://www.themoviedb.org/movie/438631');
    const card = await waitForMessage(bob, 'Dune (2021)');
    expect(await bot.stop()).toBe(0);

    const again = await start();
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(again.lines.join('\n'))?.[1];
    overseerr.webhook.setTarget({
      url: `http://127.0.0.1:${port}/webhooks/overseerr/default`,
      authHeader: secret,
    });
    telegram.as(bob).press(bob, card.message_id, findCallbackData(card, t('button-request')));
    await waitForMessage(bob, t('state-pending'));
    expect(overseerr.state.requests).toHaveLength(1);
    expect(
      overseerr.calls.find(({ method, path }) => method === 'POST' && path === '/request'),
    ).toBeDefined();
    expect(overseerr.calls.at(-1)?.asUser ?? '3').toBe('3');

    await overseerr.driver.approve(overseerr.state.requests[0]?.id ?? 0);
    await waitForMessage(bob, t('state-processing'));
    await overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    await waitForMessage(bob, t('notification-available', { title: 'Dune (2021)' }));
    expect(telegram.ruleViolations).toEqual([]);
    expect(telegram.unanswered()).toEqual([]);
    expect(overseerr.crashes).toEqual([]);
  });

  it('answers in a group, and rejects a press of another user', async () => {
    const bot = await start();
    await bot.waitForLine('Accounts synced');
    telegram.as(bob).say(group, '/request https://www.themoviedb.org/movie/438631');
    const card = await waitForMessage(group, 'Dune (2021)');
    const refused = telegram
      .as(stranger)
      .press(group, card.message_id, findCallbackData(card, t('button-request')));
    // The bot breaks up commands that a client would turn into links.
    expect(JSON.stringify(await refused.answered).replaceAll('\u2060', '')).toMatch(
      t('error-not-yours'),
    );
    expect(overseerr.state.requests).toHaveLength(0);
    telegram.as(bob).press(group, card.message_id, findCallbackData(card, t('button-request')));
    await waitForMessage(group, t('state-pending'));
    expect(overseerr.state.requests).toHaveLength(1);
    expect(telegram.ruleViolations).toEqual([]);
  });
});

describe('a user on two platforms', () => {
  let discord: FakeDiscord;

  beforeEach(async () => {
    discord = await createFakeDiscord();
    const guild = discord.world.addGuild({ name: 'Home' });
    discord.world.addUser({ id: '234567890123456789', username: 'bob' });
    discord.world.addMember(guild.id, '234567890123456789', {});
    discord.world.addChannel(guild.id, { id: '900000000000000001', name: 'requests' });
  });
  afterEach(() => discord.stop());

  it('sees a request from Discord in Telegram after a code has merged the two chats', async () => {
    const bot = await start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await bot.waitForLine('Accounts synced');
    const person = discord.as('234567890123456789');
    const interaction = await person.command('900000000000000001', 'request', {
      title: 'movie:438631',
    });
    const card = await interaction.waitFor((message) =>
      JSON.stringify(message).includes('"Request"'),
    );
    const id = /"custom_id":"(request:[^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
    const pressed = await person.press(card, id);
    await pressed.waitFor((message) => JSON.stringify(message).includes(t('state-pending')));

    const link = await person.command('900000000000000001', 'link', {}).waitFor();
    const codeId = /"custom_id":"(link-code[^"]*)"/.exec(JSON.stringify(link))?.[1] ?? '';
    const shown = await person
      .press(link, codeId)
      .waitFor((message) => codePattern.test(JSON.stringify(message)));
    const [code] = codePattern.exec(JSON.stringify(shown)) ?? [''];
    telegram.as(bob).say(bob, `/link ${code}`);
    const question = await waitForMessage(bob, '', 'merge:');
    const mergeId = /"callback_data":"(merge:[^"]+)"/.exec(JSON.stringify(question))?.[1] ?? '';
    await telegram.as(bob).press(bob, question.message_id, mergeId).answered;
    telegram.as(bob).say(bob, '/requests');
    await waitForMessage(bob, 'Dune (2021)');
    expect(discord.ruleViolations).toEqual([]);
    expect(telegram.ruleViolations).toEqual([]);
  });
});
