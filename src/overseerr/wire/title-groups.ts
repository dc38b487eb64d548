import { formatTitleKey } from '../../domain/titles/title.ts';
import type { Collection, GroupHit, Person } from '../../domain/titles/title-group.ts';
import type { WireCollection, WireCredits, WirePerson } from './group-schemas.ts';
import { toDay } from './releases.ts';
import type { WireGroupHit } from './schemas.ts';
import { toAvailability, toFacts, toHit } from './translate.ts';

const knownForMax = 3;

/** A collection with its movies, by release. */
export function toCollection(collection: WireCollection, now: Date): Collection {
  const { id, name, overview, posterPath, parts } = collection;
  const dated = parts.map((part) => ({ part, at: toDay(part.releaseDate) }));
  dated.sort((one, other) => (one.at?.getTime() ?? Infinity) - (other.at?.getTime() ?? Infinity));
  return {
    id,
    name,
    overview: overview ?? '',
    posterPath: posterPath || null,
    parts: dated.map(({ part, at }) => ({
      ...toFacts(part),
      standard: toAvailability(part.mediaInfo?.status),
      in4k: toAvailability(part.mediaInfo?.status4k),
      // TMDB's date of a movie to come is nearly always that of the theaters.
      releases: at && at > now ? [{ kind: 'cinema', at }] : [],
    })),
  };
}

/** A person with what they are known for first. Appearances as oneself, such as in talk shows, are left out. */
export function toPerson({ id, name, profilePath }: WirePerson, credits: WireCredits): Person {
  const roles = credits.cast.filter(
    ({ character }) => !/^(self|himself|herself|themselves)\b/i.test(character ?? ''),
  );
  const byKey = new Map(
    [...roles, ...credits.crew]
      .toSorted((one, other) => (other.voteCount ?? 0) - (one.voteCount ?? 0))
      .map(toHit)
      .map((hit) => [formatTitleKey(hit), hit]),
  );
  return { id, name, imagePath: profilePath || null, titles: [...byKey.values()] };
}

/** A person or a collection among search results. */
export function toGroupHit(hit: WireGroupHit): GroupHit {
  if (hit.mediaType === 'collection') {
    const { id, title: name, posterPath } = hit;
    return { kind: 'collection', id, name, knownFor: [], imagePath: posterPath || null };
  }
  const { id, name, knownFor, profilePath } = hit;
  const titles = knownFor.flatMap(({ title, name: own }) => title || own || []);
  return {
    kind: 'person',
    id,
    name,
    knownFor: titles.slice(0, knownForMax),
    imagePath: profilePath || null,
  };
}
