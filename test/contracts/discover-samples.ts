import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import {
  discoverMenuView,
  genresView,
  titleListView,
} from '../../src/chat/titles/discover/discover-views.ts';
import {
  collectionRequestsView,
  collectionView,
} from '../../src/chat/titles/groups/collection-view.ts';
import { titleList } from '../../src/chat/titles/list-argument.ts';
import { didYouMeanView, searchResultsView } from '../../src/chat/titles/search-results.ts';
import { type TitleCardProps, titleCard } from '../../src/chat/titles/title-card.ts';
import type { SearchHit } from '../../src/domain/titles/title.ts';
import type { Collection, GroupHit } from '../../src/domain/titles/title-group.ts';
import { aDraft, aRequest, aTitle } from '../support/factories.ts';
import type { ViewSample } from './view-samples.ts';

const t = loadTranslations().forLocale('en');
const hits: readonly SearchHit[] = [
  { ...aTitle(), status: 'available' },
  { ...aTitle({ tmdbId: 693134, name: 'Dune: Part Two', year: 2024 }), status: 'unknown' },
];
const groups: readonly GroupHit[] = [
  { kind: 'person', id: 505710, name: 'Zendaya', knownFor: ['Dune'], imagePath: '/z.jpg' },
  { kind: 'collection', id: 726871, name: 'Dune Collection', knownFor: [], imagePath: null },
];
const collection: Collection = {
  id: 726871,
  name: 'Dune Collection',
  overview: 'The desert planet in two parts.',
  posterPath: '/c.jpg',
  parts: [
    { ...aTitle({ standard: 'available' }), releases: [] },
    { ...aTitle({ tmdbId: 693134, name: 'Dune: Part Two', year: 2024 }), releases: [] },
  ],
};
const [, missing] = collection.parts;
const offer = { missing: missing ? [missing] : [], requestable: missing ? [missing] : [] };
const owner = 'aaaaaaaaaaaaaaaaaaaaaa';
const listIds = {
  openTitle: `open-title:${owner}`,
  turnPage: (page: number) => `title-list:${owner}:t:${page}`,
  showMenu: `discover-menu:${owner}`,
};
const chooseTitle = `choose-title:${owner}:0`;
const cardId = (verb: string) => `${verb}:${owner}`;

/** The card of a title with everything that is known about it, for oneself or for another member. */
const aCardWithFacts = (beneficiary: TitleCardProps['beneficiary']) =>
  titleCard({
    title: aTitle({
      facts: {
        rating: 7.8,
        runtimeMinutes: 155,
        genres: ['Science Fiction', 'Adventure'],
        cast: ['Timothée Chalamet', 'Rebecca Ferguson', 'Oscar Isaac'],
        trailerUrl: 'https://www.youtube.com/watch?v=8g18jFHCLXk',
        collection: { id: 726871, name: 'Dune Collection' },
        regions: { US: { certification: 'PG-13', streaming: ['Max', 'Netflix'] } },
      },
    }),
    rules: { allowsPartial: true, allowsSpecials: false },
    draft: aDraft(),
    server: 'Seerr',
    has4k: true,
    allowed: { standard: true, in4k: true },
    quotaWarning: null,
    isGuest: false,
    canChoose: false,
    beneficiary,
    ownRemoteUserId: 3,
    subscribed: { standard: null, in4k: null },
    region: { code: 'US', name: 'United States' },
    ids: {
      submitRequest: (is4k) => `request:${owner}:${is4k ? 1 : 0}`,
      subscribe: (is4k) => `subscribe:${owner}:${is4k ? 1 : 0}`,
      followFuture: (is4k) => `follow-future:${owner}:${is4k ? 1 : 0}`,
      chooseSeasons: () => `follow-seasons:${owner}`,
      unsubscribe: (is4k) => `unsubscribe:${owner}:${is4k ? 1 : 0}`,
      pickSeasons: cardId('pick-seasons'),
      turnPage: (page) => `season-page:${owner}:${page}`,
      selectSeasons: (which) => `select-seasons:${owner}:${which}`,
      chooseOptions: (is4k) => `options:${owner}:${is4k ? 1 : 0}`,
      cancelDraft: cardId('cancel-draft'),
      reportIssue: null,
      openSimilar: `open-list:${owner}:sm438631`,
      openCollection: (id) => `open-collection:${owner}:c${id}`,
    },
    now: new Date('2026-11-23T12:00:00Z'),
    t,
  });

