import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The Telegram ID in bob's profile (docs/overseerr-api.md, "Users in the recordings"). */
const bob = 555000111;

let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let bot: BotProcess;

beforeAll(async () => {
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  telegram.world.addUser({ id: bob, firstName: 'Bob', languageCode: 'en' });
  telegram.world.privateChat(bob);
  bot = startBotProcess({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
  });
  await bot.waitForLine('Accounts synced');
});
afterAll(async () => {
  await bot.kill();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

const textOf = (message: unknown) => JSON.stringify(message);

function findId(message: unknown, verb: string): string {
  const found = new RegExp(`"callback_data":"(${verb}[^"]*)"`).exec(textOf(message))?.[1];
  if (!found) throw new Error(`no "${verb}" in ${textOf(message)}`);
  return found;
}

describe('discovering titles in Telegram', () => {
  it('goes from the menu to a genre, a card, and similar titles', async () => {
    const waitFor = async (words: string, verb: string) => {
      const find = () =>
        telegram
          .botMessages(bob)
          .find(
            (message) =>
              (message.text ?? '').includes(words) &&
              textOf(message).includes(`"callback_data":"${verb}`),
          );
      await waitUntil(
        () => find() !== undefined,
        `"${words}" in ${textOf(telegram.botMessages(bob).map(({ text }) => text))}`,
      );
      const found = find();
      if (!found) throw new Error('the message was deleted');
      return found;
    };
    const person = telegram.as(bob);
    const press = (message: { readonly message_id: number }, verb: string) =>
      person.press(bob, message.message_id, findId(message, verb)).answered;

    person.say(bob, '/discover');
    const menu = await waitFor(t('discover-about'), 'discover-genres');
    await press(menu, 'discover-genres:[^"]*:movie');
    const genres = await waitFor(t('discover-choose-genre'), 'choose-genre');
    await press(genres, 'choose-genre:[^"]*~gm27');
    const list = await waitFor(t('discover-genre-movie', { genre: 'Horror' }), 'open-title');
    await press(list, 'open-title:[^"]*~m346364');
    const card = await waitFor('It (2017)', 'request:');
    await press(card, 'open-list');
    await waitFor(t('discover-similar', { title: 'It' }), 'open-title');
    person.say(bob, '/request zendaya');
    await waitFor(t('discover-person', { name: 'Zendaya' }), 'open-title');
    person.say(bob, '/request Shawshenk Redemption');
    await waitFor(t('search-did-you-mean'), 'choose-title');
    expect(telegram.ruleViolations).toEqual([]);
    expect(telegram.unanswered()).toEqual([]);
    expect(overseerr.crashes).toEqual([]);
  });
});
