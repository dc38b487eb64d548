import { z } from 'zod';
import { errorMetadata } from '../../../../domain/app-error.ts';
import { decisionKinds } from '../../../../domain/approvals/decision.ts';
import {
  type ListedRequest,
  type RequestFilter,
  requestOrders,
} from '../../../../domain/operator/requests/request-list.ts';
import { sources } from '../../../../domain/place.ts';
import {
  downloadStages,
  type Progress,
  requestStates,
} from '../../../../domain/requests/request.ts';
import { mediaTypes } from '../../../../domain/titles/title.ts';
import { idSchema, momentSchema, pageQuery, timeSchema } from '../schemas.ts';

const maxSearchLength = 100;
const maxServers = 50;

/** The text of a list in an address: `pending,failed`. */
function listSchema<Item>(item: z.ZodType<Item, string>, most: number) {
  return z
    .string()
    .max(2_000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(most));
}

/** A filter, in an address or in a body. */
export const filterQuery = z.object({
  search: z.string().trim().max(maxSearchLength).optional(),
  user: idSchema<'user'>().optional(),
  space: idSchema<'space'>().optional(),
  type: z.enum(mediaTypes).optional(),
  quality: z.enum(['standard', '4k']).optional(),
  since: momentSchema.optional(),
  until: momentSchema.optional(),
  state: listSchema(z.enum(requestStates), requestStates.length).optional(),
  server: listSchema(idSchema<'service'>(), maxServers).optional(),
});

/** A part of the list of requests. */
export const listQuery = z.object({
  ...filterQuery.shape,
  ...pageQuery.shape,
  order: z.enum(requestOrders).default('newest'),
});

/** What a client asked for as a filter. */
export function toFilter(input: z.output<typeof filterQuery>): RequestFilter {
  return {
    search: input.search || null,
    states: input.state ?? null,
    isDecided: null,
    userId: input.user ?? null,
    spaceId: input.space ?? null,
    mediaType: input.type ?? null,
    is4k: input.quality === undefined ? null : input.quality === '4k',
    serviceIds: input.server ?? null,
    since: input.since ?? null,
    until: input.until ?? null,
  };
}

const named = z.object({ id: z.string(), name: z.string() });

/** What a download is doing. */
export const progressSchema = z.object({
  stage: z.enum(downloadStages),
  percent: z.number(),
  endsAt: timeSchema.nullable(),
});

/** A code whose text is `error-<code>`. */
export const causeSchema = z.string().refine((code) => Object.hasOwn(errorMetadata, code));

/** A request in a list. */
export const requestSchema = z
  .object({
    id: z.string(),
    service: named,
    user: named.nullable(),
    requesterName: z.string(),
    space: named.nullable(),
    title: z.object({
      mediaType: z.enum(mediaTypes),
      tmdbId: z.number(),
      name: z.string(),
      year: z.number().nullable(),
      posterPath: z.string().nullable(),
    }),
    is4k: z.boolean(),
    seasons: z.array(z.number()),
    state: z.enum(requestStates),
    cause: causeSchema.nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    /** A decision that is recorded and not yet carried out. */
    decision: z.object({ kind: z.enum(decisionKinds), name: z.string() }).nullable(),
    progress: progressSchema.nullable(),
    /** Its number on the server. */
    remoteId: z.number().nullable(),
    source: z.enum(sources),
    createdAt: timeSchema,
    changedAt: timeSchema,
  })
  .openapi('Request');

/** A number of requests, and whether there are more than were counted. */
export const countSchema = z.object({ count: z.number(), isCapped: z.boolean() });

/** A request of a list as JSON. */
export function toRequestJson(request: ListedRequest): z.input<typeof requestSchema> {
  const { progress, createdAt, changedAt } = request;
  return {
    ...request,
    seasons: [...request.seasons],
    progress: toProgressJson(progress),
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

/** Progress as JSON. */
export function toProgressJson(progress: Progress | null): z.input<typeof progressSchema> | null {
  return progress && { ...progress, endsAt: progress.endsAt?.toISOString() ?? null };
}

/** A request of a list, as clients get it. */
export type RequestJson = z.output<typeof requestSchema>;
