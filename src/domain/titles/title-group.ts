import type { Release } from './release.ts';
import type { Availability, SearchHit, TitleSummary } from './title.ts';

/** A person or a collection: what leads to several titles. */
export interface TitleGroupKey {
  readonly kind: 'person' | 'collection';
  readonly id: number;
}

/** A person or a collection among search results. */
export interface GroupHit extends TitleGroupKey {
  readonly name: string;
  /** Titles that the person is known for; empty for a collection. */
  readonly knownFor: readonly string[];
  readonly imagePath: string | null;
}

/** A movie of a collection. */
export interface CollectionPart extends TitleSummary {
  readonly standard: Availability;
  readonly in4k: Availability;
  /** Of a movie that is not out yet, when it comes out. */
  readonly releases: readonly Release[];
}

/** Movies that belong together. */
export interface Collection {
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly posterPath: string | null;
  /** By release, the undated ones last. */
  readonly parts: readonly CollectionPart[];
}

/** A person with their movies and series, the best known first. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly imagePath: string | null;
  readonly titles: readonly SearchHit[];
}

/** `person:505710`: the text form of a key, for choices that a chat platform sends back. */
export function formatGroupKey({ kind, id }: TitleGroupKey): string {
  return `${kind}:${id}`;
}

/** Reads `person:505710`; null for anything else. */
export function parseGroupKey(text: string): TitleGroupKey | null {
  const match = /^(person|collection):([1-9]\d{0,8})$/.exec(text);
  if (!match) return null;
  return { kind: match[1] === 'person' ? 'person' : 'collection', id: Number(match[2]) };
}

/** The movies of a collection that can be requested: neither in the library nor on their way. */
export function listMissingParts({ parts }: Collection, is4k: boolean): CollectionPart[] {
  return parts.filter((part) => {
    const availability = is4k ? part.in4k : part.standard;
    return (
      (availability === 'unknown' || availability === 'deleted') &&
      part.standard !== 'blocked' &&
      part.in4k !== 'blocked'
    );
  });
}
