import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { platforms } from '../../../../domain/place.ts';
import { requestStates } from '../../../../domain/requests/request.ts';
import type { ConsoleRequests } from '../../../../usecases/console/requests/console-requests.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  fromCursor,
  idSchema,
  jsonResponses,
  pageSchema,
  timeSchema,
  toCursor,
} from '../schemas.ts';
import {
  countSchema,
  filterQuery,
  listQuery,
  requestSchema,
  toFilter,
  toRequestJson,
} from './request-schemas.ts';

const cursorSchema = z.object({
  id: idSchema<'request'>(),
  changedAt: z.coerce.date().nullable(),
});

const listRequests = createRoute({
  method: 'get',
  path: '/requests',
  ...access('read', { approver: true }),
  summary: 'Requests; a page may be empty although there are more, which `searchedTo` then says',
  request: { query: listQuery },
  responses: jsonResponses(
    pageSchema(requestSchema).extend({
      /** How far the search has come when it found less than the limit; null at the end. */
      searchedTo: timeSchema.nullable(),
    }),
    'The requests',
  ),
});

const countRequests = createRoute({
  method: 'get',
  path: '/requests/count',
  ...access('read', { approver: true }),
  summary: 'How many requests pass a filter, if that can be counted quickly',
  request: { query: filterQuery },
  responses: jsonResponses(
    z.object({
      /** Null if it would take too long. */
      total: countSchema.nullable(),
      byState: z.record(z.enum(requestStates), countSchema),
    }),
    'The number that pass the filter, and all by state',
  ),
});

const listChoices = createRoute({
  method: 'get',
  path: '/requests/choices',
  ...access('read', { approver: true }),
  summary: 'What the list of requests can be narrowed to',
  request: { query: z.object({ user: idSchema<'user'>().optional() }) },
  responses: jsonResponses(
    z.object({
      services: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
      spaces: z.array(z.object({ id: z.string(), name: z.string(), platform: z.enum(platforms) })),
      /** The name of the user of the query, if they have requests. */
      requester: z.string().nullable(),
    }),
    'Servers and spaces',
  ),
});

/** What the routes of lists of requests need. */
export interface RequestListRouteDeps {
  readonly requests: ConsoleRequests;
}

/** Lists of requests. */
export function createRequestListRoutes({ requests }: RequestListRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(countRequests, async (c) => {
      const caller = c.get('caller');
      const [total, byState] = await Promise.all([
        requests.count(caller, toFilter(c.req.valid('query'))),
        requests.countByState(caller),
      ]);
      return c.json({ total, byState }, 200);
    })
    .openapi(listChoices, async (c) => {
      const { user = null } = c.req.valid('query');
      const { services, spaces, requester } = await requests.listChoices(c.get('caller'), user);
      return c.json({ services: [...services], spaces: [...spaces], requester }, 200);
    })
    .openapi(listRequests, async (c) => {
      const query = c.req.valid('query');
      const { rows, next, searchedTo } = await requests.list(c.get('caller'), toFilter(query), {
        order: query.order,
        after: fromCursor(query.cursor, cursorSchema),
        limit: query.limit,
      });
      return c.json(
        {
          items: rows.map(toRequestJson),
          next: next && toCursor(next),
          searchedTo: searchedTo?.toISOString() ?? null,
        },
        200,
      );
    });
}
