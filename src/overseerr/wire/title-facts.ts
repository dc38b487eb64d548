import type { RegionFacts, TitleFacts } from '../../domain/titles/title-facts.ts';
import { parseWebUrl } from '../../lib/http/web-url.ts';
import type { WireTitle } from './schemas.ts';

const castMax = 3;
const streamingMax = 4;

/** What helps people to choose a title, from its details. */
export function toTitleFacts(title: WireTitle): TitleFacts {
  const runtime = title.mediaType === 'movie' ? title.runtime : title.episodeRunTime[0];
  const collection = title.mediaType === 'movie' ? title.collection : null;
  return {
    rating: title.voteCount ? (title.voteAverage ?? null) || null : null,
    runtimeMinutes: runtime && runtime > 0 ? Math.round(runtime) : null,
    genres: title.genres.map(({ name }) => name).filter(Boolean),
    cast: (title.credits?.cast ?? []).slice(0, castMax).map(({ name }) => name),
    trailerUrl: toTrailerUrl(title),
    collection: collection ? { id: collection.id, name: collection.name } : null,
    regions: toRegions(title),
  };
}

/** The trailer with the best picture. */
function toTrailerUrl({ relatedVideos }: WireTitle): string | null {
  const trailers = relatedVideos
    .filter(({ type, url }) => type === 'Trailer' && parseWebUrl(url ?? '') !== null)
    .sort((one, other) => (other.size ?? 0) - (one.size ?? 0));
  return parseWebUrl(trailers[0]?.url ?? '')?.href ?? null;
}

function toRegions(title: WireTitle): Record<string, RegionFacts> {
  const certifications = toCertifications(title);
  const streaming = toStreaming(title);
  const codes = new Set([...certifications.keys(), ...streaming.keys()]);
  return Object.fromEntries(
    [...codes].map((code) => [
      code,
      { certification: certifications.get(code) ?? null, streaming: streaming.get(code) ?? [] },
    ]),
  );
}

/** By country. Of a movie, that of its first release that has one. */
function toCertifications(title: WireTitle): Map<string, string> {
  const rated =
    title.mediaType === 'movie'
      ? (title.releases?.results ?? []).map(({ iso_3166_1, release_dates: releases }) => ({
          code: iso_3166_1,
          rating: releases.map(({ certification }) => certification?.trim()).find(Boolean),
        }))
      : (title.contentRatings?.results ?? []).map(({ iso_3166_1, rating }) => ({
          code: iso_3166_1,
          rating: rating?.trim(),
        }));
  return new Map(
    rated.flatMap(({ code, rating }) => (code && rating ? [[code, rating] as const] : [])),
  );
}

/** By country. A service has the same string in all of them, because hundreds of titles are cached. */
function toStreaming({ watchProviders }: WireTitle): Map<string, readonly string[]> {
  const names = new Map<string, string>();
  const share = (name: string) => {
    const known = names.get(name) ?? name;
    names.set(known, known);
    return known;
  };
  return new Map(
    watchProviders.flatMap(({ iso_3166_1: code, flatrate }) => {
      const best = flatrate
        .toSorted((one, other) => (one.displayPriority ?? 999) - (other.displayPriority ?? 999))
        .slice(0, streamingMax)
        .map(({ name }) => share(name));
      return best.length > 0 ? [[code, best] as const] : [];
    }),
  );
}
