import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { type ErrorRecord, errorStates } from '../../../../domain/operator/error-record.ts';
import type { ErrorStore } from '../../../../ports/operator/error-store.ts';
import type { ErrorReports } from '../../../../usecases/operator/error-reports.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  fromCursor,
  idSchema,
  jsonResponses,
  momentSchema,
  pageQuery,
  pageSchema,
  timeSchema,
  toCursor,
} from '../schemas.ts';
import { type ExportColumns, exportRows } from './export-rows.ts';
import { exportQuery, fileResponses, searchText } from './query-parts.ts';

const errorRecord = z
  .object({
    reference: z.string(),
    code: z.string(),
    message: z.string(),
    context: z.unknown(),
    count: z.number(),
    firstSeenAt: timeSchema,
    lastSeenAt: timeSchema,
    resolvedAt: timeSchema.nullable(),
    resolvedBy: z.string().nullable(),
  })
  .openapi('ErrorRecord');

const position = z.object({ lastSeenAt: momentSchema, id: idSchema<'error'>() });

const errorSearch = z.object({
  state: z.enum(errorStates).default('open'),
  reference: searchText.optional(),
  code: searchText.optional(),
  text: searchText.optional(),
  since: momentSchema.optional(),
  until: momentSchema.optional(),
});

const oneError = { params: z.object({ reference: searchText }) };

const listErrors = createRoute({
  method: 'get',
  path: '/errors',
  ...access('read'),
  summary: 'Unexpected errors, the latest first',
  request: { query: errorSearch.extend(pageQuery.shape) },
  responses: jsonResponses(pageSchema(errorRecord), 'The errors'),
});

const exportErrors = createRoute({
  method: 'get',
  path: '/errors/export',
  ...access('read'),
  summary: 'Unexpected errors as a file',
  request: { query: errorSearch.extend(exportQuery.shape) },
  responses: fileResponses('All errors that the search finds'),
});

const resolveError = createRoute({
  method: 'post',
  path: '/errors/{reference}/resolve',
  ...access('admin'),
  summary: 'Mark an error as resolved, until it occurs again',
  request: oneError,
  responses: jsonResponses(errorRecord, 'The error'),
});

const reopenError = createRoute({
  method: 'post',
  path: '/errors/{reference}/reopen',
  ...access('admin'),
  summary: 'Mark an error as open',
  request: oneError,
  responses: jsonResponses(errorRecord, 'The error'),
});

const columns: ExportColumns<ErrorRecord> = {
  'last seen': ({ lastSeenAt }) => lastSeenAt,
  'first seen': ({ firstSeenAt }) => firstSeenAt,
  count: ({ count }) => count,
  reference: ({ reference }) => reference,
  code: ({ code }) => code,
  message: ({ message }) => message,
  context: ({ context }) => context,
  resolved: ({ resolvedAt }) => resolvedAt,
  'resolved by': ({ resolvedBy }) => resolvedBy,
};

/** What the routes of errors need. */
export interface ErrorsRouteDeps {
  readonly errors: Pick<ErrorStore, 'search'>;
  readonly errorReports: ErrorReports;
}

/** Unexpected errors. */
export function createErrorsRoutes({ errors, errorReports }: ErrorsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listErrors, async (c) => {
      const { cursor, limit, ...search } = c.req.valid('query');
      const after = fromCursor(cursor, position);
      const { items, next } = await errors.search(search, { after, limit });
      return c.json({ items: items.map(toError), next: next && toCursor(next) }, 200);
    })
    .openapi(exportErrors, (c) => {
      const { format, ...search } = c.req.valid('query');
      const readPage = (range: Parameters<ErrorStore['search']>[1]) => errors.search(search, range);
      return exportRows({ name: 'errors', format, columns, readPage });
    })
    .openapi(resolveError, async (c) => {
      const { reference } = c.req.valid('param');
      return c.json(toError(await errorReports.resolve(c.get('caller').actor, reference)), 200);
    })
    .openapi(reopenError, async (c) => {
      const { reference } = c.req.valid('param');
      return c.json(toError(await errorReports.reopen(c.get('caller').actor, reference)), 200);
    });
}

function toError({ firstSeenAt, lastSeenAt, resolvedAt, ...record }: ErrorRecord) {
  return {
    ...record,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
