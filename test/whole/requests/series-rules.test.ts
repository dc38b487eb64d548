import { afterEach, describe, expect, it } from 'vitest';
import type { ServerSettings } from '../../../src/demo/overseerr/world.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import {
  approvalChannel,
  createApprovalBot,
  findPendingApproval,
  people,
  setSettings,
  toText,
} from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const breakingBad = { title: 'tv:1396' };
const onlySpecials = { title: 'tv:9100003' };

/** Each test starts its own bot, which takes a long time on a busy machine. */
const timeout = { timeout: 90_000 };

let bot: ScriptedBot;
let overseerr: FakeOverseerr;
afterEach(async () => {
  await bot.stop();
  await overseerr.stop();
});

async function start(
  settings: Partial<ServerSettings>,
  product: FakeOverseerr['product'] = 'seerr',
) {
  overseerr = await createFakeOverseerr({ product });
  Object.assign(overseerr.settings, settings);
  bot = await createApprovalBot({ overseerr });
}

const requester = () => bot.as(people.requester);
const open = async (options: { title: string }) =>
  getView(await requester().command('request', options));
const sent = () => overseerr.calls.filter(({ method, path }) => method + path === 'POST/request');
const labels = (view: Awaited<ReturnType<typeof open>>) =>
  view.picker?.options.map(({ label }) => label);

describe('a server that accepts requests only for complete series', timeout, () => {
  it('gets all seasons, which the card lists instead of offering single seasons', async () => {
    await start({ partialRequests: false });
    const card = await open(breakingBad);
    expect(card.picker).toBeUndefined();
    expect(listButtonIds(card).some((id) => id.startsWith('select-seasons'))).toBe(false);
    expect(toText(card)).toContain(t('seasons-whole-series', { seasons: '1–5' }));
    const messageCount = bot.messages.length;
    await requester().press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(sent().at(-1)?.body).toMatchObject({ seasons: [1, 2, 3, 4, 5] });

    const waiting = await findPendingApproval(bot, messageCount);
    const admin = bot.as(people.admin, approvalChannel);
    const form = getView(await admin.press(findButtonId(waiting.card(), 'edit')));
    expect(form.picker?.press).toContain(':server:');
    expect(listButtonIds(form).some((id) => id.includes(':seasons:'))).toBe(false);
    const forged = form.picker?.press.replace(':server:', ':seasons:') ?? '';
    const before = overseerr.calls.length;
    await admin.press(forged, ['1']);
    expect(overseerr.calls.slice(before).some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('gets all seasons even from a card that was posted before', async () => {
    await start({});
    const card = await open(breakingBad);
    const picked = getView(await requester().press(card.picker?.press ?? '', ['2']));
    overseerr.settings.partialRequests = false;
    const restarted = await createScriptedBot({ beside: bot });
    await restarted.as(people.requester).press(findButtonId(picked, 'request'));
    await restarted.waitUntilIdle();
    await restarted.stop();
    expect(sent().at(-1)?.body).toMatchObject({ seasons: [1, 2, 3, 4, 5] });
  });
});

describe('specials', timeout, () => {
  it('can be requested if the server accepts requests for them', async () => {
    await start({ enableSpecialEpisodes: true });
    const card = await open(breakingBad);
    expect(labels(card)?.at(-1)).toBe('Specials');
    const all = getView(await requester().press(findButtonId(card, 'select-seasons')));
    expect(toText(all)).toContain(t('seasons-selected', { seasons: '1–5' }));
    const picked = getView(await requester().press(`${card.picker?.press}~0`));
    const { message } = await requester().pressAndWatch(findButtonId(picked, 'request'));
    await bot.waitUntilIdle();
    expect(overseerr.state.requests.at(-1)?.seasons).toHaveLength(6);
    expect(toText(message.latest())).toContain(
      `${t('seasons-named', { count: 5, seasons: '1–5' })}, ${t('season-specials')}`,
    );
  });

  it('are not offered if the server does not accept them, and the card says so', async () => {
    await start({});
    expect(labels(await open(breakingBad))).toEqual([1, 2, 3, 4, 5].map((n) => `Season ${n}`));
    const card = await open(onlySpecials);
    expect(card.picker).toBeUndefined();
    expect(toText(card)).toContain(t('seasons-only-specials'));
  });

  it('can be requested from Overseerr, even for a series with only specials', async () => {
    await start({}, 'overseerr');
    const card = await open(onlySpecials);
    const all = getView(await requester().press(findButtonId(card, 'select-seasons')));
    await requester().press(findButtonId(all, 'request'));
    await bot.waitUntilIdle();
    expect(overseerr.state.requests.at(-1)?.seasons.map((one) => one.seasonNumber)).toEqual([0]);
  });
});

it('shows season names from the server, with a number if the name lacks it', timeout, async () => {
  await start({ enableSpecialEpisodes: true });
  expect(labels(await open({ title: 'tv:9100009' }))).toEqual([
    'Series 1',
    `${t('season-label', { number: '2' })}: The Return`,
    'Christmas specials',
  ]);
});

it('shows the names of seasons on every card, in the language of each', timeout, async () => {
  await start({});
  await setSettings(bot, { language: 'de' });
  const messageCount = bot.messages.length;
  const card = await open({ title: 'tv:9100009' });
  const all = getView(await requester().press(findButtonId(card, 'select-seasons')));
  expect(toText(all)).toContain(t('seasons-selected', { seasons: 'Series 1, The Return' }));
  const before = overseerr.calls.length;
  const { message } = await requester().pressAndWatch(findButtonId(all, 'request'));
  await bot.waitUntilIdle();
  expect(toText(message.latest())).toContain('Series 1, The Return');
  const cards = bot.messages.slice(messageCount).map(({ history }) => history.at(-1));
  const inGerman = cards.filter((view) => view && toText(view).includes('Die Rückkehr'));
  expect(inGerman.length).toBeGreaterThan(0);
  // The request is sent before the cards of others are drawn, which costs one call for the other language.
  const paths = overseerr.calls.slice(before).map(({ method, path }) => `${method} ${path}`);
  expect(paths.filter((path) => path === 'GET /tv/9100009').length).toBeLessThanOrEqual(2);
  const list = getView(await requester().command('requests'));
  expect(toText(list)).toContain('Series 1, The Return');
});
