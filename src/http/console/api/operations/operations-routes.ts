import { OpenAPIHono } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../../console-env.ts';
import { type AuditRouteDeps, createAuditRoutes } from './audit-routes.ts';
import { type BackupsRouteDeps, createBackupsRoutes } from './backups-routes.ts';
import { createErrorsRoutes, type ErrorsRouteDeps } from './errors-routes.ts';
import { createJobsRoutes, type JobsRouteDeps } from './jobs-routes.ts';
import { createLogsRoutes, type LogsRouteDeps } from './logs-routes.ts';
import { createServicesRoutes, type ServicesRouteDeps } from './services-routes.ts';
import { createWebhookRoutes, type WebhookRouteDeps } from './webhook-routes.ts';

/** What the routes for running the bot need, by subject. */
export interface OperationsRouteDeps {
  readonly audit: AuditRouteDeps;
  readonly backups: BackupsRouteDeps;
  readonly errors: ErrorsRouteDeps;
  readonly jobs: JobsRouteDeps;
  readonly logs: LogsRouteDeps;
  readonly services: ServicesRouteDeps;
  readonly webhooks: WebhookRouteDeps;
}

/** What an operator looks at and does: services, the two logs, jobs, and backups. */
export function createOperationsRoutes(deps: OperationsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .route('/', createServicesRoutes(deps.services))
    .route('/', createWebhookRoutes(deps.webhooks))
    .route('/', createAuditRoutes(deps.audit))
    .route('/', createErrorsRoutes(deps.errors))
    .route('/', createJobsRoutes(deps.jobs))
    .route('/', createBackupsRoutes(deps.backups))
    .route('/', createLogsRoutes(deps.logs));
}
