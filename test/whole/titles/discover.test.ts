import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../../src/chat/view.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { listLabels, toViewText } from '../../support/reply-view.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** The Discord IDs in the users' profiles (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';
const bob = '234567890123456789';

let bot: ScriptedBot;
/** The calls that were recorded before the test. */
let before = 0;

beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(async () => {
  await bot.startOver();
  await syncAccounts(bot);
  // What the bot learns about the server with its first call.
  await open(alice, 'movie:603');
  before = bot.overseerr.calls.length;
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const calls = () =>
  bot.overseerr.calls
    .slice(before)
    .map(({ method, path, asUser }) => `${method} ${path} as ${asUser}`);

/** What a step costs the first time, and when it is repeated at once. */
async function countCalls(step: () => Promise<unknown>) {
  const counts: string[][] = [];
  for (const _ of ['cold', 'warm']) {
    before = bot.overseerr.calls.length;
    await step();
    counts.push(calls());
  }
  return { cold: counts[0], warm: counts[1] };
}

const open = async (person: string, title: string) =>
  getView(await bot.as(person).command('request', { title }));
const values = (view: View) => view.picker?.options.map(({ value }) => value) ?? [];

async function openMenu(person: string, name: string): Promise<View> {
  const menu = getView(await bot.as(person).command('discover'));
  const button = menu.buttons?.flat().find(({ label }) => label === name);
  if (!button || !('press' in button)) throw new Error(`no button ${name}`);
  return getView(await bot.as(person).press(button.press));
}

describe('/discover', () => {
  it.each([
    ['discover-trending', 'GET /discover/trending as 2', 't456'],
    ['discover-popular-movie', 'GET /discover/movies as 2', 'm693134'],
    ['discover-popular-tv', 'GET /discover/tv as 2', 't456'],
  ] as const)(
    'lists %s as the member with one call, and none when repeated',
    async (name, call, first) => {
      let list: View | undefined;
      const { cold, warm } = await countCalls(async () => {
        list = await openMenu(alice, t(name));
      });
      expect(list && values(list)[0]).toBe(first);
      expect([cold, warm]).toEqual([[call], []]);
    },
  );

  it('lists the titles of a genre', async () => {
    const genres = await openMenu(alice, t('discover-genres-movie'));
    const horror = genres.picker?.options.find(({ label }) => label === 'Horror')?.value ?? '';
    const list = getView(await bot.as(alice).press(findButtonId(genres, 'choose-genre'), [horror]));
    expect(list.title).toBe(t('discover-genre-movie', { genre: 'Horror' }));
    expect(values(list)).toContain('m346364');
    expect(calls()).toEqual(['GET /genres/movie as 2', 'GET /discover/movies/genre/27 as 2']);
  });

  it('upcoming titles have a page of their own, which may be empty', async () => {
    const list = await openMenu(alice, t('discover-upcoming-movie'));
    expect(toViewText(list)).toContain(t('discover-empty'));
    expect(calls()).toEqual(['GET /discover/movies/upcoming as 2']);
  });

  it('recommends what one’s own requests lead to', async () => {
    const nothing = await openMenu(bob, t('discover-recommended'));
    expect(toViewText(nothing)).toContain(t('discover-no-requests'));
    const card = await open(bob, 'movie:550');
    await bot.as(bob).press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    const { cold, warm } = await countCalls(() => openMenu(bob, t('discover-recommended')));
    expect(cold).toEqual(['GET /movie/550/recommendations as 3']);
    expect(warm).toEqual([]);
  });
});

describe('the card of a title', () => {
  it('leads to similar titles and back to a card, each in a message of its own', async () => {
    const card = await open(alice, 'movie:603');
    expect(toViewText(card)).toContain('PG-13');
    const streaming = t('title-streaming', { services: 'Netflix', region: 'United States' });
    expect(toViewText(card)).toContain(`${t('field-streaming')}: ${streaming}`);
    before = bot.overseerr.calls.length;
    const reply = await bot.as(alice).press(findButtonId(card, 'open-list'));
    expect(reply.kind).toBe('message');
    expect(calls()).toEqual(['GET /movie/603/similar as 2']);
    const [first = ''] = values(getView(reply));
    const opened = await bot.as(alice).press(findButtonId(getView(reply), 'open-title'), [first]);
    expect(getView(opened).title).toMatch(/^Dune/);
  });
});

describe('a person', () => {
  it('is found by name or link, with what they play in', async () => {
    const { cold, warm } = await countCalls(() => open(alice, 'zendaya'));
    expect(cold).toEqual([
      'GET /search as 2',
      'GET /person/505710 as 2',
      'GET /person/505710/combined_credits as 2',
    ]);
    expect(warm).toEqual([]);
    const list = await open(alice, `${bot.overseerr.url}/person/505710`);
    expect(list.title).toBe(t('discover-person', { name: 'Zendaya' }));
    expect(values(list)).toEqual(['m438631']);
  });
});

describe('a collection', () => {
  it('is requested as the member, each missing movie once, however often one presses', async () => {
    before = bot.overseerr.calls.length;
    const view = await open(alice, 'collection:2344');
    expect(calls()).toEqual(['GET /collection/2344 as 2']);
    expect(values(view)).toEqual(['m603', 'm604', 'm605', 'm624860']);
    expect(listLabels(view)).toContain(t('button-request-movies', { count: 4 }));
    const press = findButtonId(view, 'request-collection');
    const messages = bot.messages.length;
    await Promise.all([bot.as(alice).press(press), bot.as(alice).press(press)]);
    await bot.waitUntilIdle();
    const again = getView(await bot.as(alice).press(press));
    expect(toViewText(again)).toContain(t('collection-requested', { count: 4 }));
    await bot.waitUntilIdle();
    const posts = calls().filter((call) => call.startsWith('POST /request '));
    expect(posts).toEqual(Array.from({ length: 4 }, () => 'POST /request as 2'));
    expect(bot.messages).toHaveLength(messages);
    const complete = await open(alice, 'collection:2344');
    expect(toViewText(complete)).toContain(t('collection-complete'));
    expect(listButtonIds(complete).join()).not.toContain('request-collection');
  });

  it('says before what it does to the quota, and keeps to it', async () => {
    // Bob may request one movie in seven days.
    await bot.as(bob).press(findButtonId(await open(bob, 'movie:550'), 'request'));
    await bot.waitUntilIdle();
    const view = await open(bob, 'collection:726871');
    expect(toViewText(view)).toContain(t('collection-missing', { count: 2 }));
    expect(listButtonIds(view).join()).not.toContain('request-collection');
    expect(toViewText(view)).toContain('0');
  });

  it('is requested by nobody else who presses the button', async () => {
    const view = await open(alice, 'collection:726871');
    const press = findButtonId(view, 'request-collection');
    expect(await bot.as(bob).press(press)).toMatchObject({ isError: true });
    await bot.waitUntilIdle();
    expect(calls().filter((call) => call.startsWith('POST'))).toEqual([]);
  });
});

describe('a text that finds nothing', () => {
  it('is answered with similar titles, for at most four more calls', async () => {
    const { cold, warm } = await countCalls(() => open(alice, 'Shawshenk Redemption'));
    expect(cold?.length).toBeLessThanOrEqual(5);
    expect(new Set(cold)).toEqual(new Set(['GET /search as 2']));
    expect(warm).toEqual([]);
    const view = await open(alice, 'Shawshenk Redemption');
    expect(view.title).toBe(t('search-did-you-mean'));
    expect(values(view)).toEqual(['m278']);
  });
});