/** The views of discovery as the bot makes them. */
export const discoverSamples: readonly ViewSample[] = [
  {
    name: 'discover-menu',
    view: discoverMenuView(
      {
        showList: (list) => `title-list:${owner}:${titleList.write(list)}:0`,
        showGenres: (mediaType) => `discover-genres:${owner}:${mediaType}`,
      },
      t,
    ),
  },
  {
    name: 'discover-genres',
    view: genresView({
      mediaType: 'tv',
      genres: Array.from({ length: 16 }, (_, index) => ({
        id: 10759 + index,
        name: `Genre ${index + 1}`,
      })),
      ids: { chooseGenre: `choose-genre:${owner}`, goBack: `discover-menu:${owner}` },
      t,
    }),
  },
  {
    name: 'discover-list',
    view: titleListView({
      name: { list: { kind: 'trending' }, of: '' },
      results: { hits, page: 1, isLast: false },
      ids: listIds,
      t,
    }),
  },
  {
    name: 'discover-nothing-recommended',
    view: titleListView({
      name: { list: { kind: 'recommended' }, of: '' },
      results: { hits: [], page: 0, isLast: true },
      ids: listIds,
      t,
    }),
  },
  {
    name: 'discover-person',
    view: titleListView({
      name: {
        list: { kind: 'person', personId: 505710 },
        of: 'Zendaya',
        image: 'https://image.tmdb.org/t/p/w500/z.jpg',
      },
      results: { hits, page: 0, isLast: true },
      ids: { ...listIds, showMenu: null },
      t,
    }),
  },
  {
    name: 'discover-collection',
    view: collectionView({
      collection,
      standard: offer,
      in4k: { missing: collection.parts, requestable: collection.parts },
      quota: { left: 2, limit: 5 },
      quotaWarning: null,
      ids: {
        openTitle: `open-title:${owner}`,
        requestMissing: (is4k) => `request-collection:${owner}:${is4k ? 1 : 0}`,
      },
      t,
    }),
  },
  {
    name: 'discover-collection-requested',
    view: collectionRequestsView({
      collection,
      requests: [aRequest({ state: 'pending' }), aRequest({ state: 'failed' })],
      refreshId: `collection-requests:${owner}:0`,
      t,
    }),
  },
  {
    name: 'search-people-and-collections',
    view: searchResultsView({
      words: 'dune',
      results: { hits, groups, page: 0, isLast: true, isGuess: false },
      ids: { chooseTitle, turnPage: null },
      t,
    }),
  },
  {
    name: 'search-did-you-mean',
    view: didYouMeanView('dunne', hits, { chooseTitle }, t),
  },
  {
    name: 'search-unknown-page',
    view: searchResultsView({
      words: 'https://cinema.example/movie/438631',
      results: { hits: hits.slice(0, 1), groups: [], page: 0, isLast: true, isGuess: true },
      ids: { chooseTitle, turnPage: null },
      t,
    }),
  },
  {
    name: 'title-card-with-facts',
    view: aCardWithFacts(null),
  },
  {
    name: 'title-card-for-member',
    view: aCardWithFacts({
      name: 'Bob',
      accountName: 'bob',
      quota: { limit: 5, used: 2, days: 7 },
    }),
  },
  {
    name: 'title-card-for-member-without-quota',
    view: aCardWithFacts({
      name: 'Bob',
      accountName: 'bob',
      quota: { limit: 5, used: 5, days: 7 },
    }),
  },
];
