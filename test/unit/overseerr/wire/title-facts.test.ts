import { describe, expect, it } from 'vitest';
import { wireMovie, wireSeries } from '../../../../src/overseerr/wire/schemas.ts';
import { toTitleFacts } from '../../../../src/overseerr/wire/title-facts.ts';
import { noTitleFacts } from '../../../support/factories.ts';

const factsOf = (more: object) => toTitleFacts(wireMovie.parse({ id: 1, title: 'Dune', ...more }));

const provider = (name: string, displayPriority: number) => ({ id: 1, name, displayPriority });

describe('the facts of a title', () => {
  it('are those that TMDB has for a movie', () => {
    const trailer = (key: string, size: number, type = 'Trailer') => ({
      type,
      size,
      url: `https://www.youtube.com/watch?v=${key}`,
    });
    expect(
      factsOf({
        voteAverage: 7.84,
        voteCount: 12_000,
        runtime: 155,
        genres: [{ id: 878, name: 'Science Fiction' }, { id: 12 }],
        credits: { cast: ['One', 'Two', 'Three', 'Four'].map((name) => ({ name })) },
        relatedVideos: [
          trailer('small', 480),
          trailer('best', 1080),
          trailer('teaser', 2160, 'Teaser'),
        ],
        collection: { id: 726871, name: 'Dune Collection', posterPath: null },
        releases: {
          results: [
            {
              iso_3166_1: 'US',
              release_dates: [
                { type: 1, release_date: '2021-09-03', certification: '' },
                { type: 3, release_date: '2021-10-22', certification: 'PG-13' },
              ],
            },
            { iso_3166_1: 'DE', release_dates: [{ type: 3, release_date: '2021-09-16' }] },
          ],
        },
        watchProviders: [
          {
            iso_3166_1: 'DE',
            flatrate: [provider('Second', 9), provider('First', 1)],
            buy: [provider('Shop', 0)],
          },
          { iso_3166_1: 'FR', buy: [provider('Shop', 0)] },
        ],
      }),
    ).toEqual({
      rating: 7.84,
      runtimeMinutes: 155,
      genres: ['Science Fiction'],
      cast: ['One', 'Two', 'Three'],
      trailerUrl: 'https://www.youtube.com/watch?v=best',
      collection: { id: 726871, name: 'Dune Collection' },
      regions: {
        US: { certification: 'PG-13', streaming: [] },
        DE: { certification: null, streaming: ['First', 'Second'] },
      },
    });
  });

  it('of a series have the length of an episode and the content ratings', () => {
    const series = wireSeries.parse({
      id: 1,
      name: 'Dark',
      episodeRunTime: [60, 45],
      contentRatings: { results: [{ iso_3166_1: 'US', rating: 'TV-MA' }, { rating: 'X' }] },
    });
    expect(toTitleFacts(series)).toEqual({
      ...noTitleFacts,
      runtimeMinutes: 60,
      regions: { US: { certification: 'TV-MA', streaming: [] } },
    });
  });

  it.each([
    ['nothing at all', {}],
    ['zeros', { voteAverage: 0, voteCount: 0, runtime: 0 }],
    ['a rating without votes', { voteAverage: 10, voteCount: 0 }],
    ['wrong types', { voteAverage: 'high', runtime: 'long', genres: 'all', credits: [] }],
    ['a trailer that is no address', { relatedVideos: [{ type: 'Trailer', url: 'javascript:1' }] }],
    ['null everywhere', { genres: null, relatedVideos: null, watchProviders: null, credits: null }],
  ])('are empty for a server that sends %s', (_, more) => {
    expect(factsOf(more)).toEqual(noTitleFacts);
  });
});
