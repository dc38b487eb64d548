import { describe, expect, it } from 'vitest';
import { parseNameLink, pickLinked } from '../../../../../src/domain/titles/links/name-link.ts';
import type { SearchHit } from '../../../../../src/domain/titles/title.ts';
import { aTitle } from '../../../../support/factories.ts';

describe('a link with the name of a title', () => {
  it.each([
    ['https://letterboxd.com/film/dune-2021/', 'dune 2021', 'movie'],
    ['https://letterboxd.com/ada/film/dune-2021/', 'dune 2021', 'movie'],
    ['https://app.trakt.tv/movies/dune-2021', 'dune 2021', 'movie'],
    ['https://app.trakt.tv/shows/silo?share=Xk3m&season=2', 'silo', 'tv'],
    ['https://trakt.tv/shows/breaking-bad/seasons/1', 'breaking bad', 'tv'],
    ['see https://www.trakt.tv/shows/breaking-bad/?utm_source=x#top !', 'breaking bad', 'tv'],
    ['trakt.tv/movies/dune-2021', 'dune 2021', 'movie'],
    ['https://trakt.tv/shows/1883', '1883', 'tv'],
    ['https://thetvdb.com/movies/dune-2021', 'dune 2021', 'movie'],
    ['https://m.thetvdb.com/series/breaking-bad#general', 'breaking bad', 'tv'],
    ['https://thetvdb.com/en/series/breaking-bad/seasons/official/2', 'breaking bad', 'tv'],
    ['https://letterboxd.com/film/amélie/', 'amélie', 'movie'],
    ['(https://letterboxd.com/film/dune-2021).', 'dune 2021', 'movie'],
    [`https://trakt.tv/movies/dune-2021?x=${'x'.repeat(500)}`, 'dune 2021', 'movie'],
    ['https://www.justwatch.com/us/movie/1917', '1917', 'movie'],
    ['https://www.justwatch.com/de/Film/die-verurteilten', 'die verurteilten', 'movie'],
    ['https://www.justwatch.com/us/tv-show/breaking-bad?x=1', 'breaking bad', 'tv'],
    ['https://www.justwatch.com/de/Serie/dark', 'dark', 'tv'],
  ] as const)('%s is of "%s"', (text, words, mediaType) => {
    expect(parseNameLink(text)).toEqual({ words, mediaType });
  });

  it.each([
    'dune',
    'https://trakt.tv/movies',
    'https://trakt.tv/movies/12601',
    'https://trakt.tv/shows/trakt:1388',
    'https://thetvdb.com/movies/31439-movie',
    'https://nottrakt.tv/movies/dune-2021',
    'https://trakt.tv.example.org/movies/dune-2021',
    'https://trakt.tv/shows/mr.robot',
    'https://thetvdb.com/series/it’s-a-sin',
    `${'x '.repeat(235)}https://trakt.tv/shows/it-crowd`,
    `https://example.org/${'x'.repeat(500)}/trakt.tv/movies/dune`,
  ])('is not in "%s"', (text) => {
    expect(parseNameLink(text)).toBeNull();
  });
});

describe('the title of a link', () => {
  const aHit = (name: string, year: number | null, mediaType: 'movie' | 'tv' = 'movie') =>
    ({ ...aTitle({ name, year, mediaType }), status: 'unknown' }) satisfies SearchHit;

  it.each([
    ['dune 2021', 'Dune', 2021],
    ['dune', 'Dune', 2021],
    ['blade runner 2049', 'Blade Runner 2049', 2017],
    ['blade runner 2049 2017', 'Blade Runner 2049', 2017],
    ['schindlers list 1993', 'Schindler’s List', 1993],
    ['s w a t 2003', 'S.W.A.T.', 2003],
    ['swat', 'S.W.A.T.', 2003],
    ['fast and furious', 'Fast & Furious', 2009],
    ['fast furious', 'Fast & Furious', 2009],
    ['amelie', 'Amélie', 2001],
    ['das fuenfte element', 'Das fünfte Element', 1997],
    ['gluckliche strasse', 'Glückliche Straße', null],
  ])('with the words "%s" is %s (%s)', (words, name, year) => {
    const hit = aHit(name, year);
    expect(pickLinked([hit], { words, mediaType: 'movie' })).toEqual([hit]);
  });

  it.each([
    ['dune 1984', 'Dune', 2021],
    ['dune', 'Dune: Part Two', 2024],
    ['dune 2021', 'Dune', null],
  ])('with the words "%s" is not %s (%s)', (words, name, year) => {
    expect(pickLinked([aHit(name, year)], { words, mediaType: 'movie' })).toEqual([]);
  });

  it('is of the media type of the link', () => {
    const hits = [aHit('Fargo', 1996), aHit('Fargo', 2014, 'tv')];
    expect(pickLinked(hits, { words: 'fargo', mediaType: 'tv' })).toEqual([hits[1]]);
  });
});
