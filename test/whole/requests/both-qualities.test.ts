import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../src/chat/view.ts';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createApprovalBot, people, syncAccounts } from '../../support/approvals.ts';
import { toViewText as toText } from '../../support/reply-view.ts';
import { getView, listButtonIds, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** The account of a member who may request both qualities, and that of one who may request one movie. */
const remoteUserId = 3;
const limited = '300000000000000001';

let bot: ScriptedBot;
beforeAll(async () => {
  const overseerr = await createFakeOverseerr({ series4k: true });
  const { driver, state } = overseerr;
  driver.setPermissions(remoteUserId, ['request', 'request4k']);
  const other = driver.addUser({ username: 'limited' });
  driver.setPermissions(other.id, ['request', 'request4k']);
  driver.setNotification(other.id, { discordId: limited });
  for (const user of state.users) {
    if (user.id === remoteUserId) user.movieQuotaLimit = null;
    if (user.id === other.id) Object.assign(user, { movieQuotaLimit: 1, movieQuotaDays: 7 });
  }
  bot = await createApprovalBot({ overseerr });
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const bob = () => bot.as(people.requester);
const open = async (title: string, only4k = false) =>
  getView(await bob().command('request', { title, ...(only4k ? { '4k': true } : {}) }));
const offered = (view: View) =>
  listButtonIds(view)
    .filter((id) => id.startsWith('request:'))
    .map((id) => id.endsWith(':1'));

function buttonOf(view: View, is4k: boolean): string {
  const ids = listButtonIds(view).filter((id) => id.startsWith('request:'));
  const id = ids.find((each) => each.endsWith(is4k ? ':1' : ':0'));
  if (!id) throw new Error(`not offered: ${toText(view)}`);
  return id;
}

async function press(id: string, person = bob()): Promise<string> {
  const { message } = await person.pressAndWatch(id);
  await bot.waitUntilIdle();
  const view = message.latest();
  return view ? toText(view) : '';
}

/** What the server has of a title, in the order of the requests. */
function remoteOf(tmdbId: number) {
  const { media, requests } = bot.overseerr.state;
  const ids = media.filter((one) => one.tmdbId === tmdbId).map(({ id }) => id);
  return requests.filter(({ mediaId }) => ids.includes(mediaId));
}

async function sync(tmdbId: number) {
  const { serviceId } = bot;
  const jobs = remoteOf(tmdbId).map(
    ({ id: remoteId }) => ({ kind: 'sync-request', payload: { serviceId, remoteId } }) as const,
  );
  await bot.jobs.enqueue(jobs);
  await bot.waitUntilIdle();
}

async function states(tmdbId: number) {
  const rows = await bot.prisma.request.findMany({ where: { tmdbId }, orderBy: { id: 'asc' } });
  return rows.map(({ is4k, state }) => [is4k, state]);
}

/** The texts of the messages in a place about a title, as they are now. */
const cardsOf = (name: string, address?: string) =>
  bot.messages
    .filter(({ place }) => address === undefined || place.address === address)
    .flatMap(({ history }) => history.slice(-1).map(toText))
    .filter((text) => text.includes(name));

describe.each([
  ['4K beside standard quality', false, { tmdbId: 438_631, name: 'Dune (2021)' }],
  ['standard quality beside 4K', true, { tmdbId: 27_205, name: 'Inception (2010)' }],
])('%s', { timeout: 90_000 }, (_, isFirst4k, { tmdbId, name }) => {
  const title = `movie:${tmdbId}`;
  const key = { mediaType: 'movie', tmdbId } as const;

  it('is offered, requested once, tracked by itself, and alone names 4K on its card', async () => {
    const card = await open(title);
    const old = await open(title);
    expect(offered(card)).toEqual([false, true]);
    await press(buttonOf(card, isFirst4k));
    const second = await open(title);
    expect(offered(second)).toEqual([!isFirst4k]);
    await press(buttonOf(second, !isFirst4k));
    for (const is4k of [false, true]) {
      await press(buttonOf(old, is4k));
      await press(buttonOf(card, is4k));
    }
    expect(remoteOf(tmdbId).map(({ is4k }) => is4k)).toEqual([isFirst4k, !isFirst4k]);
    expect(offered(await open(title))).toEqual([]);

    const [first, other] = remoteOf(tmdbId);
    await bot.overseerr.driver.approve(first?.id ?? 0);
    await sync(tmdbId);
    expect((await states(tmdbId))[1]).toEqual([!isFirst4k, 'pending']);
    await bot.overseerr.driver.makeAvailable(key, { is4k: isFirst4k });
    await sync(tmdbId);
    expect(await states(tmdbId)).toEqual([
      [isFirst4k, 'available'],
      [!isFirst4k, 'pending'],
    ]);
    const nameOf = (is4k: boolean) => (is4k ? `${name} · ${t('quality-4k')}` : name);
    const news = (is4k: boolean) => t('notification-available', { title: nameOf(is4k) });
    expect(cardsOf(news(isFirst4k))).toHaveLength(1);
    expect(cardsOf(news(!isFirst4k))).toHaveLength(0);

    await bot.overseerr.driver.approve(other?.id ?? 0);
    await bot.overseerr.driver.makeAvailable(key, { is4k: !isFirst4k });
    await sync(tmdbId);
    expect(cardsOf(news(!isFirst4k))).toHaveLength(1);
    const inLibrary = toText(await open(title));
    expect(inLibrary).toContain(`${t('quality-4k')}: ${t('availability-available')}`);
    expect(inLibrary).toContain(`${t('quality-standard')}: ${t('availability-available')}`);

    const publicCards = cardsOf(name, 'channel-1').filter((text) =>
      text.includes(t('field-requested-by')),
    );
    expect(publicCards.map((text) => text.includes(t('quality-4k')))).toEqual([
      isFirst4k,
      !isFirst4k,
    ]);
  });

  it('of a series has seasons of its own', async () => {
    const series = isFirst4k ? 1_399 : 1_396;
    const pick = async (seasons: string[], is4k: boolean) => {
      const card = await open(`tv:${series}`);
      const picked = getView(await bob().press(card.picker?.press ?? '', seasons));
      return press(buttonOf(picked, is4k));
    };
    await pick(['1', '2'], isFirst4k);
    await pick(['2', '3'], !isFirst4k);
    const seasons = remoteOf(series).map((one) =>
      one.seasons.map(({ seasonNumber }) => seasonNumber),
    );
    expect(seasons).toEqual([
      [1, 2],
      [2, 3],
    ]);
    for (const { id } of remoteOf(series)) await bot.overseerr.driver.approve(id);
    const part = { is4k: isFirst4k, seasons: [1, 2] };
    await bot.overseerr.driver.makeAvailable({ mediaType: 'tv', tmdbId: series }, part);
    await sync(series);
    expect(await states(series)).toEqual([
      [isFirst4k, 'available'],
      [!isFirst4k, 'processing'],
    ]);
    // Season 2 can be watched in one quality, and is on its way in the other.
    const card = await open(`tv:${series}`, !isFirst4k);
    expect(toText(card)).toContain(t('seasons-requested', { seasons: '2–3' }));
  });
});

describe('a quota', () => {
  it('counts each quality, and is not exceeded with the other one', async () => {
    const person = bot.as(limited);
    await person.command('help');
    await syncAccounts(bot);
    const card = async () => getView(await person.command('request', { title: 'movie:603' }));
    expect(toText(await card())).toContain(t('quota-left', { left: 1, limit: 1 }));
    await press(buttonOf(await card(), false), person);
    const second = await card();
    expect(toText(second)).toContain(t('quota-left', { left: 0, limit: 1 }));
    expect(await press(buttonOf(second, true), person)).toContain(t('error-movie-quota-exceeded'));
    expect(remoteOf(603).map(({ is4k }) => is4k)).toEqual([false]);
  });
});

describe('the option 4k', () => {
  it('offers 4K alone', async () => {
    expect(offered(await open('movie:157336', true))).toEqual([true]);
  });
});
