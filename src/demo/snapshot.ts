import { z } from 'zod';
import {
  type BlocklistEntry,
  type Issue,
  type Media,
  type MediaRequest,
  type State,
  type User,
  userType,
  type WatchlistEntry,
} from './overseerr/state.ts';

const id = z.number();
const timestamp = z.string();
const mediaType = z.enum(['movie', 'tv']);
const text = z.string().nullable();
const number = z.number().nullable();
const timestamps = { createdAt: timestamp, updatedAt: timestamp };

const user: z.ZodType<User> = z.object({
  id,
  email: z.string(),
  username: text,
  plexUsername: text.default(null),
  plexId: number.default(null),
  jellyfinUsername: text.default(null),
  jellyfinUserId: text.default(null),
  userType: z.number().default(userType.local),
  password: z.string(),
  permissions: z.number(),
  avatar: z.string(),
  movieQuotaLimit: number,
  movieQuotaDays: number,
  tvQuotaLimit: number,
  tvQuotaDays: number,
  settings: z
    .object({
      id,
      locale: z.string(),
      discordIds: z.array(z.string()).default([]),
      telegramChatId: text,
      pgpKey: text,
      pushbulletAccessToken: text,
      pushoverApplicationToken: text,
      pushoverUserKey: text,
      pushoverSound: text,
      telegramMessageThreadId: text,
      telegramSendSilently: z.boolean().nullable(),
      notificationTypes: z.record(z.string(), z.number()),
    })
    .nullable(),
  ...timestamps,
});

const download = z.object({
  externalId: z.number(),
  mediaType,
  title: z.string(),
  size: z.number(),
  downloadId: z.string(),
  sizeLeft: z.number(),
  status: z.string(),
  timeLeft: z.string(),
  estimatedCompletionTime: z.string(),
  episode: z.exactOptional(z.object({ seasonNumber: z.number() })),
});

const arrEntry = z
  .object({ serviceId: z.number(), externalId: z.number(), slug: z.string() })
  .nullable();

const media: z.ZodType<Media> = z.object({
  id,
  mediaType,
  tmdbId: z.number(),
  tvdbId: number,
  status: z.number(),
  status4k: z.number(),
  seasons: z.array(
    z.object({
      id,
      seasonNumber: z.number(),
      status: z.number(),
      status4k: z.number(),
      ...timestamps,
    }),
  ),
  arr: arrEntry,
  arr4k: arrEntry,
  libraryKey: z.string().nullable().default(null),
  libraryKey4k: z.string().nullable().default(null),
  downloads: z.array(download),
  downloads4k: z.array(download),
  mediaAddedAt: timestamp,
  ...timestamps,
});

const request: z.ZodType<MediaRequest> = z.object({
  id,
  mediaId: id,
  type: mediaType,
  is4k: z.boolean(),
  status: z.number(),
  requestedById: id,
  modifiedById: number,
  serverId: number,
  profileId: number,
  rootFolder: text,
  languageProfileId: number,
  tags: z.array(z.number()).nullable(),
  seasons: z.array(z.object({ id, seasonNumber: z.number(), status: z.number(), ...timestamps })),
  ...timestamps,
});

const issue: z.ZodType<Issue> = z.object({
  id,
  issueType: z.number(),
  status: z.number(),
  problemSeason: z.number(),
  problemEpisode: z.number(),
  mediaId: id,
  createdById: id,
  modifiedById: number,
  comments: z.array(z.object({ id, userId: id, message: z.string(), createdAt: timestamp })),
  ...timestamps,
});

const listEntry = {
  id,
  tmdbId: z.number(),
  mediaType,
  title: z.string(),
  userId: id,
  createdAt: timestamp,
};
const blocklistEntry: z.ZodType<BlocklistEntry> = z.object(listEntry);
const watchlistEntry: z.ZodType<WatchlistEntry> = z.object({ ...listEntry, mediaId: id });

const pairs = z.array(z.tuple([z.string(), z.number()]));

const snapshotSchema = z.object({
  version: z.literal(1),
  apiKey: z.string().min(1),
  users: z.array(user),
  media: z.array(media),
  requests: z.array(request),
  issues: z.array(issue),
  blocklist: z.array(blocklistEntry),
  watchlist: z.array(watchlistEntry),
  sessions: pairs,
  lastIds: pairs,
});

/** The state of the simulated server that is kept across restarts. */
export type DemoSnapshot = z.infer<typeof snapshotSchema>;

/** Parses a snapshot; throws when it is not valid. */
export function parseSnapshot(json: string): DemoSnapshot {
  return snapshotSchema.parse(JSON.parse(json));
}

/** Serializes the state of a server and its API key as JSON. */
export function serializeSnapshot(apiKey: string, state: State): string {
  const { users, media, requests, issues, blocklist, watchlist } = state;
  return JSON.stringify({
    version: 1,
    apiKey,
    users,
    media,
    requests,
    issues,
    blocklist,
    watchlist,
    sessions: [...state.sessions],
    lastIds: [...state.lastIds],
  } satisfies DemoSnapshot);
}

/** Fills an empty state with the rows of a snapshot. */
export function restoreSnapshot(state: State, snapshot: DemoSnapshot): void {
  const { users, media, requests, issues, blocklist, watchlist } = snapshot;
  Object.assign(state, { users, media, requests, issues, blocklist, watchlist });
  for (const [session, userId] of snapshot.sessions) state.sessions.set(session, userId);
  for (const [table, last] of snapshot.lastIds) state.lastIds.set(table, last);
}
