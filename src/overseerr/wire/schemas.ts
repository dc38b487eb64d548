import { z } from 'zod';
import { mediaTypes } from '../../domain/titles/title.ts';
import { movieFactFields, seriesFactFields } from './fact-schemas.ts';
import {
  optionalNumber,
  optionalRows,
  optionalText,
  optionalValue,
  rows,
  wireText,
} from './schema-parts.ts';

// The parts of Overseerr's responses that the bot uses. Unknown keys are dropped.

export const wireUser = z.object({
  id: z.number(),
  displayName: optionalText,
  username: optionalText,
  plexUsername: optionalText,
  jellyfinUsername: optionalText,
  email: optionalText,
  plexId: z.union([z.number(), wireText]).nullish().catch(null),
  /** Null if it cannot be read. */
  permissions: z.int32().nullable().catch(null),
  createdAt: optionalText,
});

export const wireDownload = z.object({
  size: z.number().nonnegative().catch(0),
  sizeLeft: z.number().nonnegative().catch(0),
  status: optionalText,
  estimatedCompletionTime: optionalText,
  episode: z.object({ seasonNumber: optionalNumber }).nullish().catch(null),
});

const wireMediaSeason = z.object({
  seasonNumber: z.number(),
  status: optionalNumber,
  status4k: optionalNumber,
});

const mediaFields = {
  mediaType: optionalText,
  tmdbId: z.number(),
  /** Null for a series without one, and undefined if the server does not say. */
  tvdbId: z.number().nullish().catch(undefined),
  status: optionalNumber,
  status4k: optionalNumber,
  /** The title's id in Radarr or Sonarr: null until they have got it, and undefined if the server does not say. */
  externalServiceId: z.number().nullish().catch(undefined),
  externalServiceId4k: z.number().nullish().catch(undefined),
  downloadStatus: optionalRows(wireDownload),
  downloadStatus4k: optionalRows(wireDownload),
  /** Seerr. */
  mediaUrl: optionalText,
  mediaUrl4k: optionalText,
  /** Overseerr. */
  plexUrl: optionalText,
  plexUrl4k: optionalText,
  seasons: optionalRows(wireMediaSeason),
};

const wireMedia = z.object(mediaFields);

const requestFields = {
  id: z.number().int(),
  status: z.number(),
  type: z.enum(mediaTypes),
  is4k: z.boolean().nullish(),
  createdAt: optionalText,
  requestedBy: wireUser.nullish().catch(null),
  modifiedBy: wireUser.nullish().catch(null),
  seasons: optionalRows(z.object({ seasonNumber: z.number(), status: optionalNumber })),
};

export const wireRequest = z.object({ ...requestFields, media: wireMedia });
export const wireRequests = z.object({ results: rows(wireRequest) });

/** A request in the details of a title. It does not repeat the title. */
const wireTitleRequest = z.object(requestFields);

const wireMediaInfo = z.object({
  ...mediaFields,
  /** The number of the media row, which issues refer to. */
  id: optionalNumber,
  requests: optionalRows(wireTitleRequest),
});

const titleFields = {
  id: z.number().int(),
  overview: optionalText,
  posterPath: optionalText,
  mediaInfo: wireMediaInfo.nullish().catch(null),
};

/** What every movie has. */
export const movieFields = { ...titleFields, title: wireText, releaseDate: optionalText };
/** What every series has. */
export const seriesFields = { ...titleFields, name: wireText, firstAirDate: optionalText };

export const wireMovie = z
  .object({ ...movieFields, ...movieFactFields })
  .transform((movie) => ({ ...movie, mediaType: 'movie' as const }));

const wireSeason = z.object({
  seasonNumber: z.number(),
  name: optionalText,
  episodeCount: optionalNumber,
});

export const wireSeries = z
  .object({
    ...seriesFields,
    ...seriesFactFields,
    externalIds: z.object({ tvdbId: optionalNumber }).nullish().catch(null),
    keywords: optionalRows(z.object({ id: z.number() })),
    seasons: optionalRows(wireSeason),
  })
  .transform((series) => ({ ...series, mediaType: 'tv' as const }));

const wireHit = z.discriminatedUnion('mediaType', [
  z.object({ ...movieFields, mediaType: z.literal('movie') }),
  z.object({ ...seriesFields, mediaType: z.literal('tv') }),
]);

const wireGroupHit = z.discriminatedUnion('mediaType', [
  z.object({
    id: z.number().int(),
    mediaType: z.literal('person'),
    name: wireText,
    profilePath: optionalText,
    knownFor: optionalRows(z.object({ title: optionalText, name: optionalText })),
  }),
  z.object({
    id: z.number().int(),
    mediaType: z.literal('collection'),
    title: wireText,
    posterPath: optionalText,
  }),
]);

