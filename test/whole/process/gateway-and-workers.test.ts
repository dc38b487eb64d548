import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const dave = { discordId: '500000000000000005', remoteUserId: 5 };
const frank = { telegramId: 555_000_777, remoteUserId: 7 };
const group = -100_200_300_400;
/** For the request on each platform, in each round. */
const rounds = [
  { onDiscord: 438631, onTelegram: 693134 },
  { onDiscord: 603, onTelegram: 841 },
];
// A worker is killed at any point of its work, and the server may be saving a request then.
const patience = 120_000;

let discord: FakeDiscord;
let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let channel: string;
const bots: BotProcess[] = [];

beforeAll(async () => {
  discord = await createFakeDiscord();
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  const guild = discord.world.addGuild({ name: 'Home' });
  channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  discord.world.addUser({ id: dave.discordId, username: 'dave', globalName: 'Dave' });
  discord.world.addMember(guild.id, dave.discordId, {});
  telegram.world.addUser({ id: frank.telegramId, firstName: 'Frank', languageCode: 'en' });
  telegram.world.addGroup({ id: group, title: 'Home', members: [frank.telegramId] });
  overseerr.driver.setNotification(dave.remoteUserId, { discordId: dave.discordId });
  overseerr.driver.setNotification(frank.remoteUserId, {
    telegramChatId: String(frank.telegramId),
  });
}, 120_000);

afterAll(async () => {
  for (const bot of bots) await bot.kill();
  await discord.stop();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

function start(role: 'gateway' | 'worker'): BotProcess {
  const bot = startBotProcess({
    ROLE: role,
    ...serverSettings({ discord, telegram, overseerr, database }),
  });
  bots.push(bot);
  return bot;
}

function findId(message: unknown, key: 'custom_id' | 'callback_data'): string {
  const found = new RegExp(`"${key}":"(request:[^"]+)"`).exec(JSON.stringify(message));
  if (!found?.[1]) throw new Error(`no request button in ${JSON.stringify(message)}`);
  return found[1];
}

async function requestOnDiscord(movie: number): Promise<void> {
  const person = discord.as(dave.discordId);
  const command = await person.command(channel, 'request', { title: `movie:${movie}` });
  const card = await command.waitFor((message) => JSON.stringify(message).includes('"request:'));
  await person.press(card, findId(card, 'custom_id'));
}

async function requestOnTelegram(movie: number): Promise<void> {
  const person = telegram.as(frank.telegramId);
  const before = telegram.botMessages(group).length;
  person.say(group, `/request https://www.themoviedb.org/movie/${movie}`);
  await waitUntil(() => telegram.botMessages(group).length > before, 'a card in Telegram', 30_000);
  const card = telegram.botMessages(group).at(-1);
  person.press(group, card?.message_id ?? 0, findId(card, 'callback_data'));
}

/** In each round, the jobs of the killed worker may have to wait until it is missed. */
const roundsMs = 300_000;

const countPending = (messages: readonly unknown[]) =>
  messages.filter((message) => JSON.stringify(message).includes(t('state-pending'))).length;

it(
  'a gateway and two workers show every request on both platforms while a worker is killed',
  async () => {
    const gateway = start('gateway');
    await gateway.waitUntilRunning();
    const steady = start('worker');
    let unlucky = start('worker');
    await Promise.all([steady, unlucky].map((bot) => bot.waitUntilRunning()));
    await waitUntil(
      () => [steady, unlucky].some(({ lines }) => lines.some((line) => line.includes('Accounts'))),
      'the accounts',
      30_000,
    );
    for (const [round, { onDiscord, onTelegram }] of rounds.entries()) {
      await requestOnDiscord(onDiscord);
      await requestOnTelegram(onTelegram);
      await unlucky.kill();
      unlucky = start('worker');
      await waitUntil(
        () =>
          countPending(discord.messages(channel)) === round + 1 &&
          countPending(telegram.botMessages(group)) === round + 1,
        `the cards of round ${round}`,
        patience,
      );
    }
    expect(overseerr.state.requests.map(({ requestedById }) => requestedById).sort()).toEqual([
      dave.remoteUserId,
      dave.remoteUserId,
      frank.remoteUserId,
      frank.remoteUserId,
    ]);
    expect(await steady.stop()).toBe(0);
    expect(await gateway.stop()).toBe(0);
    expect(discord.ruleViolations).toEqual([]);
    expect(telegram.ruleViolations).toEqual([]);
    expect(overseerr.crashes).toEqual([]);
  },
  roundsMs,
);
