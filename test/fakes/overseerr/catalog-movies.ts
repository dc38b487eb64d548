import type { CatalogMovie } from '../../../src/demo/overseerr/titles/catalog.ts';
import { catalogMovie as movie } from './catalog.ts';

const longTitle =
  'Night of the Day of the Dawn of the Son of the Bride of the Return of the Revenge of the Terror of the Attack of the Evil, Mutant, Alien, Flesh Eating, Hellbound, Zombified Living Dead Part 2 in Shocking 2-D: The Directors Extended Unrated Remastered Anniversary Collectors Edition of the Complete and Utterly Unabridged Saga, Volume One';

const scienceFiction = [28, 878];

const popular: readonly CatalogMovie[] = [
  movie(841, 'Dune', '1984-12-14', {
    genreIds: [878, 12],
    popularity: 22.1,
    imdbId: 'tt0087182',
  }),
  movie(438631, 'Dune', '2021-09-15', {
    genreIds: [878, 12],
    popularity: 98.5,
    imdbId: 'tt1160419',
    collectionId: 726871,
  }),
  movie(693134, 'Dune: Part Two', '2024-02-27', {
    genreIds: [878, 12],
    popularity: 180.2,
    imdbId: 'tt15239678',
    collectionId: 726871,
  }),
  movie(603, 'The Matrix', '1999-03-31', {
    genreIds: scienceFiction,
    popularity: 90,
    imdbId: 'tt0133093',
    collectionId: 2344,
  }),
  movie(604, 'The Matrix Reloaded', '2003-05-15', { genreIds: scienceFiction }),
  movie(605, 'The Matrix Revolutions', '2003-11-05', { genreIds: scienceFiction }),
  movie(624860, 'The Matrix Resurrections', '2021-12-16', { genreIds: scienceFiction }),
  movie(27205, 'Inception', '2010-07-15', {
    genreIds: scienceFiction,
    popularity: 110,
    imdbId: 'tt1375666',
  }),
  movie(155, 'The Dark Knight', '2008-07-16', { genreIds: [28, 80], popularity: 120 }),
  movie(157336, 'Interstellar', '2014-11-05', { genreIds: [12, 18, 878], popularity: 130 }),
  movie(550, 'Fight Club', '1999-10-15'),
  movie(680, 'Pulp Fiction', '1994-09-10', { genreIds: [53, 80] }),
  movie(278, 'The Shawshank Redemption', '1994-09-23', { genreIds: [18, 80] }),
  movie(13, 'Forrest Gump', '1994-06-23', { genreIds: [35, 18] }),
  movie(238, 'The Godfather', '1972-03-14', { genreIds: [18, 80] }),
  movie(240, 'The Godfather Part II', '1974-12-20', { genreIds: [18, 80], imdbId: 'tt0071562' }),
  // The same ID as Breaking Bad: IDs are unique only within a media type.
  movie(1396, 'Mirror', '1975-03-07', { language: 'ru', originalTitle: 'Зеркало' }),
  movie(129, 'Spirited Away', '2001-07-20', {
    language: 'ja',
    originalTitle: '千と千尋の神隠し',
    genreIds: [16, 10751],
    imdbId: 'tt0245429',
    titles: { de: 'Chihiros Reise ins Zauberland' },
  }),
  movie(194, 'Amélie', '2001-04-25', {
    language: 'fr',
    originalTitle: "Le Fabuleux Destin d'Amélie Poulain",
    genreIds: [35, 10749],
  }),
  movie(862, 'Toy Story', '1995-11-22', { genreIds: [16, 10751] }),
  movie(10681, 'WALL·E', '2008-06-22', { genreIds: [16, 10751] }),
  movie(935, 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb', '1964-01-29', {
    genreIds: [35, 10752],
  }),
  movie(1091, 'The Thing', '1982-06-25', { genreIds: [27, 878] }),
  movie(60935, 'The Thing', '2011-10-12', { genreIds: [27, 878] }),
  movie(346364, 'It', '2017-09-06', { genreIds: [27] }),
  movie(6949, "What's Up, Doc?", '1972-03-09', { genreIds: [35, 10749] }),
  movie(754, 'Face/Off', '1997-06-27', { genreIds: [28, 80] }),
  movie(454, 'Romeo + Juliet', '1996-10-31', { genreIds: [18, 10749] }),
  movie(13804, 'Fast & Furious', '2009-04-02', { genreIds: [28, 80] }),
  movie(656690, 'S#!%house', '2020-10-16', { genreIds: [35] }),
  movie(8329, '[REC]', '2007-11-23', { language: 'es', genreIds: [27] }),
  movie(19913, '(500) Days of Summer', '2009-07-17', { genreIds: [35, 10749] }),
  movie(11548, '*batteries not included', '1987-12-18', { genreIds: [10751, 878] }),
  movie(496, 'Borat', '2006-11-01', { genreIds: [35] }),
  movie(954, 'Mission: Impossible', '1996-05-22', { genreIds: [28, 12] }),
  movie(1271, '300', '2007-03-07', { genreIds: [28, 12] }),
  movie(872585, 'Oppenheimer', '2023-07-19', { popularity: 100 }),
  movie(346698, 'Barbie', '2023-07-19', { genreIds: [35], popularity: 99 }),
  movie(76341, 'Mad Max: Fury Road', '2015-05-13', { genreIds: scienceFiction }),
  movie(530915, '1917', '2019-12-25', { genreIds: [10752], imdbId: 'tt8579674' }),
  movie(545611, 'Everything Everywhere All at Once', '2022-03-24', {
    genreIds: scienceFiction,
    imdbId: 'tt6710474',
  }),
  movie(105, 'Back to the Future', '1985-07-03', { genreIds: [12, 35, 878] }),
  movie(11, 'Star Wars', '1977-05-25', { genreIds: [12, 28, 878] }),
  movie(597, 'Titanic', '1997-11-18', { genreIds: [18, 10749] }),
  movie(2493, 'The Princess Bride', '1987-09-25', { genreIds: [12, 10751] }),
];