/** Titles, and apart from them people and collections. Everything else is left out. */
export const wireSearch = z
  .object({ results: z.array(z.unknown()), totalPages: z.int().min(1).catch(1) })
  .transform(({ results, totalPages }) => ({
    results: rows(wireHit).parse(results),
    groups: rows(wireGroupHit).parse(results),
    totalPages,
  }));

export const wireGenres = rows(z.object({ id: z.number().int(), name: wireText }));

/**
 * The rest of the answer to a login is not read: Overseerr's contains a password hash (docs/overseerr-api.md, "Signing
 * in").
 */
export const wireLogin = z.object({ id: z.number() });

/** The code is shown to people, and the secret becomes part of an address. */
export const wireQuickConnect = z.object({
  code: z.string().regex(/^[\w-]{4,20}$/),
  secret: z.string().regex(/^[\w-]{8,200}$/),
});
export const wireQuickConnectState = z.object({ authenticated: z.boolean() });

export const wireStatus = z.object({ version: wireText });

export const wirePublicSettings = z.object({
  applicationTitle: optionalText,
  applicationUrl: optionalText,
  localLogin: z.boolean().catch(false),
  mediaServerLogin: z.boolean().catch(true),
  movie4kEnabled: z.boolean().catch(false),
  series4kEnabled: z.boolean().catch(false),
  mediaServerType: z.unknown().optional(),
  region: z.unknown().optional(),
  /** Seerr. */
  streamingRegion: optionalText,
  partialRequestsEnabled: z.unknown().optional(),
  enableSpecialEpisodes: z.boolean().catch(false),
});

const wireQuota = z.object({
  limit: optionalNumber,
  days: optionalNumber,
  used: z.number().catch(0),
});
export const wireQuotas = z.object({ movie: wireQuota, tv: wireQuota });

/** A page of users. `count` includes invalid rows, because it decides whether there are more pages. */
export const wireUsers = z
  .object({
    pageInfo: z.object({ results: z.number() }),
    results: z.array(z.unknown()),
  })
  .transform(({ pageInfo, results }) => ({
    total: pageInfo.results,
    count: results.length,
    users: rows(wireUser).parse(results),
  }));

/** A page of users, as far as it says who has requests. */
export const wireRequesters = z
  .object({ results: z.array(z.unknown()) })
  .transform(({ results }) => ({
    count: results.length,
    users: rows(z.object({ id: z.number(), requestCount: optionalNumber })).parse(results),
  }));

/** The chat ids of a profile. `discordId` until Seerr 3.2, and the list `discordIds` since 3.3. */
export const wireProfile = z.object({
  discordId: z.unknown().optional(),
  discordIds: z.unknown().optional(),
  telegramChatId: z.unknown().optional(),
});

/** A profile with all its fields, to be written back. */
export const wireWholeProfile = z.looseObject(wireProfile.shape);

export const wireDownloadServers = rows(
  z.object({
    id: z.number().int(),
    name: wireText,
    is4k: z.boolean().catch(false),
    isDefault: z.boolean().catch(false),
    activeDirectory: optionalValue,
    activeProfileId: optionalNumber,
    activeLanguageProfileId: optionalNumber,
    activeTags: optionalRows(z.number()),
    activeAnimeDirectory: optionalValue,
    activeAnimeProfileId: optionalNumber,
    activeAnimeLanguageProfileId: optionalNumber,
  }),
);

export const wireDownloadOptions = z.object({
  server: z
    .object({ activeAnimeTags: optionalRows(z.number()) })
    .nullish()
    .catch(null),
  // Null for Sonarr 4.
  languageProfiles: optionalRows(z.object({ id: z.number().int(), name: wireText })),
  profiles: optionalRows(z.object({ id: z.number().int(), name: wireText })),
  rootFolders: optionalRows(z.object({ id: z.number().int(), path: z.string() })),
  tags: optionalRows(z.object({ id: z.number().int(), label: wireText })),
});

export const wireDownloadTarget = z.object({
  serverId: optionalNumber,
  profileId: optionalNumber,
  rootFolder: optionalValue,
  languageProfileId: optionalNumber,
  tags: z.array(z.number()).nullish().catch(null),
});

export type WireUser = z.output<typeof wireUser>;
export type WireDownload = z.output<typeof wireDownload>;
export type WireMedia = z.output<typeof wireMedia>;
export type WireRequest = z.output<typeof wireRequest>;
export type WireTitleRequest = z.output<typeof wireTitleRequest>;
export type WireDownloadOptions = z.output<typeof wireDownloadOptions>;
export type WireDownloadServer = z.output<typeof wireDownloadServers>[number];
export type WireSeason = z.output<typeof wireSeason>;
export type WireGroupHit = z.output<typeof wireGroupHit>;
export type WireHit = z.output<typeof wireHit>;
export type WireTitle = z.output<typeof wireMovie> | z.output<typeof wireSeries>;
export type WireQuota = z.output<typeof wireQuota>;
export type WireProfile = z.output<typeof wireProfile>;
