import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { alertKinds } from '../../../../domain/alerts/alert.ts';
import type { Overview } from '../../../../domain/console/overview.ts';
import { platforms } from '../../../../domain/place.ts';
import { requestStates } from '../../../../domain/requests/request.ts';
import { serviceKinds, serviceStatuses } from '../../../../domain/services/service-status.ts';
import type { ConsoleOverview } from '../../../../usecases/console/overview/console-overview.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { jsonResponses, timeSchema } from '../schemas.ts';

const percentiles = z.object({ p50: z.number(), p90: z.number(), count: z.number() }).nullable();

const overview = z
  .object({
    services: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(serviceKinds),
        title: z.string(),
        status: z.enum(serviceStatuses),
        since: timeSchema.nullable(),
        detail: z.string().nullable(),
        /** The share of checks that succeeded, from 0 to 1. */
        uptime: z.object({ day: z.number().nullable(), month: z.number().nullable() }),
        latencyMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
        /** The last 24 hours, one point for each half hour. */
        latencies: z.array(
          z.object({
            at: timeSchema,
            p50Ms: z.number(),
            p95Ms: z.number(),
            checks: z.number(),
            failures: z.number(),
          }),
        ),
      }),
    ),
    chats: z.array(
      z.object({ platform: z.enum(platforms), isReady: z.boolean(), detail: z.string() }),
    ),
    queue: z.object({
      waiting: z.number(),
      oldestSeconds: z.number().nullable(),
      deadLetters: z.number(),
    }),
    pending: z.object({ count: z.number(), oldestAt: timeSchema.nullable() }),
    backups: z.object({
      lastSuccessAt: timeSchema.nullable(),
      drill: z.object({ at: timeSchema, isOk: z.boolean() }).nullable(),
    }),
    alerts: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(alertKinds),
        /** What it is about, such as the title of a service. */
        name: z.string().nullable(),
        count: z.number().nullable(),
        openedAt: timeSchema,
      }),
    ),
    version: z.string(),
    newerVersion: z.string().nullable(),
    image: z.object({ version: z.string(), revision: z.string() }).nullable(),
    startedAt: timeSchema,
  })
  .openapi('Overview');

const history = z
  .object({
    /** The last 30 days (UTC), the oldest first. */
    days: z.array(
      z.object({ day: z.string(), states: z.partialRecord(z.enum(requestStates), z.number()) }),
    ),
    /** In seconds. */
    approval: percentiles,
    availability: percentiles,
  })
  .openapi('RequestHistory');

const readOverview = createRoute({
  method: 'get',
  path: '/overview',
  ...access('read'),
  summary: 'How the bot is, at a glance',
  responses: jsonResponses(overview, 'The overview'),
});

const readHistory = createRoute({
  method: 'get',
  path: '/overview/requests',
  ...access('read'),
  summary: 'How many requests there were in the last 30 days, and how long people waited',
  responses: jsonResponses(history, 'The history'),
});

/** What the routes of the overview need. */
export interface OverviewRouteDeps {
  readonly overview: ConsoleOverview;
}

/** How the bot is, at a glance. */
export function createOverviewRoutes(deps: OverviewRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readOverview, async (c) => c.json(toJson(await deps.overview.read()), 200))
    .openapi(readHistory, async (c) => {
      const { days, ...times } = await deps.overview.readHistory();
      return c.json({ ...times, days: [...days] }, 200);
    });
}

function toJson(read: Overview): z.infer<typeof overview> {
  const { services, chats, pending, backups, alerts, startedAt, ...rest } = read;
  return {
    ...rest,
    services: services.map((service) => {
      const { id, kind, title, status, since, detail, uptime, latencyMs, latencies } = service;
      const points = latencies.map(({ at, p50Ms, p95Ms, checks, failures }) => ({
        at: at.toISOString(),
        p50Ms,
        p95Ms,
        checks,
        failures,
      }));
      const sinceText = since?.toISOString() ?? null;
      return {
        id,
        kind,
        title,
        status,
        since: sinceText,
        detail,
        uptime,
        latencyMs,
        latencies: points,
      };
    }),
    chats: [...chats],
    pending: { count: pending.count, oldestAt: pending.oldestAt?.toISOString() ?? null },
    backups: {
      lastSuccessAt: backups.lastSuccessAt?.toISOString() ?? null,
      drill: backups.drill && { at: backups.drill.at.toISOString(), isOk: backups.drill.isOk },
    },
    alerts: alerts.map(({ id, kind, detail, openedAt }) => ({
      id,
      kind,
      name: detail.name ?? null,
      count: detail.count ?? null,
      openedAt: openedAt.toISOString(),
    })),
    startedAt: startedAt.toISOString(),
  };
}
