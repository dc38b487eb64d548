import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../../../../domain/app-error.ts';
import type { DeadLetters } from '../../../../ports/operator/dead-letters.ts';
import type { QueueReports } from '../../../../ports/operator/queue-reports.ts';
import type { JobAdmin } from '../../../../usecases/operator/job-admin.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  fromCursor,
  jsonBody,
  jsonResponses,
  momentSchema,
  pageQuery,
  pageSchema,
  timeSchema,
  toCursor,
} from '../schemas.ts';
import { searchText } from './query-parts.ts';

/** A page of dead letters at most. */
const mostJobs = 200;

const queue = z
  .object({
    kind: z.string(),
    ready: z.number(),
    deferred: z.number(),
    active: z.number(),
    oldestSeconds: z.number().nullable(),
    /** Over all processes; null until they were counted. */
    perMinute: z
      .object({ added: z.number(), completed: z.number(), failed: z.number() })
      .nullable(),
    hasDeadLetters: z.boolean(),
  })
  .openapi('Queue');

const deadLetter = z
  .object({
    id: z.string(),
    kind: z.string(),
    failedAt: timeSchema,
    attempts: z.number(),
    error: z.string().nullable(),
    payload: z.unknown(),
  })
  .openapi('DeadLetter');

const position = z.object({ id: z.uuid(), failedAt: momentSchema });

const readQueues = createRoute({
  method: 'get',
  path: '/jobs',
  ...access('read'),
  summary: 'How the queues stand',
  responses: jsonResponses(
    z.object({ queues: z.array(queue), deadLetters: z.number() }),
    'The queues, one for each kind of job',
  ),
});

const readQueueHistory = createRoute({
  method: 'get',
  path: '/jobs/queues/{kind}/history',
  ...access('read'),
  summary: 'The last 24 hours of a queue',
  request: { params: z.object({ kind: searchText }) },
  responses: jsonResponses(
    z.object({
      points: z.array(
        z.object({
          at: timeSchema,
          waiting: z.number(),
          completedPerMinute: z.number().nullable(),
        }),
      ),
    }),
    'One point for each ten minutes',
  ),
});

const listDeadLetters = createRoute({
  method: 'get',
  path: '/jobs/dead-letters',
  ...access('read'),
  summary: 'Jobs that failed for good, oldest first',
  request: { query: pageQuery },
  responses: jsonResponses(pageSchema(deadLetter), 'The jobs'),
});

const someJobs = {
  body: jsonBody(z.object({ ids: z.array(z.uuid()).min(1).max(mostJobs) })),
};
const countResponses = jsonResponses(
  z.object({ count: z.number() }),
  'How many of them were still there',
);

const retryJobs = createRoute({
  method: 'post',
  path: '/jobs/dead-letters/retry',
  ...access('admin'),
  summary: 'Put failed jobs back into their queues',
  request: someJobs,
  responses: countResponses,
});

const discardJobs = createRoute({
  method: 'post',
  path: '/jobs/dead-letters/discard',
  ...access('admin'),
  summary: 'Delete failed jobs',
  request: someJobs,
  responses: countResponses,
});

/** What the routes of jobs need. */
export interface JobsRouteDeps {
  readonly queues: QueueReports;
  readonly deadLetters: Pick<DeadLetters, 'list'>;
  readonly jobAdmin: JobAdmin;
  /** Removes secrets from a text. */
  readonly redact: (text: string) => string;
}

/** The queues, and the jobs that failed for good. */
export function createJobsRoutes({ queues, deadLetters, jobAdmin, redact }: JobsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readQueues, async (c) => {
      const { kinds, deadLetters: count } = await queues.readFigures();
      return c.json({ queues: [...kinds], deadLetters: count }, 200);
    })
    .openapi(readQueueHistory, async (c) => {
      const { kind: name } = c.req.valid('param');
      const { kinds } = await queues.readFigures();
      const kind = kinds.find((each) => each.kind === name)?.kind;
      if (!kind) throw new AppError('not-found');
      const points = await queues.readHistory(kind);
      return c.json(
        { points: points.map((each) => ({ ...each, at: each.at.toISOString() })) },
        200,
      );
    })
    .openapi(listDeadLetters, async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { items, next } = await deadLetters.list({
        after: fromCursor(cursor, position),
        limit,
      });
      const shown = items.map(({ failedAt, payload, ...each }) => ({
        ...each,
        failedAt: failedAt.toISOString(),
        payload: redactJson(payload),
      }));
      return c.json({ items: shown, next: next && toCursor(next) }, 200);
    })
    .openapi(retryJobs, async (c) => {
      const { ids } = c.req.valid('json');
      return c.json({ count: await jobAdmin.retry(c.get('caller').actor, ids) }, 200);
    })
    .openapi(discardJobs, async (c) => {
      const { ids } = c.req.valid('json');
      return c.json({ count: await jobAdmin.discard(c.get('caller').actor, ids) }, 200);
    });

  function redactJson(value: unknown): unknown {
    return JSON.parse(redact(JSON.stringify(value ?? null)));
  }
}
