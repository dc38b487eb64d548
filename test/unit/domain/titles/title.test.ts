import { describe, expect, it } from 'vitest';
import {
  parseGroupLink,
  parseTitleLink,
  toSearchQueries,
} from '../../../../src/domain/titles/links/title-link.ts';
import {
  formatTitle,
  formatTitleKey,
  parseTitleKey,
  toPosterUrl,
} from '../../../../src/domain/titles/title.ts';
import { formatGroupKey, parseGroupKey } from '../../../../src/domain/titles/title-group.ts';

describe('a title key', () => {
  it('is parsed back to the same value', () => {
    const key = { mediaType: 'tv', tmdbId: 1396 } as const;
    expect(parseTitleKey(formatTitleKey(key))).toEqual(key);
  });

  it.each([
    'movie:',
    'movie:0',
    'movie:01',
    'movie:-1',
    'film:1',
    'movie:1e3',
    'movie:1 ',
    ' tv:1',
    'movie:9999999999',
  ])('is not parsed from "%s"', (text) => {
    expect(parseTitleKey(text)).toBeNull();
  });
});

describe('a title link', () => {
  it.each([
    [
      'https://www.themoviedb.org/movie/438631-dune',
      { kind: 'tmdb', key: { mediaType: 'movie', tmdbId: 438631 } },
    ],
    [
      'look: https://www.themoviedb.org/tv/1396?language=de thanks',
      { kind: 'tmdb', key: { mediaType: 'tv', tmdbId: 1396 } },
    ],
    ['https://www.imdb.com/title/tt1160419/', { kind: 'imdb', id: 'tt1160419' }],
    ['https://m.imdb.com/de/title/tt1160419/?ref_=x', { kind: 'imdb', id: 'tt1160419' }],
    ['tt1160419', { kind: 'imdb', id: 'tt1160419' }],
    ['imdb:tt1160419', { kind: 'imdb', id: 'tt1160419' }],
    ['TMDB:1396', { kind: 'tmdb-id', tmdbId: 1396 }],
    ['tvdb:81189', { kind: 'tvdb', id: 81189 }],
    ['https://thetvdb.com/dereferrer/series/81189', { kind: 'tvdb', id: 81189 }],
    ['https://thetvdb.com/?tab=series&id=81189', { kind: 'tvdb', id: 81189 }],
    ['http://www.thetvdb.com/index.php?lid=7&tab=series&id=81189#x', { kind: 'tvdb', id: 81189 }],
    ['https://thetvdb.com/?tab=season&seriesid=81189&seasonid=30272', { kind: 'tvdb', id: 81189 }],
    ['https://www.thetvdb.com/series/81189', { kind: 'tvdb', id: 81189 }],
    ['https://thetvdb.com/series/319457-show/seasons/official/1', { kind: 'tvdb', id: 319_457 }],
    [
      'https://app.trakt.tv/shows/tt0903747/seasons/2?mode=media',
      { kind: 'imdb', id: 'tt0903747' },
    ],
    [
      'https://app.trakt.tv/movies/tmdb:438631?mode=media',
      { kind: 'tmdb', key: { mediaType: 'movie', tmdbId: 438_631 } },
    ],
    [
      'https://app.trakt.tv/shows/tmdb%3A1396',
      { kind: 'tmdb', key: { mediaType: 'tv', tmdbId: 1_396 } },
    ],
    ['https://trakt.tv/search/tvdb/81189?id_type=show', { kind: 'tvdb', id: 81_189 }],
    ['https://trakt.tv/search/imdb/tt1160419', { kind: 'imdb', id: 'tt1160419' }],
    [
      'https://trakt.tv/search/tmdb/1396?x=1&id_type=show',
      { kind: 'tmdb', key: { mediaType: 'tv', tmdbId: 1_396 } },
    ],
    [
      'https://letterboxd.com/tmdb/438631/',
      { kind: 'tmdb', key: { mediaType: 'movie', tmdbId: 438_631 } },
    ],
  ])('is found in "%s"', (text, link) => {
    expect(parseTitleLink(text)).toEqual(link);
  });

  it.each([
    'https://www.justwatch.com/us/movie/1917',
    'http://seerr:5055/movie/438631',
    'https://thetvdb.com/series/1883',
    'https://thetvdb.com/dereferrer/movie/31439',
    'https://thetvdb.com/dereferrer/episode/349232',
    'https://thetvdb.com/?tab=episode&id=349232',
    'https://trakt.tv/search/tvdb/349232?id_type=episode',
    'https://trakt.tv/search/tmdb/1396',
    'https://notthetvdb.com/series/81189',
    'https://thetvdb.com.example.org/series/81189',
    'https://www.imdb.com/title/tt116041912345/',
    `${'x '.repeat(233)}https://www.themoviedb.org/movie/438631`,
  ])('has no id in "%s"', (text) => {
    expect(parseTitleLink(text)).toBeNull();
  });

  it.each(['dune', '1984', 'tt12', 'tmdb:0', 'tmdb:abc', 'attack on tt1160419 titan', ''])(
    'is not found in "%s"',
    (text) => {
      expect(parseTitleLink(text)).toBeNull();
    },
  );
});

describe('a link to a person or a collection', () => {
  it.each([
    ['https://www.themoviedb.org/person/505710-zendaya', { kind: 'person', id: 505_710 }],
    ['https://www.themoviedb.org/collection/726871', { kind: 'collection', id: 726_871 }],
  ] as const)('is found in "%s"', (text, key) => {
    expect(parseGroupLink(text)).toEqual(key);
    expect(parseGroupKey(formatGroupKey(key))).toEqual(key);
  });

  it.each(['zendaya', 'http://seerr:5055/person/505710', 'https://www.themoviedb.org/person/0'])(
    'is not found in "%s"',
    (text) => {
      expect(parseGroupLink(text)).toBeNull();
    },
  );

  it.each(['person:', 'person:0', 'movie:1', 'collection:1e3', 'person:9999999999'])(
    'is not the key "%s"',
    (text) => {
      expect(parseGroupKey(text)).toBeNull();
    },
  );
});

describe('the search queries for a text', () => {
  it.each([
    ['Dune (2021)', ['Dune year:2021']],
    ['Dune(2021)', ['Dune year:2021']],
    ['Dune (2021) · Film · requested', ['Dune year:2021']],
    ['1917 (2019)', ['1917 year:2019']],
    ['dune 2021', ['dune 2021', 'dune year:2021']],
    ['Blade Runner 2049', ['Blade Runner 2049', 'Blade Runner year:2049']],
    ['2012', ['2012']],
    ['(2012)', ['(2012)']],
    ['(500) Days of Summer', ['(500) Days of Summer']],
    ['Route 6600', ['Route 6600']],
    ['dune', ['dune']],
  ])('of "%s" are searched for as %j', (words, searches) => {
    expect(toSearchQueries(words)).toEqual(searches);
  });
});

describe('the name of a title', () => {
  it('contains the year when it is known', () => {
    expect(formatTitle({ name: 'Dune', year: 2021 })).toBe('Dune (2021)');
    expect(formatTitle({ name: 'Dune', year: null })).toBe('Dune');
  });
});

describe('the URL of a poster', () => {
  it('is created only from a plain path', () => {
    expect(toPosterUrl('/p438631.jpg')).toBe('https://image.tmdb.org/t/p/w500/p438631.jpg');
    for (const path of [null, '', 'p.jpg', '/a/../b.jpg', '/p.jpg?x=1', '/p.jpg) [x](y']) {
      expect(toPosterUrl(path)).toBeNull();
    }
  });
});
