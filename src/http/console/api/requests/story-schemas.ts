import { z } from 'zod';
import { issueStates, issueTypes } from '../../../../domain/issues/issue.ts';
import { cardRoles } from '../../../../domain/notifications/card.ts';
import { toListedRequest } from '../../../../domain/operator/requests/request-list.ts';
import type {
  RemoteView,
  RequestJob,
  RequestStory,
} from '../../../../domain/operator/requests/request-story.ts';
import { placeKinds, platforms, sources } from '../../../../domain/place.ts';
import { requestStates } from '../../../../domain/requests/request.ts';
import { timeSchema } from '../schemas.ts';
import {
  causeSchema,
  progressSchema,
  requestSchema,
  toProgressJson,
  toRequestJson,
} from './request-schemas.ts';

const entrySchema = z.object({
  event: z.string(),
  from: z.enum(requestStates).nullable(),
  to: z.enum(requestStates),
  actor: z.string(),
  userId: z.string().nullable(),
  source: z.enum(sources),
  at: timeSchema,
  detail: z.record(z.string(), z.unknown()).nullable(),
});

const cardSchema = z.object({
  id: z.string(),
  role: z.enum(cardRoles),
  platform: z.enum(platforms),
  placeKind: z.enum(placeKinds),
  /** The channel or chat; null for an answer that only its reader sees. */
  address: z.string().nullable(),
  messageId: z.string().nullable(),
  /** Where the message can be opened. */
  url: z.string().nullable(),
  /** Whether it shows the request as it is now. */
  isCurrent: z.boolean(),
  isPosted: z.boolean(),
  lostReason: z.string().nullable(),
  updatedAt: timeSchema,
});

const issueSchema = z.object({
  id: z.string(),
  type: z.enum(issueTypes),
  /** Null for a movie, and for a whole series. */
  season: z.number().nullable(),
  episode: z.number().nullable(),
  state: z.enum(issueStates),
  reporterName: z.string(),
  message: z.string(),
  /** Its number on the server. */
  remoteId: z.number().nullable(),
  commentCount: z.number(),
  changedBy: z.string().nullable(),
  createdAt: timeSchema,
  stateChangedAt: timeSchema,
});

const jobSchema = z.object({
  kind: z.string(),
  state: z.enum(['waiting', 'active', 'retrying', 'failed']),
  attempts: z.number(),
  startAfter: timeSchema,
});

/** Everything about one request. */
export const storySchema = z
  .object({
    request: requestSchema,
    /** The cause in words. */
    causeText: z.string().nullable(),
    causeQuote: z.string().nullable(),
    watchUrl: z.string().nullable(),
    account: z.object({ id: z.string(), name: z.string(), remoteUserId: z.number() }).nullable(),
    skippedSeasons: z.array(z.number()),
    /** The requested seasons that have names of their own, as the requester knows them. */
    seasonNames: z.array(z.object({ number: z.number(), name: z.string() })),
    version: z.number(),
    stateChangedAt: timeSchema,
    syncedAt: timeSchema,
    /** Issues with the title, for those who may see them on the server. */
    issues: z.array(issueSchema),
    entries: z.array(entrySchema),
    cards: z.array(cardSchema),
    jobs: z.array(jobSchema),
  })
  .openapi('RequestStory');

/** What the server says about a request now. */
export const remoteSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('failed'), code: causeSchema }),
    z.object({
      kind: z.literal('found'),
      remoteId: z.number(),
      status: z.string(),
      availability: z.string(),
      seasons: z.array(z.number()),
      availableSeasons: z.array(z.number()),
      accountName: z.string(),
      decidedBy: z.string().nullable(),
      progress: progressSchema.nullable(),
      watchUrl: z.string().nullable(),
      createdAt: timeSchema,
    }),
  ])
  .openapi('RemoteRequest');

/** A story as JSON. */
export function toStoryJson(
  story: RequestStory & { readonly jobs: readonly RequestJob[] },
): Omit<z.input<typeof storySchema>, 'causeText'> {
  const { request, account, syncedAt, entries, cards, issues, jobs } = story;
  return {
    request: toRequestJson(toListedRequest(request, story)),
    causeQuote: request.causeQuote,
    watchUrl: request.watchUrl,
    account,
    skippedSeasons: [...(request.outcome?.skipped ?? [])],
    seasonNames: request.seasons.flatMap((number) => {
      const name = request.title.seasonNames?.names[number];
      return name === undefined ? [] : [{ number, name }];
    }),
    version: request.version,
    stateChangedAt: request.stateChangedAt.toISOString(),
    syncedAt: syncedAt.toISOString(),
    issues: issues.map((issue) => ({
      ...issue,
      createdAt: issue.createdAt.toISOString(),
      stateChangedAt: issue.stateChangedAt.toISOString(),
    })),
    entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    cards: cards.map(({ id, role, message, shownVersion, lostReason, updatedAt, url }) => ({
      id,
      role,
      platform: message.place.platform,
      placeKind: message.place.kind,
      // The address of a reply is a token.
      address: message.place.kind === 'reply' ? null : message.place.address,
      messageId: message.messageId,
      url,
      isCurrent: shownVersion >= request.version,
      isPosted: shownVersion > 0,
      lostReason,
      updatedAt: updatedAt.toISOString(),
    })),
    jobs: jobs.map((job) => ({ ...job, startAfter: job.startAfter.toISOString() })),
  };
}

/** What the server says, as JSON. */
export function toRemoteJson(view: RemoteView): z.input<typeof remoteSchema> {
  if (view.kind !== 'found') return view;
  const { remote } = view;
  return {
    kind: 'found',
    remoteId: remote.remoteId,
    status: remote.status,
    availability: remote.availability,
    seasons: [...remote.seasons],
    availableSeasons: [...remote.availableSeasons],
    accountName: remote.account.name,
    decidedBy: remote.decidedBy,
    progress: toProgressJson(remote.progress),
    watchUrl: remote.watchUrl,
    createdAt: remote.createdAt.toISOString(),
  };
}

/** A story, as clients get it. */
export type StoryJson = z.output<typeof storySchema>;
