import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toViewText } from '../../support/reply-view.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** The Discord ID in the member's profile (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';

let bot: ScriptedBot;
let before = 0;

beforeAll(async () => {
  bot = await createScriptedBot();
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
});
beforeEach(() => {
  before = bot.overseerr.calls.length;
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const request = async (title: string) => getView(await bot.as(alice).command('request', { title }));
const paths = () => bot.overseerr.calls.slice(before).map(({ path }) => path);

describe('a pasted link', () => {
  it.each([
    ['https://letterboxd.com/film/dune-2021/', 'Dune (2021)'],
    ['https://www.trakt.tv/movies/fast-furious-2009/?utm_source=x', 'Fast & Furious (2009)'],
    ['https://app.trakt.tv/shows/breaking-bad', 'Breaking Bad (2008)'],
    ['https://trakt.tv/search/tvdb/81189?id_type=show', 'Breaking Bad (2008)'],
    ['https://thetvdb.com/series/breaking-bad/seasons/official/1#x', 'Breaking Bad (2008)'],
    ['https://www.thetvdb.com/?tab=series&id=81189', 'Breaking Bad (2008)'],
    ['https://thetvdb.com/series/81189', 'Breaking Bad (2008)'],
    ['https://www.justwatch.com/us/tv-show/stranger-things', 'Stranger Things (2016)'],
  ])('%s opens the card of %s', async (link, title) => {
    expect((await request(link)).title).toBe(title);
  });

  it('of the server itself opens what it leads to', async () => {
    expect((await request('http://127.0.0.1:5055/movie/438631')).title).toBe('Dune (2021)');
    expect((await request(`${bot.overseerr.url}/person/505710`)).title).toContain('Zendaya');
  });

  it.each(['movie/438631', 'person/505710'])(
    'of an unknown site with the path /%s only offers what the number may mean',
    async (path) => {
      const view = await request(`https://cinema.example/${path}`);
      expect(toViewText(view)).toContain(t('search-unknown-page'));
      expect(view.picker?.options).toHaveLength(1);
    },
  );

  it('selects its season', async () => {
    const card = await request('https://trakt.tv/shows/breaking-bad/seasons/2/episodes/4');
    expect(toViewText(card)).toContain(t('seasons-selected', { seasons: '2' }));
  });

  it('that may mean several titles shows them all', async () => {
    const view = await request('https://trakt.tv/shows/the-office');
    expect(view.picker?.options.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['The Office (2005)', 'The Office (2001)']),
    );
  });

  it('with the year of one of them opens its card', async () => {
    expect((await request('https://thetvdb.com/series/the-office-2001')).title).toBe(
      'The Office (2001)',
    );
  });

  it('costs at most two searches, and the card of its title', async () => {
    await request('https://letterboxd.com/film/barbie-2023/');
    expect(paths()).toEqual(['/search', '/search', '/movie/346698']);
  });

  it.each(['https://thetvdb.com/dereferrer/movie/81189', 'https://trakt.tv/movies/81189'])(
    '%s, with a number that the server does not know, makes no call',
    async (link) => {
      expect(toViewText(await request(link))).toContain(t('search-unknown-link'));
      expect(paths()).toEqual([]);
    },
  );
});
