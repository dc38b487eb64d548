import { describe, expect, it } from 'vitest';
import {
  formatLinkedTitle,
  parseLinkedSeason,
  parseLinkedTitle,
} from '../../../../../src/domain/titles/links/linked-season.ts';

describe('the season of a link', () => {
  it.each([
    ['https://www.themoviedb.org/tv/1396-breaking-bad/season/2?language=de', 2],
    ['https://www.themoviedb.org/tv/1396/season/0', 0],
    ['https://trakt.tv/shows/breaking-bad/seasons/3/episodes/4', 3],
    ['https://app.trakt.tv/shows/breaking-bad?view=episode&season=5&episode=2', 5],
    ['https://thetvdb.com/series/breaking-bad/seasons/official/2', 2],
    ['https://www.thetvdb.com/series/breaking-bad/seasons/2', 2],
    ['https://www.imdb.com/title/tt0903747/episodes/?season=4&ref_=x', 4],
    ['https://www.justwatch.com/us/tv-show/strip-law/season-1', 1],
    ['https://www.justwatch.com/de/Serie/dark/Staffel-3?utm_source=x', 3],
    ['https://www.justwatch.com/fr/serie/dark/saison-2', 2],
  ])('%s is %i', (text, season) => {
    expect(parseLinkedSeason(text)).toBe(season);
  });

  it.each([
    'breaking bad season 2',
    'https://www.themoviedb.org/movie/438631',
    'https://trakt.tv/shows/breaking-bad',
    'https://thetvdb.com/series/breaking-bad/seasons/dvd/2',
    'https://www.justwatch.com/us/tv-show/station-19',
    'https://www.themoviedb.org/tv/1396/season/99999',
    'https://example.org/?season=2',
  ])('is unknown in "%s"', (text) => {
    expect(parseLinkedSeason(text)).toBeNull();
  });

  it('goes with its title into the value of a suggestion', () => {
    const series = { mediaType: 'tv', tmdbId: 1396 } as const;
    expect(formatLinkedTitle(series, 2)).toBe('tv:1396:2');
    expect(parseLinkedTitle('tv:1396:2')).toEqual({ key: series, season: 2 });
    expect(formatLinkedTitle(series, null)).toBe('tv:1396');
    expect(parseLinkedTitle('tv:1396')).toEqual({ key: series, season: null });
    expect(formatLinkedTitle({ mediaType: 'movie', tmdbId: 1 }, 2)).toBe('movie:1');
  });

  it.each(['movie:1:2', 'tv:0:1', 'tv:1396:', 'tv:1396:x', 'tv:1396:1000', 'breaking bad'])(
    'is not read from "%s"',
    (text) => {
      expect(parseLinkedTitle(text)).toBeNull();
    },
  );
});
