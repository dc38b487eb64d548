import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  alice,
  type BothChats,
  bob,
  findId,
  shows,
  startBothChats,
  toText,
} from '../../support/both-chats.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

let chats: BothChats;
beforeAll(async () => {
  chats = await startBothChats((overseerr) => {
    overseerr.driver.setPermissions(2, [
      'request',
      'request4k',
      'autoApprove',
      'autoApprove4k',
      'requestAdvanced',
    ]);
    overseerr.driver.setPermissions(3, ['request', 'request4k']);
    overseerr.settings.enableSpecialEpisodes = true;
    const user = overseerr.state.users.find(({ id }) => id === 3);
    if (user) user.movieQuotaLimit = null;
    const [sonarr] = overseerr.arrServers.sonarr;
    if (!sonarr?.anime) throw new Error('no Sonarr with defaults for anime');
    const anime = { ...sonarr.anime, directory: '/tv-anime-2' };
    const rootFolders = [...sonarr.rootFolders, '/tv-anime-2'];
    overseerr.arrServers.sonarr = [
      sonarr,
      { ...sonarr, id: 5, name: 'Sonarr 2', isDefault: false, anime, rootFolders },
    ];
  });
});
afterEach(() => {
  expect(chats.discord.ruleViolations).toEqual([]);
  expect(chats.telegram.ruleViolations).toEqual([]);
  expect(chats.telegram.unanswered()).toEqual([]);
  expect(chats.overseerr.crashes).toEqual([]);
});
afterAll(() => chats.stop());

/** What the server has of a title, in the order of the requests. */
function remoteOf(tmdbId: number) {
  const { media, requests } = chats.overseerr.state;
  const ids = media.filter((one) => one.tmdbId === tmdbId).map(({ id }) => id);
  return requests.filter(({ mediaId }) => ids.includes(mediaId));
}

const seasonsOf = (tmdbId: number) =>
  remoteOf(tmdbId).map(({ seasons }) => seasons.map(({ seasonNumber }) => seasonNumber));

async function waitForRequests(tmdbId: number, count: number) {
  await waitUntil(() => remoteOf(tmdbId).length === count, `${count} requests for ${tmdbId}`);
}

/** Opens the card of a title in Discord. */
async function openInDiscord(title: string, name: string) {
  const person = chats.discord.as(alice);
  return person.command(chats.channel, 'request', { title }).waitFor(shows(name));
}

