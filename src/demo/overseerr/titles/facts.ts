import type { Shape } from '../shapes.ts';
import type { World } from '../world.ts';
import type { CatalogFacts, CatalogMovie, CatalogSeries } from './catalog.ts';

/** What the details of a movie have instead of the samples. */
export function movieFacts({ catalog }: World, { facts, releaseDate }: CatalogMovie): Shape {
  if (catalog.hasSamples && !facts) return {};
  const release = {
    certification: facts?.certification ?? '',
    iso_639_1: 'en',
    note: '',
    release_date: `${releaseDate || '2030-01-01'}T00:00:00.000Z`,
    type: 3,
  };
  return {
    ...commonFacts(facts),
    budget: 0,
    revenue: 0,
    runtime: facts?.runtime ?? 0,
    releases: { results: [{ iso_3166_1: 'US', rating: '', release_dates: [release] }] },
  };
}

/** What the details of a series have instead of the samples. */
export function seriesFacts({ catalog }: World, { facts }: CatalogSeries): Shape {
  if (catalog.hasSamples && !facts) return {};
  return {
    ...commonFacts(facts),
    networks: [],
    episodeRunTime: facts ? [facts.runtime] : [],
    contentRatings: {
      results: facts ? [{ iso_3166_1: 'US', rating: facts.certification, descriptors: [] }] : [],
    },
  };
}

function commonFacts(facts: CatalogFacts | undefined): Shape {
  return {
    relatedVideos: facts?.trailer ? [toVideo(facts.trailer)] : [],
    productionCompanies: [],
    credits: { cast: (facts?.cast ?? []).map(toCast), crew: [] },
    watchProviders: Object.entries(facts?.streaming ?? {}).map(([code, names]) => ({
      iso_3166_1: code,
      link: 'https://www.themoviedb.org/',
      buy: [],
      flatrate: names.map((name, index) => ({
        displayPriority: index,
        logoPath: null,
        id: index + 1,
        name,
      })),
    })),
    keywords: [],
    tagline: '',
    voteAverage: facts?.rating ?? 0,
    voteCount: facts ? 10_000 : 0,
  };
}

function toVideo(key: string): Shape {
  return {
    site: 'YouTube',
    key,
    name: 'Official Trailer',
    size: 1080,
    type: 'Trailer',
    url: `https://www.youtube.com/watch?v=${key}`,
  };
}

function toCast(name: string, order: number): Shape {
  return {
    castId: order,
    character: '',
    creditId: `c${order}`,
    id: 1000 + order,
    name,
    order,
    gender: 0,
    profilePath: null,
  };
}
