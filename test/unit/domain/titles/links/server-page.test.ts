import { describe, expect, it } from 'vitest';
import { isPageOf, parseServerPage } from '../../../../../src/domain/titles/links/server-page.ts';

describe('a page of an Overseerr server', () => {
  it.each([
    ['http://seerr:5055/movie/438631', 'http://seerr:5055', { mediaType: 'movie', tmdbId: 438631 }],
    [
      'https://media.example.org/seerr/tv/1396?x=1',
      'https://media.example.org/seerr',
      { mediaType: 'tv', tmdbId: 1396 },
    ],
    [
      'please: https://media.example.org/seerr/movie/438631/ thanks',
      'https://media.example.org/seerr',
      { mediaType: 'movie', tmdbId: 438631 },
    ],
    ['http://seerr:5055/person/505710', 'http://seerr:5055', { kind: 'person', id: 505710 }],
    [
      'see https://example.org/collection/2344#x !',
      'https://example.org',
      { kind: 'collection', id: 2344 },
    ],
  ])('may be in "%s"', (text, address, key) => {
    expect(parseServerPage(text)).toEqual({ address, key });
  });

  it.each([
    'https://www.justwatch.com/us/movie/1917',
    'https://justwatch.com/us/movie/300',
    'https://watch.plex.tv/movie/300',
    'https://www.metacritic.com/movie/1917/',
    'https://www.rottentomatoes.com/tv/1883',
    'https://simkl.com/tv/38636',
    'https://trakt.tv:443/us/movie/12',
    'https://example.org/movie/0',
    'https://example.org/movie/99999999999',
    'https://example.org/movie/300-spartans',
    'https://example.org/person/ada',
    'https://example.org/movie/12/edit',
    'example.org/movie/12',
    'dune',
  ])('is not in "%s"', (text) => {
    expect(parseServerPage(text)).toBeNull();
  });

  const addresses = ['http://seerr:5055', 'https://media.example.org/seerr/'];

  it.each([
    'http://seerr:5055/movie/1',
    'http://Seerr:5055/movie/1',
    'https://media.example.org/seerr/movie/1',
    'http://media.example.org/seerr/movie/1',
    'https://media.example.org:443/seerr/movie/1',
  ])('is %s', (link) => {
    expect(isLinkOf(link)).toBe(true);
  });

  it.each([
    'http://seerr/movie/1',
    'http://seerr:7878/movie/1',
    'https://media.example.org/movie/1',
    'https://media.example.org/blog/movie/1',
    'https://media.example.org.evil.example/seerr/movie/1',
    'https://media.example.org@evil.example/seerr/movie/1',
    'https://cinema.example/movie/1',
    'http://[/movie/1',
  ])('is not %s', (link) => {
    expect(isLinkOf(link)).toBe(false);
  });

  function isLinkOf(link: string): boolean | null {
    const page = parseServerPage(link);
    return page && isPageOf(page, addresses);
  }
});
