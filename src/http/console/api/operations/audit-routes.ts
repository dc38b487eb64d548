import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { auditSubjectKinds } from '../../../../domain/audit-entry.ts';
import { toId } from '../../../../domain/id.ts';
import type { AuditRecord } from '../../../../domain/operator/audit-record.ts';
import { sources } from '../../../../domain/place.ts';
import type { AuditReader } from '../../../../ports/operator/audit-reader.ts';
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

const auditEntry = z
  .object({
    id: z.string(),
    at: timeSchema,
    actor: z.string(),
    userId: z.string().nullable(),
    source: z.string(),
    action: z.string(),
    subjectKind: z.string(),
    subjectId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    /** How often a refused attempt was repeated within an hour, and when it last was. */
    count: z.number(),
    lastAt: timeSchema.nullable(),
    /** What the IDs of the entry stand for, as far as they still exist. */
    names: z.record(z.string(), z.string()),
  })
  .openapi('AuditEntry');

const position = z.object({ id: idSchema<'audit'>() });

const auditSearch = z.object({
  person: searchText.optional(),
  source: searchText.optional(),
  action: searchText.optional(),
  subjectKind: searchText.optional(),
  subjectId: searchText.optional(),
  since: momentSchema.optional(),
  until: momentSchema.optional(),
});

const listAudit = createRoute({
  method: 'get',
  path: '/audit',
  ...access('read'),
  summary: 'The audit log, newest first',
  request: { query: auditSearch.extend(pageQuery.shape) },
  responses: jsonResponses(pageSchema(auditEntry), 'The entries'),
});

const listAuditValues = createRoute({
  method: 'get',
  path: '/audit/values',
  ...access('read'),
  summary: 'What the audit log can be filtered by',
  responses: jsonResponses(
    z.object({
      actions: z.array(z.string()),
      sources: z.array(z.string()),
      subjectKinds: z.array(z.string()),
    }),
    'The values',
  ),
});

const exportAudit = createRoute({
  method: 'get',
  path: '/audit/export',
  ...access('read'),
  summary: 'The audit log as a file',
  request: { query: auditSearch.extend(exportQuery.shape) },
  responses: fileResponses('All entries that the search finds'),
});

const columns: ExportColumns<AuditRecord> = {
  time: ({ at }) => at,
  who: ({ actor }) => actor,
  'user id': ({ userId }) => userId,
  source: ({ source }) => source,
  action: ({ action }) => action,
  kind: ({ subjectKind }) => subjectKind,
  id: ({ subjectId }) => subjectId,
  before: ({ before }) => before,
  after: ({ after }) => after,
  count: ({ count }) => count,
};

/** What the routes of the audit log need. */
export interface AuditRouteDeps {
  readonly audit: AuditReader;
}

/** The audit log. */
export function createAuditRoutes({ audit }: AuditRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listAudit, async (c) => {
      const { cursor, limit, ...search } = c.req.valid('query');
      const after = fromCursor(cursor, position);
      const { items, next } = await audit.search(search, { after, limit });
      const names = await audit.readNames(items.flatMap(listIds));
      return c.json(
        { items: items.map((each) => toEntry(each, names)), next: next && toCursor(next) },
        200,
      );
    })
    .openapi(listAuditValues, async (c) =>
      c.json(
        {
          actions: [...(await audit.listActions())],
          sources: [...sources],
          subjectKinds: [...auditSubjectKinds],
        },
        200,
      ),
    )
    .openapi(exportAudit, (c) => {
      const { format, ...search } = c.req.valid('query');
      const readPage = (range: Parameters<AuditReader['search']>[1]) => audit.search(search, range);
      return exportRows({ name: 'audit', format, columns, readPage });
    });
}

function toEntry(record: AuditRecord, names: ReadonlyMap<string, string>) {
  const { at, lastAt, ...rest } = record;
  return {
    ...rest,
    at: at.toISOString(),
    lastAt: lastAt?.toISOString() ?? null,
    names: Object.fromEntries(
      listIds(record).flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    ),
  };
}

/** All IDs in an entry: what something was done to, and what a change was about. */
function listIds({ subjectId, before, after }: AuditRecord): readonly string[] {
  return listTexts([subjectId, before, after]).filter((text) => toId(text) !== null);
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}
