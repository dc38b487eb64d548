import { describe, expect, it } from 'vitest';
import discover from '../../../../commands/titles/discover.ts';
import { id } from '../../../../src/chat/argument.ts';
import type { SearchHit } from '../../../../src/domain/titles/title.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { anAccount, anId, aServerInfo, aTitle } from '../../../support/factories.ts';
import { findButtonId, getView, listButtonIds, toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId });
const hit: SearchHit = { ...aTitle(), status: 'available' };

function createDiscoverCommand({ hits = [hit], isLast = false } = {}) {
  const lists: unknown[] = [];
  const fixture = createCommandFixture(discover, {
    useCases: {
      members: {
        resolveKnownAccount: async () => ({ account, isGuest: false }),
        refreshAccount: async () => account,
      },
      services: { resolveServiceId: async () => serviceId },
      discover: {
        async list(_actor, _account, { list, page }) {
          lists.push([list, page]);
          return { hits, page, isLast };
        },
        listGenres: async () => [{ id: 10765, name: 'Sci-Fi & Fantasy' }],
      },
      titleSearch: { getDetails: async () => aTitle(), getServerInfo: async () => aServerInfo() },
      quotas: { prepareWarning: async () => async () => null },
      downloadChoices: { canChoose: async () => false },
      subscriptions: { findQualities: async () => ({ standard: null, in4k: null }) },
      drafts: {
        create: async ({ userId }, input) => ({
          ...input,
          id: anId<'draft'>(),
          userId,
          page: 0,
          startedAt: new Date(),
          choices: { standard: null, in4k: null },
          repeats: null,
        }),
      },
    },
  });
  return { ...fixture, lists };
}

describe('/discover', () => {
  it('opens each list of its menu', async () => {
    const fixture = createDiscoverCommand();
    const ids = listButtonIds(await fixture.view());
    for (const buttonId of ids.filter((each) => each.startsWith('title-list:'))) {
      await fixture.pressView(buttonId);
    }
    expect(fixture.lists).toEqual([
      [{ kind: 'trending' }, 0],
      [{ kind: 'recommended' }, 0],
      [{ kind: 'popular', mediaType: 'movie' }, 0],
      [{ kind: 'popular', mediaType: 'tv' }, 0],
      [{ kind: 'upcoming', mediaType: 'movie' }, 0],
      [{ kind: 'upcoming', mediaType: 'tv' }, 0],
    ]);
  });

  it('shows a list with the status of its titles, turns pages, and leads back to the menu', async () => {
    const fixture = createDiscoverCommand();
    const list = await fixture.pressView(findButtonId(await fixture.view(), 'title-list'));
    expect(list.title).toBe(t('discover-trending'));
    expect(list.picker?.options).toEqual([
      {
        value: 'm438631',
        label: 'Dune (2021)',
        detail: `${t('media-type-movie')} · ${t('search-available')}`,
        isSelected: false,
      },
    ]);
    const next = await fixture.pressView(findButtonId(list, 'title-list'));
    expect(next.footer).toBe(t('page-number', { page: 2 }));
    const menu = await fixture.pressView(findButtonId(list, 'discover-menu'));
    expect(menu.title).toBe(t('discover-title'));
  });

  it('opens the card of a title below the list, with more titles like it', async () => {
    const fixture = createDiscoverCommand({ isLast: true });
    const list = await fixture.pressView(findButtonId(await fixture.view(), 'title-list'));
    const reply = await fixture.press(findButtonId(list, 'open-title'), ['m438631']);
    expect(reply.kind).toBe('message');
    const card = getView(reply);
    expect(card.title).toBe('Dune (2021)');
    const similar = await fixture.press(findButtonId(card, 'open-list'));
    expect(similar.kind).toBe('message');
    expect(getView(similar).title).toBe(t('discover-similar', { title: 'Dune' }));
    expect(listButtonIds(getView(similar))).toHaveLength(1);
  });

  it('lists the titles of a genre', async () => {
    const fixture = createDiscoverCommand();
    const genresId = listButtonIds(await fixture.view()).at(-1) ?? '';
    const genres = await fixture.pressView(genresId);
    expect(genres.picker?.options.map(({ label }) => label)).toEqual(['Sci-Fi & Fantasy']);
    const value = genres.picker?.options[0]?.value ?? '';
    const list = await fixture.pressView(findButtonId(genres, 'choose-genre'), [value]);
    expect(list.title).toBe(t('discover-genre-tv', { genre: 'Sci-Fi & Fantasy' }));
    expect(fixture.lists).toEqual([[{ kind: 'genre', mediaType: 'tv', genreId: 10765 }, 0]]);
    const forged = await fixture.press(findButtonId(genres, 'choose-genre'), ['t']);
    expect(forged).toMatchObject({ isError: true });
  });

  it('says where recommendations come from if there are none', async () => {
    const fixture = createDiscoverCommand({ hits: [], isLast: true });
    const ids = listButtonIds(await fixture.view());
    const recommended = await fixture.pressView(ids.find((each) => each.includes(':r:')) ?? '');
    expect(toViewText(recommended)).toContain(t('discover-no-requests'));
    expect(recommended.picker).toBeUndefined();
  });

  it('is only for the person who opened it', async () => {
    const fixture = createDiscoverCommand();
    const other = id<'user'>().write(anId<'user'>());
    for (const press of [
      `title-list:${other}:t:0`,
      `open-list:${other}:t`,
      `discover-menu:${other}`,
      `discover-genres:${other}:tv`,
    ]) {
      expect(await fixture.press(press)).toMatchObject({ isError: true });
    }
    for (const press of [`choose-genre:${other}`, `open-title:${other}`]) {
      expect(await fixture.press(press, ['m1'])).toMatchObject({ isError: true });
    }
    expect(fixture.lists).toEqual([]);
  });
});
