import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import type { MessageView } from '../../fakes/discord/state/model.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The IDs in the profiles of alice and bob (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';
const bob = 555000111;

let discord: FakeDiscord;
let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let bot: BotProcess;
let channel: string;

beforeAll(async () => {
  discord = await createFakeDiscord();
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  overseerr.driver.setPermissions(2, ['request', 'autoApprove', 'requestAdvanced']);
  overseerr.driver.setPermissions(3, ['request', 'requestAdvanced']);
  database = await createTestDatabase();
  const guild = discord.world.addGuild({ name: 'Home' });
  channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  discord.world.addUser({ id: alice, username: 'alice', globalName: 'Alice' });
  discord.world.addMember(guild.id, alice, {});
  telegram.world.addUser({ id: bob, firstName: 'Bob', languageCode: 'en' });
  telegram.world.privateChat(bob);
  bot = startBotProcess({
    ...serverSettings({ discord, telegram, overseerr, database }),
  });
  await bot.waitForLine('Accounts synced');
});
afterAll(async () => {
  await bot.kill();
  await discord.stop();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

const textOf = (message: unknown) => JSON.stringify(message);

function findId(message: unknown, key: 'custom_id' | 'callback_data', verb: string): string {
  const found = new RegExp(`"${key}":"(${verb}[^"]*)"`).exec(textOf(message))?.[1];
  if (!found) throw new Error(`no "${verb}" in ${textOf(message)}`);
  return found;
}

/** Bob in his private chat. */
function talkInTelegram() {
  const person = telegram.as(bob);
  return {
    person,
    /** The last message with these words and a button. */
    async waitFor(words: string, verb: string) {
      const find = () =>
        telegram
          .botMessages(bob)
          .findLast(
            (message) =>
              (message.text ?? '').includes(words) &&
              textOf(message).includes(`"callback_data":"${verb}`),
          );
      await waitUntil(
        () => find() !== undefined,
        () => `"${words}" in ${textOf(telegram.botMessages(bob).map(({ text }) => text))}`,
      );
      const found = find();
      if (!found) throw new Error('the message was deleted');
      return found;
    },
    press: (message: { readonly message_id: number }, verb: string) =>
      person.press(bob, message.message_id, findId(message, 'callback_data', verb)).answered,
  };
}

// Each test goes on with the requests and messages of the one before.
describe('one bot in two chats', { shuffle: false }, () => {
  describe('discovering titles in Discord', () => {
    it('goes from a list to a card, to its collection, and requests all of it', async () => {
      const person = discord.as(alice);
      const shows = (words: string) => (message: MessageView) => textOf(message).includes(words);
      const menu = await person
        .command(channel, 'discover', {})
        .waitFor(shows(t('discover-about')));
      const list = await person
        .press(menu, findId(menu, 'custom_id', 'title-list:[^"]*:t:0'))
        .waitFor(shows('The Simpsons'));
      const card = await person
        .select(list, findId(list, 'custom_id', 'open-title'), ['m693134'])
        .waitFor(shows('Netflix'));
      expect(card.id).not.toBe(list.id);
      const collection = await person
        .press(card, findId(card, 'custom_id', 'open-collection'))
        .waitFor(shows(t('collection-missing', { count: 2 })));
      const made = await person
        .press(collection, findId(collection, 'custom_id', 'request-collection'))
        .waitFor(shows(t('collection-requested', { count: 2 })));
      // The server has a request before the bot has recorded so.
      await waitUntil(async () => {
        const refresh = person.press(made, findId(made, 'custom_id', 'collection-requests'));
        const { embeds } = await refresh.waitFor();
        return textOf(embeds).split(t('state-approved')).length === 3;
      }, 'both movies to be approved');
      expect(overseerr.state.requests).toHaveLength(2);
      expect(discord.messages(channel)).toEqual([]);
      expect(discord.ruleViolations).toEqual([]);
      expect(overseerr.crashes).toEqual([]);
    });
  });

  describe('discovering titles in Telegram', () => {
    it('goes from the menu to a genre, a card, and similar titles', async () => {
      const { person, waitFor, press } = talkInTelegram();
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

  describe('following a series', () => {
    const series = { mediaType: 'tv', tmdbId: 1396 } as const;
    const news = t('follow-future', { season: 2 });

    it('in Discord begins on its card, is changed below it, and ends in the list', async () => {
      await overseerr.driver.makeAvailable(series, { seasons: [1, 2] });
      const person = discord.as(alice);
      const shows = (words: string) => (message: MessageView) => textOf(message).includes(words);
      const card = await person
        .command(channel, 'request', { title: 'tv:1396' })
        .waitFor(shows('Breaking Bad'));
      const followed = await person
        .press(card, findId(card, 'custom_id', 'follow-future'))
        .waitFor(shows(news));
      const seasons = await person
        .press(followed, findId(followed, 'custom_id', 'follow-seasons'))
        .waitFor(shows(t('follow-about')));
      expect(seasons.id).not.toBe(card.id);
      await person
        .select(seasons, findId(seasons, 'custom_id', 'follow-pick'), ['3', '4'])
        .waitFor(shows('3–4'));
      const list = await person.command(channel, 'following', {}).waitFor(shows('3–4'));
      const ended = await person
        .press(list, findId(list, 'custom_id', 'following-end'))
        .waitFor(shows(t('following-none')));
      const again = await person
        .press(ended, findId(ended, 'custom_id', 'following-again'))
        .waitFor(shows('3–4'));
      expect(again.flags).toBe(64);
      expect(discord.messages(channel)).toEqual([]);
      expect(discord.ruleViolations).toEqual([]);
    });

    it('in Telegram does the same with buttons', async () => {
      const { person, waitFor, press } = talkInTelegram();
      person.say(bob, '/request tv:1396');
      await press(await waitFor('Breaking Bad', 'follow-future'), 'follow-future');
      await press(await waitFor(news, 'follow-seasons'), 'follow-seasons');
      const seasons = await waitFor(t('follow-about'), 'follow-pick');
      await press(seasons, 'follow-pick:[^"]*~5');
      await waitFor('Season 5', 'follow-new');
      await press(seasons, 'follow-new');
      person.say(bob, '/following');
      await press(await waitFor(t('following-title'), 'following-end'), 'following-end');
      await waitFor(t('following-none'), 'following-again');
      expect(telegram.ruleViolations).toEqual([]);
      expect(telegram.unanswered()).toEqual([]);
      expect(overseerr.crashes).toEqual([]);
    });
  });

  describe('choosing how a title is downloaded', () => {
    const sent = (tmdbId: number) => {
      const media = overseerr.state.media.find((one) => one.tmdbId === tmdbId);
      return overseerr.state.requests.find(({ mediaId }) => mediaId === media?.id);
    };

    it('in Discord opens in place of the card, leads back to it, and is sent', async () => {
      const person = discord.as(alice);
      const shows = (words: string) => (message: MessageView) => textOf(message).includes(words);
      const card = await person
        .command(channel, 'request', { title: 'movie:603' })
        .waitFor(shows('The Matrix'));
      const form = await person
        .press(card, findId(card, 'custom_id', 'options:'))
        .waitFor(shows('Radarr HD'));
      expect(form.id).toBe(card.id);
      const profiles = await person
        .press(form, findId(form, 'custom_id', 'options-part:[^"]*:profile'))
        .waitFor(shows('720p/1080p'));
      const chosen = await person
        .select(profiles, findId(profiles, 'custom_id', 'options-set'), ['6-hcu0k'])
        .waitFor(shows(t('button-use-defaults')));
      const back = await person
        .press(chosen, findId(chosen, 'custom_id', 'options-close'))
        .waitFor(shows(t('field-options')));
      await person.press(back, findId(back, 'custom_id', 'request:')).waitFor();
      await waitUntil(() => sent(603) !== undefined, 'the request');
      expect(sent(603)).toMatchObject({ serverId: 0, profileId: 6, requestedById: 2 });
      expect(discord.ruleViolations).toEqual([]);
    });

    it('in Telegram does the same with buttons', async () => {
      const { person, waitFor, press } = talkInTelegram();
      person.say(bob, '/request movie:346364');
      await press(await waitFor('It (2017)', 'options:'), 'options:');
      const form = await waitFor(t('options-title', { title: 'It (2017)' }), 'options-part');
      await press(form, 'options-part:[^"]*:folder');
      const folders = await waitFor(`${t('edit-part-folder')}: `, 'options-set');
      await press(folders, 'options-set:[^"]*~2');
      // Telegram would take what begins with a slash for a command, so the bot breaks it.
      await press(await waitFor('movies-kids', 'options-close'), 'options-close');
      await press(await waitFor(t('field-options'), 'request:'), 'request:');
      await waitUntil(() => sent(346364) !== undefined, 'the request');
      expect(sent(346364)).toMatchObject({ rootFolder: '/movies-kids', requestedById: 3 });
      expect(telegram.ruleViolations).toEqual([]);
      expect(telegram.unanswered()).toEqual([]);
      expect(overseerr.crashes).toEqual([]);
    });
  });
});
