import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../../../../domain/app-error.ts';
import type { ServiceId } from '../../../../domain/id.ts';
import {
  type LatencyPoint,
  type ReportPeriod,
  reportPeriods,
  type ServiceReport,
  type StatusChange,
} from '../../../../domain/operator/service-report.ts';
import { serviceFaultCodes } from '../../../../domain/services/service-fault.ts';
import { serviceKinds, serviceStatuses } from '../../../../domain/services/service-status.ts';
import type { ServiceAdmin } from '../../../../usecases/operator/service-admin.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { idSchema, jsonResponses, timeSchema } from '../schemas.ts';

const latencyPoint = z.object({
  at: timeSchema,
  checks: z.number(),
  failures: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
});

const service = z
  .object({
    id: z.string(),
    kind: z.enum(serviceKinds),
    name: z.string(),
    title: z.string(),
    address: z.string(),
    version: z.string().nullable(),
    status: z.enum(serviceStatuses),
    since: timeSchema.nullable(),
    checkedAt: timeSchema.nullable(),
    detail: z.string().nullable(),
    fault: z.object({ code: z.enum(serviceFaultCodes), reason: z.string().nullable() }).nullable(),
    uptime: z.object({ day: z.number().nullable(), month: z.number().nullable() }),
    latencyMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
    accounts: z.number(),
    spaces: z.number(),
    missingUsers: z.number().nullable(),
    /** The last 24 hours, one point for each half hour with checks. */
    latency: z.array(latencyPoint),
  })
  .openapi('Service');

const oneService = { params: z.object({ id: idSchema<'service'>() }) };

const listServices = createRoute({
  method: 'get',
  path: '/services',
  ...access('read'),
  summary: 'The services, and how they are',
  responses: jsonResponses(z.object({ items: z.array(service) }), 'The services'),
});

const readService = createRoute({
  method: 'get',
  path: '/services/{id}/history',
  ...access('read'),
  summary: 'The checks of a service over a period, and the changes of its status',
  request: { ...oneService, query: z.object({ period: z.enum(reportPeriods).default('day') }) },
  responses: jsonResponses(
    z.object({
      points: z.array(latencyPoint),
      changes: z.array(
        z.object({
          at: timeSchema,
          status: z.enum(serviceStatuses),
          detail: z.string().nullable(),
        }),
      ),
    }),
    'The history',
  ),
});

const checkService = createRoute({
  method: 'post',
  path: '/services/{id}/check',
  ...access('admin'),
  summary: 'Check a service now',
  request: oneService,
  responses: jsonResponses(z.object({ isUp: z.boolean(), detail: z.string() }), 'The result'),
});

/** What the routes of services need. */
export interface ServicesRouteDeps {
  readonly services: {
    /** The services in use. */
    list(): Promise<readonly ServiceReport[]>;
    listLatencies(
      ids: readonly ServiceId[],
    ): Promise<ReadonlyMap<ServiceId, readonly LatencyPoint[]>>;
    readLatency(id: ServiceId, period: ReportPeriod): Promise<readonly LatencyPoint[]>;
    listChanges(id: ServiceId, limit: number): Promise<readonly StatusChange[]>;
  };
  readonly serviceAdmin: ServiceAdmin;
}

const mostChanges = 50;

/** The Overseerr servers, media servers, and other addresses that are checked. */
export function createServicesRoutes({ services, serviceAdmin }: ServicesRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listServices, async (c) => {
      const all = await services.list();
      const latencies = await services.listLatencies(all.map(({ id }) => id));
      const items = all.map(({ since, checkedAt, ...each }) => ({
        ...each,
        since: since?.toISOString() ?? null,
        checkedAt: checkedAt?.toISOString() ?? null,
        latency: (latencies.get(each.id) ?? []).map(toPoint),
      }));
      return c.json({ items }, 200);
    })
    .openapi(readService, async (c) => {
      const { id } = c.req.valid('param');
      if (!(await services.list()).some((each) => each.id === id)) throw new AppError('not-found');
      const [points, changes] = await Promise.all([
        services.readLatency(id, c.req.valid('query').period),
        services.listChanges(id, mostChanges),
      ]);
      return c.json(
        {
          points: points.map(toPoint),
          changes: changes.map((each) => ({ ...each, at: each.at.toISOString() })),
        },
        200,
      );
    })
    .openapi(checkService, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await serviceAdmin.check(c.get('caller').actor, id), 200);
    });
}

function toPoint({ at, checks, failures, p50Ms, p95Ms }: LatencyPoint) {
  return { at: at.toISOString(), checks, failures, p50Ms, p95Ms };
}
