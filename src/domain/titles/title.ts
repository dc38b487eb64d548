import type { RemoteStatus } from '../requests/remote-status.ts';
import type { Release } from './release.ts';
import { type SeasonNames, toSeasonNames } from './season-name.ts';
import type { TitleFacts } from './title-facts.ts';
import type { TitleStatus } from './title-status.ts';

export const mediaTypes = ['movie', 'tv'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A title is identified by its media type and TMDB id together: the ids of movies and series overlap. */
export interface TitleKey {
  readonly mediaType: MediaType;
  readonly tmdbId: number;
}

/** The name and poster of a title. `posterPath` is TMDB's path and begins with a slash. */
export interface TitleSummary extends TitleKey {
  readonly name: string;
  readonly year: number | null;
  readonly posterPath: string | null;
  /** Of a series whose seasons have names of their own, as far as they are known. */
  readonly seasonNames?: SeasonNames;
}

/** How much of a title is in the library, for one quality. `other`: the server says what this bot does not know. */
export type Availability =
  | 'unknown'
  | 'pending'
  | 'processing'
  | 'partial'
  | 'available'
  | 'blocked'
  | 'deleted'
  | 'other';

/** A search result. */
export interface SearchHit extends TitleSummary {
  readonly overview: string;
  readonly status: TitleStatus;
}

export interface Season {
  readonly number: number;
  readonly name: string;
  readonly episodes: number;
  readonly standard: Availability;
  readonly in4k: Availability;
}

/** A request for the title that the server already has. */
export interface ExistingRequest {
  readonly remoteId: number;
  readonly is4k: boolean;
  readonly status: RemoteStatus;
  readonly requester: { readonly remoteUserId: number; readonly name: string };
  readonly seasons: readonly number[];
}

/** Everything that the card for requesting a title shows. */
export interface TitleDetails extends TitleSummary {
  readonly overview: string;
  readonly standard: Availability;
  readonly in4k: Availability;
  /** The first one of each kind. */
  readonly releases: readonly Release[];
  readonly facts: TitleFacts;
  /** Where it can be watched; null unless some of it is in the library. */
  readonly watchUrls: { readonly standard: string | null; readonly in4k: string | null };
  /** Whether Sonarr treats the series as anime, with defaults of its own. */
  readonly isAnime: boolean;
  readonly seasons: readonly Season[];
  readonly requests: readonly ExistingRequest[];
}

/** What is kept of a title that was read in a language. */
export function toTitleSummary(title: TitleDetails, language: string): TitleSummary {
  const { mediaType, tmdbId, name, year, posterPath } = title;
  const seasonNames = toSeasonNames(title.seasons, language);
  return { mediaType, tmdbId, name, year, posterPath, ...(seasonNames ? { seasonNames } : {}) };
}

/** `Dune (2021)`; only the name when the year is unknown. */
export function formatTitle(title: Pick<TitleSummary, 'name' | 'year'>): string {
  return title.year === null ? title.name : `${title.name} (${title.year})`;
}

/** `movie:438631`: the text form of a key, for choices that a chat platform sends back. */
export function formatTitleKey(key: TitleKey): string {
  return `${key.mediaType}:${key.tmdbId}`;
}

/** Reads `movie:438631`; null for anything else. */
export function parseTitleKey(text: string): TitleKey | null {
  const match = /^(movie|tv):([1-9]\d{0,8})$/.exec(text);
  if (!match) return null;
  return { mediaType: match[1] === 'movie' ? 'movie' : 'tv', tmdbId: Number(match[2]) };
}

/** The address of a poster, 500 pixels wide, on TMDB's image server; null when the title has none. */
export function toPosterUrl(posterPath: string | null): string | null {
  return posterPath && /^\/[\w.-]+$/.test(posterPath)
    ? `https://image.tmdb.org/t/p/w500${posterPath}`
    : null;
}
