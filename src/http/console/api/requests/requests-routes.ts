import { OpenAPIHono } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../../console-env.ts';
import { type BulkRouteDeps, createBulkRoutes } from './bulk-routes.ts';
import { createRequestListRoutes, type RequestListRouteDeps } from './request-list-routes.ts';
import { createRequestRoutes, type RequestRouteDeps } from './request-routes.ts';

/** What the routes of requests need. */
export interface RequestsRouteDeps extends RequestListRouteDeps, RequestRouteDeps, BulkRouteDeps {}

/** Lists of requests, single requests, and actions on many. */
export function createRequestsRoutes(deps: RequestsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .route('/', createRequestListRoutes(deps))
    .route('/', createBulkRoutes(deps))
    .route('/', createRequestRoutes(deps));
}