const awkward: readonly CatalogMovie[] = [
  movie(9000001, '😀 Emoji: The Movie 🎬🍿', '2020-02-02', {
    genreIds: [35],
    overview: 'Emoji in title 🍿, in overview 🎬, family 👨‍👩‍👧‍👦 and flag 🏴‍☠️.',
  }),
  movie(9000002, '"Quoted" \'Title\' with “both” quotes\\backslash', '2019-03-03', {
    overview: 'He said "hi" and \'bye\' \\ {"json": true} {{subject}} $& $1',
  }),
  movie(9000003, longTitle, '1991-10-31', { overview: 'Very long overview. '.repeat(200).trim() }),
  movie(
    9000004,
    '**Bold** _Italic_ ~~Strike~~ `code` ||spoiler|| [link](https://example.org) <b>html</b> & @everyone <@1>',
    '2018-04-04',
    {
      overview:
        '# Heading\n> quote\n- list\n*bold* _it_ [x](http://y) <script>alert(1)</script> &amp; &lt;',
    },
  ),
  movie(9000005, 'No Poster No Overview', '2017-05-05', {
    genreIds: [],
    overview: '',
    posterPath: null,
    backdropPath: null,
  }),
  movie(9000006, 'فيلم عربي RTL', '2016-06-06', { language: 'ar' }),
  movie(9000007, 'Unreleased Without Date', '', {
    overview: 'release_date is the empty string, as TMDB does it.',
    posterPath: null,
    backdropPath: null,
  }),
  movie(9000009, 'Radarr Refuses This One', '2014-09-09', {
    overview: 'The fake Radarr always answers 500 when this tmdbId is added.',
    arr: 'refuses',
  }),
  movie(9000010, 'Already Downloaded In Radarr', '2013-10-10', {
    overview: 'The fake Radarr has this with hasFile=true from the start.',
    arr: 'has-it',
  }),
];

const sequels = Array.from({ length: 25 }, (_, index) =>
  movie(9000101 + index, `Sequel Factory ${index + 1}`, `${1991 + index}-01-01`, {
    popularity: (49 - index) / 10,
  }),
);

/** The movies of the default catalog: well-known ones, unusual ones, and 25 for several pages. */
export const catalogMovies: readonly CatalogMovie[] = [
  ...popular,
  ...awkward.map((one) => ({ ...one, isListed: false })),
  ...sequels.map((one) => ({ ...one, isListed: false })),
];
