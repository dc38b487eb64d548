import type { HistoryScope } from '../../domain/requests/history.ts';
import { syncedStates } from '../../domain/requests/request.ts';
import type { PendingFilter } from '../../ports/ports.ts';
import { escapeLike } from '../escape-like.ts';
import type { JobSender } from '../job-sender.ts';
import { insertCards } from '../notifications/card-row.ts';
import { requestColumns } from './request-row.ts';

/** A statement that PostgreSQL parses and plans once a connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const insertEvent = (gate: string, id: string, event: string) => `
  insert into request_event (id, request_id, event, "from", "to", actor, user_id, source, detail)
  select ${id}::uuid, ${gate}.id, e.event, e."from", e."to", e.actor, e.user_id, e.source, e.detail
  from ${gate} cross join jsonb_populate_record(null::request_event, ${event}::jsonb) as e
  where ${event} is not null`;

const insertAudit = (gate: string, id: string, line: string) => `
  insert into audit_log (id, user_id, actor, source, action, subject_kind, subject_id, before, after)
  select ${id}::uuid, a.user_id, a.actor, a.source, a.action, a.subject_kind, a.subject_id, a.before,
    a.after
  from ${gate} cross join jsonb_populate_record(null::audit_log, ${line}::jsonb) as a
  where ${line} is not null`;

/**
 * The statements that write requests. One statement is one commit and one round trip: the request, its history,
 * its cards and its jobs stand together or not at all. Measured in docs/decisions.md, "Hot statements".
 */
export function requestWriteStatements(jobs: JobSender) {
  return {
    /** $1 request, $2 event id, $3 event, $4 cards, $5 jobs → a row when something was written. */
    create: {
      name: 'request-create',
      text: `
        with entry as (
          insert into request (${requestColumns}, synced_at, updated_at)
          select ${requestColumns}, now(), now()
          from jsonb_populate_record(null::request, $1::jsonb)
          on conflict do nothing
          returning id
        ), event as (${insertEvent('entry', '$2', '$3')}
        ), cards as (${insertCards('entry', '$4')}
        ), ${jobs.sql('entry', '$5')}
        select id from entry`,
    },

    /** $1 id, $2 expected version, $3 patch, $4 event id, $5 event or null, $6 cards, $7 jobs, $8 audit id, $9 audit line or null → as above. */
    update: {
      name: 'request-change',
      text: `
        with entry as (
          update request r
          set (state, state_changed_at, cause, reason, decided_by, decision, progress, outcome, remote_id,
              seasons) = (
              select p.state, p.state_changed_at, p.cause, p.reason, p.decided_by, p.decision, p.progress,
                p.outcome, p.remote_id, p.seasons
              from jsonb_populate_record(r, $3::jsonb) as p
            ),
            version = version + 1,
            updated_at = now()
          where id = $1 and version = $2
          returning id
        ), event as (${insertEvent('entry', '$4', '$5')}
        ), audit as (${insertAudit('entry', '$8', '$9')}
        ), cards as (${insertCards('entry', '$6')}
        ), ${jobs.sql('entry', '$7')}
        select id from entry`,
    },
  } as const satisfies Record<string, Statement>;
}

const select = `select ${requestColumns} from request`;

/**
 * Requests that wait for a decision, oldest first, and how many there are. Each way to narrow them has statements of
 * its own, so that the planner knows which index serves it.
 */
export function pendingReadStatements({
  serviceId,
  spaceId,
  userId,
  pendingSince,
}: PendingFilter): {
  readonly values: readonly unknown[];
  readonly page: Statement;
  readonly count: Statement;
} {
  const filters = [
    { name: 'space', condition: 'space_id = ', value: spaceId },
    { name: 'user', condition: 'user_id = ', value: userId ?? null },
    { name: 'before', condition: 'state_changed_at < ', value: pendingSince ?? null },
  ].filter(({ value }) => value !== null);
  const name = ['request-pending', ...filters.map((each) => each.name)].join('-');
  const conditions = filters.map(({ condition }, index) => `and ${condition}$${index + 2}`);
  const where = `where service_id = $1 and state = 'pending' and decision is null
    ${conditions.join(' ')}`;
  const last = filters.length + 1;
  return {
    values: [serviceId, ...filters.map(({ value }) => value)],
    page: {
      name,
      text: `${select} ${where} order by id limit $${last + 1} offset $${last + 2}`,
    },
    count: {
      name: `${name}-count`,
      text: `select count(*)::int as total from request ${where}`,
    },
  };
}

/** Fewer letters are in too many titles: those that begin a word. */
const minInfixLength = 3;

/**
 * Requests with these words in their title, newest first. Not prepared: how common the words are decides which index
 * serves them.
 */
export function searchStatement(
  { serviceId, isAll, userId, spaceId }: HistoryScope,
  words: string,
  count: number,
) {
  const literal = escapeLike(words);
  const pattern = words.length < minInfixLength ? `${literal}%` : `%${literal}%`;
  const scopeValues = isAll ? [] : [userId, spaceId];
  const text = `${select}
    where service_id = $1 and title ilike $2
      ${isAll ? '' : 'and (user_id = $4 or space_id = $5::uuid)'}
    order by id desc limit $3`;
  return { text, values: [serviceId, pattern, count, ...scopeValues] };
}

/** The statements that read requests. */
export const requestReadStatements = {
  find: { name: 'request-find', text: `${select} where id = $1` },
  findByDraft: { name: 'request-find-draft', text: `${select} where draft_id = $1` },
  findByRemoteId: {
    name: 'request-find-remote-id',
    text: `${select} where service_id = $1 and remote_id = $2`,
  },
  /** A series is the same wish when one of the seasons is. */
  findQueued: {
    name: 'request-find-queued',
    text: `${select}
      where service_id = $1 and media_type = $2::media_type and tmdb_id = $3 and is_4k = $4
        and account_id = $5 and state = 'queued' and remote_id is null
        and (media_type = 'movie' or seasons && $6::int[])
      order by id limit 1`,
  },
  listByUser: {
    name: 'request-of-user',
    text: `${select} where user_id = $1 order by id desc limit $2 offset $3`,
  },
  countByUser: {
    name: 'request-count-of-user',
    text: 'select count(*)::int as total from request where user_id = $1',
  },
  listHistory: {
    name: 'request-history',
    text: `select event, "from", "to", actor, source, at, detail from request_event
      where request_id = $1 order by id`,
  },
  /** Four short walks along the index (service, state, looked at), so that the number of requests does not matter. */
  claimForSync: {
    name: 'request-claim-for-sync',
    text: `
      with due as (
        select r.id, r.synced_at
        from unnest('{${syncedStates.join()}}'::request_state[]) as s(state)
        cross join lateral (
          select id, synced_at from request
          where service_id = $1 and state = s.state and remote_id is not null
          order by synced_at limit $2
        ) as r
        order by r.synced_at limit $2
      ), taken as (
        select r.id from request r join due on due.id = r.id
        for no key update of r skip locked
      )
      update request set synced_at = clock_timestamp()
      where id in (select id from taken)
      returning ${requestColumns}`,
  },
} as const satisfies Record<string, Statement>;
