import type { CatalogSeries } from '../../../src/demo/overseerr/titles/catalog.ts';
import { catalogSeries as series } from './catalog.ts';

function even(seasonCount: number, episodeCount: number): readonly number[] {
  return Array.from({ length: seasonCount }, () => episodeCount);
}

const popular: readonly CatalogSeries[] = [
  series(1396, 'Breaking Bad', 2008, {
    genreIds: [18, 80],
    popularity: 250,
    tvdbId: 81189,
    imdbId: 'tt0903747',
    specials: 11,
    episodes: [7, 13, 13, 13, 16],
  }),
  series(1399, 'Game of Thrones', 2011, {
    popularity: 240,
    tvdbId: 121361,
    specials: 10,
    episodes: [10, 10, 10, 10, 10, 10, 7, 6],
  }),
  series(2316, 'The Office', 2005, {
    genreIds: [35],
    popularity: 150,
    tvdbId: 73244,
    imdbId: 'tt0386676',
    specials: 26,
    episodes: [6, 22, 25, 19, 28, 26, 26, 24, 25],
  }),
  series(2996, 'The Office', 2001, {
    genreIds: [35],
    country: 'GB',
    tvdbId: 78107,
    imdbId: 'tt0290978',
    specials: 3,
    episodes: [6, 6],
  }),
  series(66732, 'Stranger Things', 2016, {
    popularity: 200,
    tvdbId: 305288,
    status: 'Returning Series',
    episodes: [8, 9, 8, 9],
  }),
  series(1668, 'Friends', 1994, { tvdbId: 79168, specials: 4, episodes: even(10, 24) }),
  series(456, 'The Simpsons', 1989, {
    popularity: 300,
    tvdbId: 71663,
    status: 'Returning Series',
    specials: 30,
    episodes: even(36, 22),
  }),
  series(82856, 'The Mandalorian', 2019, { tvdbId: 361753, episodes: [8, 8, 8] }),
  series(100088, 'The Last of Us', 2023, {
    popularity: 210,
    tvdbId: 392256,
    status: 'Returning Series',
    specials: 2,
    episodes: [9, 7],
  }),
  series(60625, 'Rick and Morty', 2013, { tvdbId: 275274, episodes: even(7, 10) }),
  series(37854, 'One Piece', 1999, {
    language: 'ja',
    country: 'JP',
    originalName: 'ワンピース',
    popularity: 190,
    tvdbId: 81797,
    status: 'Returning Series',
    specials: 12,
    episodes: even(22, 50),
  }),
  series(111110, 'ONE PIECE', 2023, { tvdbId: 392276, episodes: [8] }),
  series(1429, 'Attack on Titan', 2013, {
    language: 'ja',
    country: 'JP',
    originalName: '進撃の巨人',
    tvdbId: 267440,
    imdbId: 'tt2560140',
    specials: 36,
    episodes: [25, 12, 22, 28],
  }),
  series(13916, 'Death Note', 2006, {
    language: 'ja',
    country: 'JP',
    originalName: 'デスノート',
    tvdbId: 79481,
    episodes: [37],
  }),
  series(19885, 'Sherlock', 2010, { country: 'GB', tvdbId: 176941, episodes: even(4, 3) }),
  series(121, 'Doctor Who', 1963, { country: 'GB', tvdbId: 76107, episodes: even(26, 26) }),
  series(57243, 'Doctor Who', 2005, { country: 'GB', tvdbId: 78804, episodes: even(13, 13) }),
  series(239770, 'Doctor Who', 2024, { country: 'GB', tvdbId: 436992, episodes: [8, 8] }),
  series(95396, 'Severance', 2022, {
    tvdbId: 371980,
    status: 'Returning Series',
    episodes: [9, 10],
  }),
  series(87739, "The Queen's Gambit", 2020, { tvdbId: 372264, episodes: [7] }),
  series(19614, 'It', 1990, { tvdbId: 79404, episodes: [2] }),
];

const awkward: readonly CatalogSeries[] = [
  series(9100001, 'Series Without TVDB Id', 2020, {
    tvdbId: null,
    status: 'Returning Series',
    specials: 5,
    episodes: [6, 6],
  }),
  series(9100002, 'Announced Series Zero Seasons', 0, {
    tvdbId: 9900002,
    overview: '',
    status: 'Planned',
    posterPath: null,
    backdropPath: null,
    episodes: [],
  }),
  series(9100003, 'Only Specials Series', 2018, { tvdbId: 9900003, specials: 4, episodes: [] }),
  series(9100009, 'British Series With Names', 2010, {
    country: 'GB',
    tvdbId: 9900009,
    seasons: [
      { seasonNumber: 0, episodeCount: 3, name: 'Christmas specials' },
      { seasonNumber: 1, episodeCount: 6, name: 'Series 1' },
      { seasonNumber: 2, episodeCount: 6, name: 'The Return', names: { de: 'Die Rückkehr' } },
    ],
    episodes: [],
  }),
  series(9100004, '🧪 Test *Series* _with_ [markdown](x) & "quotes" <i>', 2019, {
    tvdbId: 9900004,
    specials: 1,
    episodes: [6, 6, 6],
  }),
  series(9100005, 'Endless Daily Soap', 1960, { tvdbId: 9900005, episodes: even(100, 20) }),
  series(9100006, 'Sonarr Refuses This One', 2012, {
    tvdbId: 9900006,
    arr: 'refuses',
    specials: 1,
    episodes: [6, 6],
  }),
  series(9100007, 'Quarter Century Show', 1999, { tvdbId: 9900007, episodes: even(25, 10) }),
  series(9100008, 'Quarter Century And One More', 1999, {
    tvdbId: 9900008,
    episodes: even(26, 10),
  }),
];

/** The series of the default catalog, with every season count that matters for a picker. */
export const catalogSeriesList: readonly CatalogSeries[] = [
  ...popular,
  ...awkward.map((one) => ({ ...one, isListed: false })),
];