// The last one changes the settings of the server.
describe('qualities and seasons', { shuffle: false }, () => {
  describe('in Discord', () => {
    it('4K beside standard quality has a card of its own, and arrives by itself', async () => {
      const person = chats.discord.as(alice);
      const first = await openInDiscord('movie:438631', 'Dune (2021)');
      await person.press(first, findId(first, 'request:[^"]*:0')).waitFor();
      await waitForRequests(438_631, 1);
      // The server has the request before the bot has recorded so.
      await chats.waitForDiscord(chats.channel, 'Dune (2021)');
      const second = await openInDiscord('movie:438631', 'Dune (2021)');
      expect(() => findId(second, 'request:[^"]*:0')).toThrow('no "request');
      await person.press(second, findId(second, 'request:[^"]*:1')).waitFor();
      await waitForRequests(438_631, 2);
      expect(remoteOf(438_631).map(({ is4k }) => is4k)).toEqual([false, true]);
      const in4k = await chats.waitForDiscord(chats.channel, 'Dune (2021)', t('field-quality'));
      const all = chats.discord.messages(chats.channel).filter(shows('Dune (2021)'));
      const standard = all.find(({ id }) => id !== in4k.id);
      expect(standard && toText(standard.embeds)).not.toContain(t('field-quality'));
      const title = { mediaType: 'movie', tmdbId: 438_631 } as const;
      await chats.overseerr.driver.makeAvailable(title, { is4k: true });
      const name = `Dune (2021) · ${t('quality-4k')}`;
      await chats.waitForDiscord(chats.channel, t('notification-available', { title: name }));
      const news = t('notification-available', { title: 'Dune (2021)' });
      expect(chats.discord.messages(chats.channel).some(shows(news))).toBe(false);
    });

    it('specials are picked beside seasons', async () => {
      const person = chats.discord.as(alice);
      const card = await openInDiscord('tv:1399', 'Game of Thrones');
      const picked = await person
        .select(card, findId(card, 'pick-seasons'), ['1', '0'])
        .waitFor(shows(t('seasons-selected', { seasons: `1, ${t('season-specials')}` })));
      await person.press(picked, findId(picked, 'request:[^"]*:0')).waitFor();
      await waitForRequests(1_399, 1);
      expect(seasonsOf(1_399)).toEqual([[0, 1]]);
    });

    it('anime goes to another server with that server’s own folder', async () => {
      const person = chats.discord.as(alice);
      const card = await openInDiscord('tv:1429', 'Attack on Titan');
      const picked = await person
        .select(card, findId(card, 'pick-seasons'), ['1'])
        .waitFor(shows(t('seasons-selected', { seasons: '1' })));
      const form = await person
        .press(picked, findId(picked, 'options:'))
        .waitFor(shows('Sonarr 2'));
      const chosen = await person
        .select(form, findId(form, 'options-set'), ['5-0b4gh'])
        .waitFor(shows(t('button-use-defaults')));
      const folder = await person
        .press(chosen, findId(chosen, 'options-part:[^"]*:folder'))
        .waitFor(shows('/tv-anime-2'));
      const back = await person
        .press(folder, findId(folder, 'options-close'))
        .waitFor(shows(t('field-options'), '"request:'));
      await person.press(back, findId(back, 'request:[^"]*:0')).waitFor();
      await waitForRequests(1_429, 1);
      expect(remoteOf(1_429)).toMatchObject([{ serverId: 5, rootFolder: null }]);
      await waitUntil(
        () =>
          chats.overseerr.state.media.some(({ tmdbId, arr }) => tmdbId === 1_429 && arr !== null),
        'the series in Sonarr',
      );
      expect(
        chats.overseerr.state.media.find(({ tmdbId }) => tmdbId === 1_429)?.arr?.settings,
      ).toMatchObject({ rootFolder: '/tv-anime-2' });
    });
  });

  describe('in Telegram', () => {
    it('standard quality beside 4K is a request of its own', async () => {
      const person = chats.telegram.as(bob);
      person.say(bob, '/request movie:27205 4k');
      const first = await chats.waitForTelegram('request:', 'Inception (2010)');
      expect(() => findId(first, 'request:[^"]*:0')).toThrow('no "request');
      await chats.pressTelegram(first, 'request:[^"]*:1');
      await waitForRequests(27_205, 1);
      person.say(bob, '/request movie:27205');
      const second = await chats.waitForTelegram('request:', 'Inception (2010)', 'bob (4K)');
      await chats.pressTelegram(second, 'request:[^"]*:0');
      await waitForRequests(27_205, 2);
      expect(remoteOf(27_205).map(({ is4k }) => is4k)).toEqual([true, false]);
      await chats.overseerr.driver.approve(remoteOf(27_205)[1]?.id ?? 0);
      const title = { mediaType: 'movie', tmdbId: 27_205 } as const;
      await chats.overseerr.driver.makeAvailable(title, { is4k: false });
      await chats.waitForTelegram('', t('notification-available', { title: 'Inception (2010)' }));
    });

    it('specials are picked with a button', async () => {
      chats.telegram.as(bob).say(bob, '/request tv:1668');
      const card = await chats.waitForTelegram('pick-seasons', 'Friends');
      await chats.pressTelegram(card, 'pick-seasons:[^"]*~0');
      const picked = await chats.waitForTelegram(
        'request:',
        t('seasons-selected', { seasons: t('season-specials') }),
      );
      await chats.pressTelegram(picked, 'request:[^"]*:0');
      await waitForRequests(1_668, 1);
      expect(seasonsOf(1_668)).toEqual([[0]]);
    });
  });

  describe('after the server was changed to accept only whole series without specials', () => {
    it('cards that offered seasons request the whole series, on both platforms', async () => {
      const person = chats.discord.as(alice);
      const card = await openInDiscord('tv:66732', 'Stranger Things');
      const picked = await person
        .select(card, findId(card, 'pick-seasons'), ['2'])
        .waitFor(shows(t('seasons-selected', { seasons: '2' })));
      chats.telegram.as(bob).say(bob, '/request tv:100088');
      const inTelegram = await chats.waitForTelegram('pick-seasons', 'The Last of Us');
      await chats.pressTelegram(inTelegram, 'pick-seasons:[^"]*~0');
      const special = await chats.waitForTelegram(
        'request:',
        t('seasons-selected', { seasons: t('season-specials') }),
      );
      chats.overseerr.settings.partialRequests = false;
      chats.overseerr.settings.enableSpecialEpisodes = false;
      await chats.restart();
      await person.press(picked, findId(picked, 'request:[^"]*:0')).waitFor();
      await waitForRequests(66_732, 1);
      expect(seasonsOf(66_732)).toEqual([[1, 2, 3, 4]]);
      await chats.pressTelegram(special, 'request:[^"]*:0');
      await waitForRequests(100_088, 1);
      expect(seasonsOf(100_088)).toEqual([[1, 2]]);

      const whole = await openInDiscord('tv:82856', 'The Mandalorian');
      expect(() => findId(whole, 'pick-seasons')).toThrow('no "pick-seasons');
      expect(toText(whole)).toContain(t('seasons-whole-series', { seasons: '1–3' }));
    });
  });
});
