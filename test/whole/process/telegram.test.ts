import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The Telegram ID in bob's profile (docs/overseerr-api.md, "Users in the recordings"). */
const bob = 555000111;
const bobNumber = 3;
const stranger = 700000001;
const group = -100200300400;
const channel = '900000000000000001';
const bobOnDiscord = '234567890123456789';
const secret = 'Bearer the-webhook-secret';

/** Each test has a movie of its own. */
interface Movie {
  readonly id: number;
  readonly title: string;
}

let discord: FakeDiscord;
let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const port = nextTestPort();
/** The bot that an earlier test has left running. */
let bot: BotProcess | undefined;

beforeAll(async () => {
  [discord, telegram, overseerr, database] = await Promise.all([
    createFakeDiscord(),
    createFakeTelegram(),
    createFakeOverseerr(),
    createTestDatabase(),
  ]);
  // He may make one request a week, and each test makes one.
  for (const user of overseerr.state.users) user.movieQuotaLimit = null;
  telegram.world.addUser({ id: bob, firstName: 'Bob', languageCode: 'en' });
  telegram.world.addUser({ id: stranger, firstName: 'Eve', languageCode: 'en' });
  telegram.world.privateChat(bob);
  telegram.world.addGroup({ id: group, title: 'Home', members: [bob, stranger] });
  const guild = discord.world.addGuild({ name: 'Home' });
  discord.world.addUser({ id: bobOnDiscord, username: 'bob' });
  discord.world.addMember(guild.id, bobOnDiscord, {});
  discord.world.addChannel(guild.id, { id: channel, name: 'requests' });
  overseerr.webhook.setTarget({
    url: `http://127.0.0.1:${port}/webhooks/overseerr/default`,
    authHeader: secret,
  });
});

afterEach(() => {
  expect(discord.ruleViolations).toEqual([]);
  expect(telegram.ruleViolations).toEqual([]);
  expect(overseerr.crashes).toEqual([]);
});

afterAll(async () => {
  await bot?.kill();
  await Promise.all([discord.stop(), telegram.stop(), overseerr.stop()]);
  await database.drop();
});

async function start(): Promise<BotProcess> {
  bot = startBotProcess({
    ...serverSettings({ discord, telegram, overseerr, database }),
    WEBHOOK_SECRET: secret,
    HTTP_PORT: `${port}`,
  });
  await bot.waitUntilRunning();
  return bot;
}

/** The bot that runs, or a new one that has read the accounts. */
async function findRunning(): Promise<BotProcess> {
  if (bot) return bot;
  const first = await start();
  await first.waitForLine('Accounts synced');
  return first;
}

function remoteRequests({ id }: Movie) {
  const { media, requests } = overseerr.state;
  return requests.filter(({ mediaId }) =>
    media.some((each) => each.id === mediaId && each.tmdbId === id),
  );
}

const codePattern = /[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** Waits for a message of the bot with all these words. */
async function waitForMessage(chat: number, ...words: readonly string[]) {
  const find = () =>
    telegram
      .botMessages(chat)
      .find((message) => words.every((word) => JSON.stringify(message).includes(word)));
  await waitUntil(
    () => find() !== undefined,
    () =>
      `"${words.join()}" in ${JSON.stringify(telegram.botMessages(chat).map(({ text }) => text))}`,
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
    const movie = { id: 438631, title: 'Dune (2021)' };
    const first = await findRunning();
    telegram.as(bob).say(bob, `https://www.themoviedb.org/movie/${movie.id}`);
    const card = await waitForMessage(bob, movie.title, 'callback_data');
    expect(await first.stop()).toBe(0);

    await start();
    telegram.as(bob).press(bob, card.message_id, findCallbackData(card, t('button-request')));
    await waitForMessage(bob, movie.title, t('state-pending'));
    const [request] = remoteRequests(movie);
    expect(remoteRequests(movie)).toHaveLength(1);
    expect(request?.requestedById).toBe(bobNumber);

    await overseerr.driver.approve(request?.id ?? 0);
    await waitForMessage(bob, movie.title, t('state-processing'));
    await overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: movie.id }, {});
    await waitForMessage(bob, t('notification-available', { title: movie.title }));
    expect(telegram.unanswered()).toEqual([]);
  });

  it('answers in a group, and rejects a press of another user', async () => {
    const movie = { id: 27205, title: 'Inception (2010)' };
    await findRunning();
    telegram.as(bob).say(group, `/request https://www.themoviedb.org/movie/${movie.id}`);
    const card = await waitForMessage(group, movie.title);
    const refused = telegram
      .as(stranger)
      .press(group, card.message_id, findCallbackData(card, t('button-request')));
    // The bot breaks up commands that a client would turn into links.
    expect(JSON.stringify(await refused.answered).replaceAll('\u2060', '')).toMatch(
      t('error-not-yours'),
    );
    expect(remoteRequests(movie)).toHaveLength(0);
    telegram.as(bob).press(group, card.message_id, findCallbackData(card, t('button-request')));
    await waitForMessage(group, movie.title, t('state-pending'));
    expect(remoteRequests(movie)).toHaveLength(1);
  });
});

describe('a user on two platforms', () => {
  it('sees a request from Discord in Telegram after a code has merged the two chats', async () => {
    const movie = { id: 603, title: 'The Matrix (1999)' };
    await findRunning();
    const person = discord.as(bobOnDiscord);
    const interaction = await person.command(channel, 'request', { title: `movie:${movie.id}` });
    const card = await interaction.waitFor((message) =>
      JSON.stringify(message).includes('"Request"'),
    );
    const id = /"custom_id":"(request:[^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
    const pressed = await person.press(card, id);
    await pressed.waitFor((message) => JSON.stringify(message).includes(t('state-pending')));

    const link = await person.command(channel, 'link', {}).waitFor();
    const codeId = /"custom_id":"(link-code[^"]*)"/.exec(JSON.stringify(link))?.[1] ?? '';
    const shown = await person
      .press(link, codeId)
      .waitFor((message) => codePattern.test(JSON.stringify(message)));
    const [code] = codePattern.exec(JSON.stringify(shown)) ?? [''];
    telegram.as(bob).say(bob, `/link ${code}`);
    const question = await waitForMessage(bob, '"callback_data":"merge:');
    const mergeId = /"callback_data":"(merge:[^"]+)"/.exec(JSON.stringify(question))?.[1] ?? '';
    await telegram.as(bob).press(bob, question.message_id, mergeId).answered;
    telegram.as(bob).say(bob, '/requests');
    await waitForMessage(bob, movie.title);
  });
});
