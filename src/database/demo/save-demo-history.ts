import { sql } from 'kysely';
import { v7 } from 'uuid';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { DemoHistory } from '../../domain/operator/demo-history.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { DB } from '../generated-tables/tables.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { fromRequest, requestColumns } from '../requests/request-row.ts';

const mark = toAuditEntry({ userId: null, name: 'Demo', source: 'web' }, 'demo.history', {
  kind: 'installation',
  id: 'demo',
});

/** Stores a made-up history in one transaction, the first time it is called. Null if it was called before. */
export async function saveDemoHistory(
  kysely: KyselyClient,
  serviceId: ServiceId,
  makeUp: () => DemoHistory,
): Promise<DemoHistory | null> {
  const marked = await kysely
    .selectFrom('audit_log')
    .select('id')
    .where('subject_kind', '=', mark.subjectKind)
    .where('subject_id', '=', mark.subjectId)
    .where('action', '=', mark.action)
    .limit(1)
    .executeTakeFirst();
  if (marked) return null;
  const history = makeUp();
  await kysely.transaction().execute(async (transaction) => {
    await insertAuditEntry(transaction, mark);
    await saveUsers(transaction, history);
    await saveRequests(transaction, history);
    await saveChecks(transaction, serviceId, history);
  });
  return history;
}

async function saveUsers(kysely: KyselyClient, { users }: DemoHistory): Promise<void> {
  const rows = users.map(({ id, name, firstSeenAt, lastSeenAt }) => ({
    id,
    display_name: name,
    created_at: firstSeenAt,
    last_seen_at: lastSeenAt,
    updated_at: lastSeenAt,
  }));
  await kysely.insertInto('user').values(rows).execute();
  const chats = users.map(({ id, name, chat, firstSeenAt }) => ({
    id: toIdOf(firstSeenAt),
    user_id: id,
    platform: chat.platform,
    platform_user_id: chat.platformUserId,
    name,
    created_at: firstSeenAt,
  }));
  await kysely.insertInto('chat_account').values(chats).execute();
}

async function saveRequests(kysely: KyselyClient, { requests }: DemoHistory): Promise<void> {
  const rows = requests.map(({ request, changedAt }) => ({
    ...fromRequest(request),
    synced_at: changedAt,
    updated_at: changedAt,
  }));
  const columns = [...requestColumns, 'synced_at', 'updated_at'] as const;
  await kysely
    .insertInto('request')
    .columns(columns)
    .expression(kysely.selectFrom(toRows('request', rows)).select(columns))
    .execute();
  await saveEntries(kysely, requests);
  await saveAudit(kysely, requests);
}

async function saveEntries(kysely: KyselyClient, requests: DemoHistory['requests']): Promise<void> {
  const rows = requests.flatMap(({ request, entries }) =>
    entries.map(({ entry: { userId, ...entry }, at }) => ({
      ...entry,
      id: toIdOf(at),
      request_id: request.id,
      user_id: userId,
      at,
    })),
  );
  const columns = [
    'id',
    'request_id',
    'event',
    'from',
    'to',
    'actor',
    'user_id',
    'source',
    'detail',
    'at',
  ] as const;
  await kysely
    .insertInto('request_event')
    .columns(columns)
    .expression(kysely.selectFrom(toRows('request_event', rows)).select(columns))
    .execute();
}

async function saveAudit(kysely: KyselyClient, requests: DemoHistory['requests']): Promise<void> {
  const rows = requests.flatMap(({ audit }) =>
    audit.map(({ entry: { userId, subjectKind, subjectId, ...entry }, at }) => ({
      ...entry,
      id: toIdOf(at),
      user_id: userId,
      subject_kind: subjectKind,
      subject_id: subjectId,
      at,
    })),
  );
  const columns = [
    'id',
    'user_id',
    'actor',
    'source',
    'action',
    'subject_kind',
    'subject_id',
    'before',
    'after',
    'at',
  ] as const;
  await kysely
    .insertInto('audit_log')
    .columns(columns)
    .expression(kysely.selectFrom(toRows('audit_log', rows)).select(columns))
    .execute();
}

async function saveChecks(
  kysely: KyselyClient,
  serviceId: ServiceId,
  { checks, hours, errors }: DemoHistory,
): Promise<void> {
  const checkRows = checks.map(({ ok, latencyMs, at }) => ({
    id: toIdOf(at),
    service_id: serviceId,
    ok,
    latency_ms: latencyMs,
    at,
  }));
  const checkColumns = ['id', 'service_id', 'ok', 'latency_ms', 'at'] as const;
  await kysely
    .insertInto('service_check')
    .columns(checkColumns)
    .expression(kysely.selectFrom(toRows('service_check', checkRows)).select(checkColumns))
    .execute();
  const hourRows = hours.map(({ latencyP50Ms, latencyP95Ms, ...hour }) => ({
    ...hour,
    service_id: serviceId,
    latency_p50_ms: latencyP50Ms,
    latency_p95_ms: latencyP95Ms,
  }));
  const hourColumns = [
    'service_id',
    'hour',
    'checks',
    'failures',
    'latency_p50_ms',
    'latency_p95_ms',
  ] as const;
  await kysely
    .insertInto('service_check_hour')
    .columns(hourColumns)
    .expression(kysely.selectFrom(toRows('service_check_hour', hourRows)).select(hourColumns))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const errorRows = errors.map(({ firstSeenAt, lastSeenAt, ...error }) => ({
    ...error,
    id: toIdOf(firstSeenAt),
    code: 'internal',
    first_seen_at: firstSeenAt,
    last_seen_at: lastSeenAt,
  }));
  await kysely
    .insertInto('error_log')
    .values(errorRows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Rows of a table as one JSON value: thousands of rows would be tens of thousands of parameters. */
function toRows<Table extends keyof DB>(table: Table, rows: readonly object[]) {
  const json = JSON.stringify(rows);
  return sql<
    Row<Table>
  >`jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`.as<'rows'>(sql`rows`);
}

/** Ids begin with the time: what is old must not look new. */
function toIdOf(at: Date): string {
  return v7({ msecs: at.getTime() });
}
