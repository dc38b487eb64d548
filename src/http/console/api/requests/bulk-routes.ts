import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  mostRequestsAtOnce,
  requestActionKinds,
} from '../../../../domain/approvals/request-action.ts';
import type {
  BulkRequests,
  RequestSelection,
} from '../../../../usecases/console/requests/bulk-requests.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { idSchema, jsonBody, jsonResponses } from '../schemas.ts';
import { reasonSchema } from './request-routes.ts';
import {
  countSchema,
  filterQuery,
  requestSchema,
  toFilter,
  toRequestJson,
} from './request-schemas.ts';

const selectionSchema = z.union([
  z.object({ ids: z.array(idSchema<'request'>()).min(1).max(mostRequestsAtOnce) }),
  z.object({ filter: filterQuery }),
]);

const previewAction = createRoute({
  method: 'post',
  path: '/requests/bulk/preview',
  ...access('read', { approver: true }),
  summary: 'How many requests an action would be tried on',
  request: {
    body: jsonBody(z.object({ action: z.enum(requestActionKinds), selection: selectionSchema })),
  },
  responses: jsonResponses(
    countSchema.extend({ leftOut: z.number() }),
    'The number of requests, and of those that were chosen and for which it is not possible',
  ),
});

const startAction = createRoute({
  method: 'post',
  path: '/requests/bulk',
  ...access('decide', { approver: true }),
  summary: 'Do the same to many requests, as a task',
  request: {
    body: jsonBody(
      z.object({
        action: z.enum(requestActionKinds),
        reason: reasonSchema,
        selection: selectionSchema,
      }),
    ),
  },
  responses: jsonResponses(
    z.object({ id: z.string(), total: z.number() }),
    'The task, and how many requests it is for',
  ),
});

const listRefused = createRoute({
  method: 'get',
  path: '/requests/bulk/{id}/refused',
  ...access('read', { approver: true }),
  summary: 'The requests to which a task did nothing, and why',
  request: { params: z.object({ id: idSchema<'console-task'>() }) },
  responses: jsonResponses(
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          /** Null: it is gone. */
          request: requestSchema.nullable(),
        }),
      ),
    }),
    'The first 200 of them',
  ),
});

/** What the routes of actions on many requests need. */
export interface BulkRouteDeps {
  readonly bulkRequests: BulkRequests;
}

/** Actions on many requests. */
export function createBulkRoutes({ bulkRequests }: BulkRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(previewAction, async (c) => {
      const { action, selection } = c.req.valid('json');
      const count = await bulkRequests.preview(c.get('caller'), toSelection(selection), action);
      return c.json(count, 200);
    })
    .openapi(startAction, async (c) => {
      const { action: kind, reason, selection } = c.req.valid('json');
      const task = await bulkRequests.start(c.get('caller'), toSelection(selection), {
        kind,
        reason,
      });
      return c.json(task, 200);
    })
    .openapi(listRefused, async (c) => {
      const refused = await bulkRequests.listRefused(c.get('caller'), c.req.valid('param').id);
      const items = refused.map(({ id, code, request }) => ({
        id,
        code,
        request: request && toRequestJson(request),
      }));
      return c.json({ items }, 200);
    });
}

function toSelection(selection: z.output<typeof selectionSchema>): RequestSelection {
  return 'ids' in selection ? selection : { filter: toFilter(selection.filter) };
}
