import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultCatalog } from '../../fakes/overseerr/catalog-data.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';

const bob = '234567890123456789';
const [template] = defaultCatalog.movies;
if (!template) throw new Error('an empty catalog');

/** 90 titles that begin with the letter, and the least popular one, which is only the letter. */
const movies = Array.from({ length: 90 }, (_, index) => ({
  ...template,
  id: 700_000 + index,
  title: index === 89 ? 'Q' : `Q ${index} and more`,
  originalTitle: '',
  titles: {},
  popularity: 900 - index,
}));

let overseerr: FakeOverseerr;
let bot: ScriptedBot;
beforeAll(async () => {
  overseerr = await createFakeOverseerr({ catalog: { ...defaultCatalog, movies } });
  bot = await createScriptedBot({ overseerr });
  await syncAccounts(bot);
});
afterAll(async () => {
  await bot.stop();
  await overseerr.stop();
});

const countSearches = () => overseerr.calls.filter(({ path }) => path === '/search').length;

it('a title of one letter behind many others is suggested', async () => {
  const suggestions = await bot.as(bob).suggest('q');
  expect(suggestions[0]?.value).toBe('movie:700089');
  expect(suggestions.length).toBeGreaterThan(20);
});

it('an exact title behind many others is the first result, after at most five calls', async () => {
  const before = countSearches();
  const view = getView(await bot.as(bob).command('request', { title: 'Q!' }));
  expect(view.picker?.options[0]?.value).toBe('m700089');
  expect(countSearches() - before).toBe(5);
});

it('a text that is no title reads no more than five pages either', async () => {
  const before = countSearches();
  await bot.as(bob).command('request', { title: 'q an' });
  expect(countSearches() - before).toBe(5);
});

it('every result is on one of the pages, which need no further calls', async () => {
  const before = countSearches();
  let view = getView(await bot.as(bob).command('request', { title: 'q and' }));
  const values = view.picker?.options.map(({ value }) => value) ?? [];
  for (let page = 1; page < 5; page += 1) {
    const next = view.buttons?.flat().at(-1);
    view = getView(await bot.as(bob).press(next && 'press' in next ? next.press : ''));
    values.push(...(view.picker?.options.map(({ value }) => value) ?? []));
  }
  expect(new Set(values).size).toBe(values.length);
  expect(values).toHaveLength(90);
  expect(view.buttons?.flat()).toHaveLength(1);
  expect(countSearches() - before).toBe(5);
});
