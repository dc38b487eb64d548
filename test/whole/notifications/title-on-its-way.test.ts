import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaStatus, type Product } from '../../../src/demo/overseerr/state.ts';
import type { TitleKey } from '../../../src/domain/titles/title.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  listLinks,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const products: readonly Product[] = ['seerr', 'overseerr'];
const alice = '123456789012345678';
const bob = '234567890123456789';
const carolRemoteUserId = 5;
const dune = { mediaType: 'movie', tmdbId: 438631 } as const;
const matrix = { mediaType: 'movie', tmdbId: 603 } as const;
const breakingBad = { mediaType: 'tv', tmdbId: 1396 } as const;

describe.each(products)('a title that is on its way on %s', (product) => {
  let overseerr: FakeOverseerr;
  let bot: ScriptedBot;
  beforeAll(async () => {
    bot = await createScriptedBot({ detailsMs: 0 });
  });
  beforeEach(async () => {
    overseerr = await createFakeOverseerr({ product });
    await bot.startOver(overseerr);
    await syncAccounts(bot);
  });
  afterEach(() => expect(overseerr.crashes).toEqual([]));
  afterAll(() => bot.stop());

  const open = async ({ mediaType, tmdbId }: TitleKey, person = bob) =>
    getView(await bot.as(person).command('request', { title: `${mediaType}:${tmdbId}` }));
  const poll = async () => {
    // As if the last check had been long ago.
    await bot.prisma.subscription.updateMany({ data: { checkedAt: null } });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
  };
  /** As if the minutes had passed that seasons wait for others, and the job had been lost meanwhile. */
  const tellSubscribers = async () => {
    const dueAt = new Date(0);
    await bot.prisma.subscription.updateMany({ where: { dueAt: { not: null } }, data: { dueAt } });
    await bot.pool.query("delete from pgboss.job where name = 'notify-subscribers'");
    await bot.jobs.enqueue([{ kind: 'sweep', payload: {} }]);
    await bot.waitUntilIdle();
  };
  const messageTexts = () => toText(bot.messages.map(({ history }) => history.at(-1)));
  const setMedia = (
    { mediaType, tmdbId }: TitleKey,
    change: (row: (typeof overseerr.state.media)[number]) => void,
  ) => {
    const row = overseerr.state.media.find(
      (media) => media.mediaType === mediaType && media.tmdbId === tmdbId,
    );
    if (!row) throw new Error('no media row');
    change(row);
  };

  /** As if somebody had added two seasons in Sonarr, of which the first is available. */
  const addSeasons = async () => {
    await overseerr.driver.makeAvailable(breakingBad, { seasons: [1] });
    setMedia(breakingBad, (row) => {
      row.seasons.push({
        ...row.seasons[0],
        seasonNumber: 2,
        status: mediaStatus.processing,
      } as (typeof row.seasons)[number]);
    });
  };

  it('because it was added in Radarr can be requested and followed', async () => {
    await overseerr.driver.makeAvailable(dune);
    setMedia(dune, (row) => {
      row.status = mediaStatus.processing;
    });
    const card = await open(dune);
    expect(toText(card)).toContain(t('availability-processing'));
    expect(listButtonIds(card).map((id) => id.split(':')[0])).toContain('request');
    await bot.as(bob).press(findButtonId(card, 'subscribe'));
    await poll();
    expect(bot.messages).toEqual([]);
    await overseerr.driver.makeAvailable(dune);
    await poll();
    await poll();
    expect(bot.messages).toHaveLength(1);
    expect(messageTexts()).toContain(t('notification-available', { title: 'Dune (2021)' }));
    const links = listLinks(await open(dune));
    expect(links).toEqual([expect.stringMatching(/^https:\/\/app\.plex\.tv\//)]);
    expect(listLinks(bot.messages[0]?.history.at(-1))).toEqual(links);
    expect(listButtonIds(await open(dune)).some((id) => id.startsWith('subscribe'))).toBe(false);
  });

  it('because it was added in Radarr is requested like any other title', async () => {
    await overseerr.driver.makeAvailable(matrix);
    setMedia(matrix, (row) => {
      row.status = mediaStatus.processing;
    });
    await bot.as(bob).press(findButtonId(await open(matrix), 'request'));
    await bot.waitUntilIdle();
    const { tmdbId } = matrix;
    expect(await bot.prisma.request.findMany({ where: { tmdbId } })).toMatchObject([
      { state: 'pending', remoteId: expect.any(Number) },
    ]);
  });

  it('as one season that was added in Sonarr is followed, and notifies of that season', async () => {
    await addSeasons();
    const before = bot.messages.length;
    await bot.as(bob).press(findButtonId(await open(breakingBad), 'subscribe'));
    await poll();
    expect(bot.messages).toHaveLength(before);
    await overseerr.driver.makeAvailable(breakingBad, { seasons: [2] });
    await poll();
    expect(bot.messages).toHaveLength(before);
    await tellSubscribers();
    expect(messageTexts()).toContain(
      t('notification-available', { title: 'Breaking Bad (2008) · Season 2' }),
    );
  });

  it('loses a season to others again when its request is deleted', async () => {
    const { id } = await overseerr.driver.requestInWebUi(carolRemoteUserId, {
      mediaType: 'tv',
      mediaId: breakingBad.tmdbId,
      seasons: [3],
    });
    const options = async () => toText((await open(breakingBad, alice)).picker?.options ?? []);
    expect(await options()).not.toContain('"value":"3"');
    overseerr.driver.remove(id);
    expect(await options()).toContain('"value":"3"');
  });

  it('season by season is one message, and new seasons are told until that is ended', async () => {
    await addSeasons();
    await overseerr.driver.makeAvailable(breakingBad, { seasons: [2] });
    await bot.as(bob).press(findButtonId(await open(breakingBad), 'follow-future'));
    const before = bot.messages.length;
    const { id } = await overseerr.driver.requestInWebUi(carolRemoteUserId, {
      mediaType: 'tv',
      mediaId: breakingBad.tmdbId,
      seasons: [4, 5],
    });
    await overseerr.driver.approve(id);
    await poll();
    for (const seasons of [[4], [5]]) {
      await overseerr.driver.makeAvailable(breakingBad, { seasons });
      await poll();
    }
    const news = () => toText(bot.messages.slice(before).map(({ history }) => history.at(-1)));
    const text = (seasons: string) =>
      t('notification-available', { title: `Breaking Bad (2008) · ${seasons}` });
    expect(news()).not.toContain(text('Season 4'));
    await tellSubscribers();
    await tellSubscribers();
    expect(news().split(text('Seasons 4–5'))).toHaveLength(2);

    overseerr.driver.airSeason(breakingBad.tmdbId);
    await overseerr.driver.makeAvailable(breakingBad, { seasons: [6] });
    await poll();
    await tellSubscribers();
    expect(news()).toContain(text('Season 6'));

    const list = getView(await bot.as(bob).command('following'));
    expect(toText(list)).toContain(t('follow-future', { season: 2 }));
    const seasons = getView(await bot.as(bob).press(findButtonId(list, 'follow-seasons')));
    expect(toText(seasons.picker?.options ?? [])).toContain('"value":"3"');
    await bot.as(alice).press(findButtonId(list, 'following-end'));
    expect(await bot.prisma.subscription.count({ where: { notifiedAt: null } })).toBe(1);
    const ended = getView(await bot.as(bob).press(findButtonId(list, 'following-end')));
    expect(toText(ended)).toContain(t('following-none'));
  });
});
