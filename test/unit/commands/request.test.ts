import { describe, expect, it } from 'vitest';
import request from '../../../commands/request.ts';
import { id } from '../../../src/chat/argument.ts';
import type { UseCases } from '../../../src/chat/context.ts';
import { titleCards } from '../../../src/chat/titles/title-actions.ts';
import type { View } from '../../../src/chat/view.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Draft } from '../../../src/domain/requests/draft.ts';
import type { Search } from '../../../src/domain/titles/search.ts';
import type { SearchHit, TitleDetails } from '../../../src/domain/titles/title.ts';
import type { Collection, GroupHit } from '../../../src/domain/titles/title-group.ts';
import { createCommandFixture, type ScriptedUseCases } from '../../support/command-fixture.ts';
import {
  aDraft,
  anAccount,
  anId,
  aRequest,
  aSeries,
  aServerInfo,
  aTitle,
} from '../../support/factories.ts';
import { findButtonId, getView, listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();
const pageSize = 20;
const serverPage = 'https://seerr.example/person/505710';
const collection: Collection = {
  id: 726871,
  name: 'Dune Collection',
  overview: '',
  posterPath: null,
  parts: [{ ...aTitle(), releases: [] }],
};
const toHit = (title: TitleDetails): SearchHit => ({ ...title, status: title.standard });

function toOwn({ userId }: Pick<Draft, 'userId'>, draft: Draft | null): Draft {
  if (!draft) throw new AppError('draft-expired');
  if (draft.userId !== userId) throw new AppError('not-yours');
  return draft;
}

function createRequestCommand({
  title = aTitle(),
  hits = [toHit(title)],
  groups = [],
  similar = [],
  isGuess = false,
  permissions = permission.request as number,
  refreshed = permissions,
  has4k = false,
  hasMovie4k = has4k,
  subscribe = async () => 'new' as const,
  ...rest
}: {
  title?: TitleDetails;
  hits?: readonly SearchHit[];
  groups?: readonly GroupHit[];
  similar?: readonly SearchHit[];
  isGuess?: boolean;
  permissions?: number;
  refreshed?: number;
  has4k?: boolean;
  hasMovie4k?: boolean;
  subscribe?: UseCases['subscriptions']['subscribe'];
  create?: UseCases['requests']['create'];
  getDetails?: UseCases['titleSearch']['getDetails'];
} = {}) {
  const account = anAccount({ serviceId, permissions });
  const drafts = new Map<string, Draft>();
  const searches = new Map<string, Search>();
  const created: unknown[] = [];
  const quotaChecks: unknown[] = [];
  const unsubscribed: boolean[] = [];
  const collectionRequests: unknown[] = [];
  const requests = new Map<string, ReturnType<typeof aRequest>>();
  const useCases: ScriptedUseCases = {
    members: {
      resolveKnownAccount: async () => ({ account, isGuest: false }),
      refreshAccount: async () => ({ ...account, permissions: refreshed }),
    },
    services: { resolveServiceId: async () => serviceId, resolveOrigin: () => null },
    titleSearch: {
      findServerPage: (text) => (text === serverPage ? { kind: 'person', id: 505710 } : null),
      search: async (_account, _words, _language, page = 0) => ({
        hits: hits.slice(page * pageSize, (page + 1) * pageSize),
        groups: page === 0 ? groups : [],
        page,
        isLast: hits.length <= (page + 1) * pageSize,
        isGuess,
      }),
      suggest: async () => ({ hits, groups }),
      suggestSpelling: async () => [...similar],
      getDetails: rest.getDetails ?? (async () => title),
      getServerInfo: async () => aServerInfo({ hasMovie4k, hasSeries4k: has4k }),
    },
    searches: {
      async create({ userId }, input) {
        const search = { ...input, id: anId<'search'>(), userId };
        searches.set(search.id, search);
        return search.id;
      },
      async get({ userId }, searchId) {
        const search = searches.get(searchId);
        if (!search) throw new AppError('draft-expired');
        if (search.userId !== userId) throw new AppError('not-yours');
        return search;
      },
    },
    discover: {
      getPerson: async () => ({ id: 505710, name: 'Zendaya', imagePath: null, titles: [] }),
      list: async (_actor, _account, { page }) => ({ hits: [toHit(title)], page, isLast: true }),
    },
    collections: {
      get: async () => collection,
      getQuota: async () => null,
      plan: ({ parts }) => ({ missing: parts, requestable: parts }),
      start: async () => anId<'search'>(),
      async requestMissing(_actor, _shown, input) {
        collectionRequests.push(input);
        return { collection, requests: [aRequest()] };
      },
      listRequests: async () => ({ collection, requests: [aRequest()] }),
    },
    quotas: {
      prepareWarning: async () => async (needed) => {
        quotaChecks.push(needed);
        return null;
      },
    },
    downloadChoices: { canChoose: async () => false },
    subscriptions: {
      findQualities: async () => ({ standard: null, in4k: null }),
      subscribe,
      unsubscribe: async (_actor, { is4k }) => void unsubscribed.push(is4k),
    },
    drafts: {
      async create({ userId }, input) {
        const draft = aDraft({ userId, ...input });
        drafts.set(draft.id, draft);
        return draft;
      },
      get: async (actor, draftId) => toOwn(actor, drafts.get(draftId) ?? null),
      find: async (draftId) => drafts.get(draftId) ?? null,
      toOwn,
      async update(draft) {
        drafts.set(draft.id, draft);
        return draft;
      },
    },
    requests: {
      create:
        rest.create ??
        (async (_actor, { draft, is4k }) => {
          created.push({ seasons: draft.seasons, is4k });
          const request = aRequest({ serviceId, draftId: draft.id, is4k });
          requests.set(draft.id, request);
          return request;
        }),
      findByDraft: async (draft) => requests.get(draft.id) ?? null,
    },
  };
  const fixture = createCommandFixture(request, { useCases });
  return {
    ...fixture,
    drafts,
    created,
    unsubscribed,
    quotaChecks,
    collectionRequests,
    draft: () => [...drafts.values()].at(-1) ?? aDraft(),
  };
}

describe('/request', () => {
  it('opens the card of the only match at once', async () => {
    const view = await createRequestCommand().view({ title: 'dune' });
    expect(view.title).toContain('Dune (2021)');
    expect(listVerbs(view)).toEqual(expect.arrayContaining(['request', 'cancel-draft']));
  });

  it('shows the only match if a link may mean another title', async () => {
    const view = await createRequestCommand({ isGuess: true }).view({ title: 'dune' });
    expect(view.picker?.options.map(({ value }) => value)).toEqual(['m438631']);
  });

  it.each(['https://trakt.tv/shows/breaking-bad/seasons/2', 'tv:1396:2'])(
    'selects the season of %s',
    async (title) => {
      const fixture = createRequestCommand({ title: aSeries(3) });
      await fixture.view({ title });
      expect(fixture.draft().seasons).toEqual([2]);
    },
  );

  it('selects no season that cannot be requested', async () => {
    const fixture = createRequestCommand({ title: aSeries(3) });
    await fixture.view({ title: 'https://trakt.tv/shows/breaking-bad/seasons/99' });
    expect(fixture.draft().seasons).toEqual([]);
  });

  it('suggests the season of a link with its title', async () => {
    const fixture = createRequestCommand({ title: aSeries(3) });
    const suggestions = await fixture.suggest(
      'title',
      'https://trakt.tv/shows/breaking-bad/seasons/2',
    );
    expect(suggestions.map(({ value }) => value)).toEqual(['tv:1396:2']);
  });

  it('opens the card of a suggestion without a search', async () => {
    const fixture = createRequestCommand({ hits: [] });
    expect((await fixture.view({ title: 'movie:438631' })).title).toContain('Dune');
  });

  it('opens the movies and series of a person, and of these the card', async () => {
    const zendaya = { kind: 'person', id: 505710, name: 'Zendaya' } as const;
    const fixture = createRequestCommand({
      hits: [],
      groups: [{ ...zendaya, knownFor: [], imagePath: null }],
    });
    for (const title of ['zendaya', 'person:505710']) {
      const view = await fixture.view({ title });
      expect(view.title).toBe(t('discover-person', { name: 'Zendaya' }));
      expect(view.picker?.options.map(({ value }) => value)).toEqual(['m438631']);
    }
  });

  it('opens a collection, picked among the results or suggested, and requests what is missing', async () => {
    const found = { kind: 'collection', id: 726871, name: 'Dune Collection' } as const;
    const fixture = createRequestCommand({ groups: [{ ...found, knownFor: [], imagePath: null }] });
    const results = await fixture.view({ title: 'dune' });
    expect(results.picker?.options.map(({ value }) => value)).toEqual(['m438631', 'c726871']);
    const picked = await fixture.pressView(findButtonId(results, 'choose-title'), ['c726871']);
    expect(picked.title).toBe('Dune Collection');
    const suggested = await fixture.view({ title: 'collection:726871' });
    const made = await fixture.pressView(findButtonId(suggested, 'request-collection'));
    expect(toViewText(made)).toContain(t('collection-requested', { count: 1 }));
    const again = await fixture.pressView(findButtonId(made, 'collection-requests'));
    expect(toViewText(again)).toContain(t('collection-requested', { count: 1 }));
    const missing = [{ is4k: false, origin: null, locale: 'en', language: 'en' }];
    expect(fixture.collectionRequests).toEqual(missing);
  });

  it('offers titles with a similar name when nothing is found', async () => {
    const fixture = createRequestCommand({ hits: [], similar: [toHit(aTitle())] });
    const view = await fixture.view({ title: 'dunne' });
    expect(view.title).toBe(t('search-did-you-mean'));
    const card = await fixture.pressView(findButtonId(view, 'choose-title'), ['m438631']);
    expect(card.title).toBe('Dune (2021)');
  });

  it('opens pages of people and collections on TMDB and on the Overseerr server', async () => {
    const fixture = createRequestCommand({ hits: [] });
    const collectionPage = await fixture.view({
      title: 'https://www.themoviedb.org/collection/726871-dune',
    });
    expect(collectionPage.title).toBe('Dune Collection');
    const personPage = await fixture.view({ title: serverPage });
    expect(personPage.title).toBe(t('discover-person', { name: 'Zendaya' }));
  });

  it('lists the supported links if a link contains no title', async () => {
    const fixture = createRequestCommand({ hits: [] });
    const view = await fixture.view({ title: 'https://www.example.com/watch/81' });
    expect(view.lines).toEqual([[t('search-unknown-link')]]);
  });

  it('lets the user choose between several matches', async () => {
    const hits = [toHit(aTitle()), toHit(aTitle({ tmdbId: 841, year: 1984 }))];
    const fixture = createRequestCommand({ hits });
    const view = await fixture.view({ title: 'dune' });
    expect(view.picker?.options).toHaveLength(2);
    const reply = await fixture.press(view.picker?.press ?? '', ['m438631']);
    expect(reply.kind).toBe('update');
    expect(getView(reply).title).toContain('Dune');
  });

  it('shows more results than fit on a page with buttons for the other pages', async () => {
    const hits = Array.from({ length: 45 }, (_, index) => toHit(aTitle({ tmdbId: 1 + index })));
    const fixture = createRequestCommand({ hits });
    const first = await fixture.view({ title: 'dune' });
    const toLabels = ({ buttons = [] }: View) => buttons.flat().map(({ label }) => label);
    const press = async (view: View, index: number) => {
      const button = view.buttons?.flat()[index];
      return getView(await fixture.press(button && 'press' in button ? button.press : ''));
    };
    expect(toLabels(first)).toEqual([t('button-next')]);
    const second = await press(first, 0);
    expect(second.footer).toBe(t('page-number', { page: 2 }));
    expect(second.picker?.options[0]?.value).toBe('m21');
    expect(second.picker?.press).toBe(first.picker?.press);
    expect(toLabels(second)).toEqual([t('button-back'), t('button-next')]);
    const third = await press(second, 1);
    expect(third.picker?.options).toHaveLength(5);
    expect(toLabels(third)).toEqual([t('button-back')]);
    expect(await press(third, 0)).toEqual(second);
  });

  it('shows no buttons when all results are on one page', async () => {
    const hits = [toHit(aTitle()), toHit(aTitle({ tmdbId: 841 }))];
    const view = await createRequestCommand({ hits }).view({ title: 'dune' });
    expect(view.buttons).toBeUndefined();
  });

  it('refuses a choice in the results of another user', async () => {
    const fixture = createRequestCommand();
    const other = id<'user'>().write(anId<'user'>());
    await fixture.press(`choose-title:${other}:0`, ['m438631']);
    expect(fixture.denials).toEqual(['not-yours']);
    expect(fixture.drafts.size).toBe(0);
  });

  it('says so when nothing is found', async () => {
    const view = await createRequestCommand({ hits: [] }).view({ title: 'xyzzy' });
    expect(toViewText(view)).toContain(t('search-empty', { words: 'xyzzy' }));
  });

  it('suggests titles from the first letter on, because some have only one', async () => {
    const fixture = createRequestCommand();
    expect(await fixture.suggest('title', ' ')).toEqual([]);
    expect(await fixture.suggest('title', 'M')).toHaveLength(1);
    expect(await fixture.suggest('title', 'du')).toHaveLength(1);
  });

  it('creates the request of the draft with one press', async () => {
    const fixture = createRequestCommand();
    const card = await fixture.view({ title: 'dune' });
    const reply = await fixture.press(findButtonId(card, 'request'));
    expect(reply.kind).toBe('update');
    expect(fixture.created).toEqual([{ seasons: [], is4k: false }]);
  });

  it('refuses an expired draft', async () => {
    const fixture = createRequestCommand();
    const unknown = id<'draft'>().write(anId<'draft'>());
    const view = await fixture.pressView(`request:${unknown}:0`);
    expect(toViewText(view)).toContain(t('error-draft-expired'));
    expect(fixture.created).toEqual([]);
  });

  it('closes the card when the draft is canceled', async () => {
    const fixture = createRequestCommand();
    const card = await fixture.view({ title: 'dune' });
    const view = await fixture.pressView(findButtonId(card, 'cancel-draft'));
    expect(toViewText(view)).toContain(t('draft-canceled'));
    expect(listVerbs(view)).toEqual([]);
  });
});

describe('the seasons of a series', () => {
  it('are picked one by one, all, or only the latest', async () => {
    const fixture = createRequestCommand({ title: aSeries(3) });
    const card = await fixture.view({ title: 'tv:1396' });
    await fixture.press(card.picker?.press ?? '', ['1', '3']);
    expect(fixture.draft().seasons).toEqual([1, 3]);
    const latest = findButtonId(card, 'select-seasons').replace(/:all$/, ':latest');
    await fixture.press(latest);
    expect(fixture.draft().seasons).toEqual([3]);
    await fixture.press(latest.replace(/:latest$/, ':all'));
    expect(fixture.draft().seasons).toEqual([1, 2, 3]);
    // The quota is compared with the seasons that the card shows, not with those before the press.
    expect(fixture.quotaChecks).toEqual([1, 2, 1, 3]);
  });

  it('are on several pages of a long series', async () => {
    const fixture = createRequestCommand({ title: aSeries(40) });
    const card = await fixture.view({ title: 'tv:1396' });
    const next = await fixture.pressView(findButtonId(card, 'season-page'));
    expect(fixture.draft().page).toBe(1);
    expect(next.picker?.options[0]?.value).not.toBe(card.picker?.options[0]?.value);
  });
});

describe('what can be requested', () => {
  it('is read again before the reply says that nothing can be requested', async () => {
    const refused = createRequestCommand({ permissions: 0 });
    expect(listVerbs(await refused.view({ title: 'dune' }))).not.toContain('request');
    const granted = createRequestCommand({ permissions: 0, refreshed: permission.request });
    expect(listVerbs(await granted.view({ title: 'dune' }))).toContain('request');
  });

  it.each([
    [permission.request | permission.request4k, true, 2],
    [permission.request | permission.request4k, false, 1],
    [permission.request, true, 1],
  ])(
    'with permissions %i and a 4K server %s are %i qualities',
    async (permissions, has4k, count) => {
      const view = await createRequestCommand({ permissions, has4k }).view({ title: 'dune' });
      expect(listVerbs(view).filter((verb) => verb === 'request')).toHaveLength(count);
    },
  );
});

it('4K is offered for a series only if the server has 4K for series', async () => {
  const permissions = permission.request | permission.request4k;
  const count = async (has4k: boolean) => {
    const fixture = createRequestCommand({
      title: aSeries(1),
      permissions,
      has4k,
      hasMovie4k: true,
    });
    const card = await fixture.view({ title: 'tv:1396' });
    const view = await fixture.pressView(findButtonId(card, 'select-seasons'));
    return listVerbs(view).filter((verb) => verb === 'request').length;
  };
  expect([await count(true), await count(false)]).toEqual([2, 1]);
});

describe('a subscription', () => {
  const requested = aTitle({
    requests: [
      {
        remoteId: 5,
        is4k: false,
        status: 'pending',
        seasons: [],
        requester: { remoteUserId: 9, name: 'carol' },
      },
    ],
    standard: 'pending',
  });

  it('is offered for a title that another user requested', async () => {
    const fixture = createRequestCommand({ title: requested });
    const card = await fixture.view({ title: 'dune' });
    expect((await fixture.press(findButtonId(card, 'subscribe'))).kind).toBe('update');
  });

  it.each(['available', 'own-request'] as const)(
    'that is not needed (%s) shows a note',
    async (why) => {
      const fixture = createRequestCommand({ title: requested, subscribe: async () => why });
      const card = await fixture.view({ title: 'dune' });
      expect(await fixture.press(findButtonId(card, 'subscribe'))).toEqual({
        kind: 'toast',
        text: t(`subscription-${why}`, { title: 'Dune (2021)' }),
      });
    },
  );

  it('is ended with a note while the server does not respond', async () => {
    let isDown = false;
    const fixture = createRequestCommand({
      title: requested,
      async getDetails() {
        if (isDown) throw new AppError('overseerr-unreachable');
        return requested;
      },
    });
    const card = await fixture.view({ title: 'dune' });
    isDown = true;
    const end = findButtonId(card, 'subscribe').replace('subscribe', 'unsubscribe');
    expect(await fixture.press(end)).toEqual({
      kind: 'toast',
      text: t('follow-ended', { title: 'Dune (2021)' }),
    });
    expect(fixture.unsubscribed).toEqual([false]);
  });

  it('does not cover a request that its draft has become', async () => {
    const title = { ...requested, standard: 'processing' as const, requests: [] };
    const fixture = createRequestCommand({ title });
    const card = await fixture.view({ title: 'dune' });
    await fixture.press(findButtonId(card, 'request'));
    const late = await fixture.pressView(findButtonId(card, 'subscribe'));
    expect(toViewText(late)).toContain(t('state-queued'));
    expect(listVerbs(late)).toEqual([]);
  });

  it('has no button on a request that was made without the bot', () => {
    expect(titleCards.subscribeButtonId({ draftId: null, is4k: false, madeBy: null })).toBeNull();
    expect(titleCards.subscribeButtonId({ draftId: anId(), is4k: true, madeBy: null })).toMatch(
      /^subscribe:/,
    );
  });
});
