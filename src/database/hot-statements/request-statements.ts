import type { JobSender } from '../job-sender.ts';
import { requestColumns } from '../requests/request-row.ts';
import { insertCards } from './insert-cards.ts';
import { defineStatements } from './statement.ts';

const requestColumnList = requestColumns.join(', ');

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
 * its cards and its jobs are written together or not at all. Measured in docs/decisions.md, "Hot statements".
 */
export function requestWriteStatements(jobs: JobSender) {
  return defineStatements({
    /** $1 request with `started_at`, $2 event id, $3 event, $4 cards, $5 jobs, $6 audit id, $7 audit line or null → one row, or none when the draft or the remote id was used before, or the request repeats another. */
    create: {
      name: 'request-create',
      text: `
        with entry as (
          insert into request (${requestColumnList}, notification_due, synced_at, updated_at)
          select ${requestColumnList}, notification_due, now(), now()
          from jsonb_populate_record(null::request, $1::jsonb)
          where find_repeated_request(user_id, service_id, media_type, tmdb_id, is_4k, seasons,
            ($1::jsonb->>'started_at')::timestamptz) is null
          on conflict do nothing
          returning id
        ), event as (${insertEvent('entry', '$2', '$3')}
        ), audit as (${insertAudit('entry', '$6', '$7')}
        ), cards as (${insertCards('entry', '$4')}
        ), ${jobs.sql('entry', '$5')}
        select id from entry`,
    },

    /** $1 id, $2 expected version, $3 patch, $4 event id, $5 event or null, $6 cards, $7 jobs, $8 audit id, $9 audit line or null → one row, or none when the version has changed. */
    update: {
      name: 'request-change',
      text: `
        with entry as (
          update request r
          set (state, state_changed_at, cause, cause_quote, reason, decided_by, decision, progress, outcome,
              remote_id, watch_url, problem, moved_at, stalled_at, retry_count, retry_at, seasons,
              download_choice, notification_due) = (
              select p.state, p.state_changed_at, p.cause, p.cause_quote, p.reason, p.decided_by,
                p.decision, p.progress, p.outcome, p.remote_id, p.watch_url, p.problem, p.moved_at,
                p.stalled_at, p.retry_count, p.retry_at, p.seasons, p.download_choice,
                p.notification_due
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
  });
}

const select = `select ${requestColumnList} from request`;

/** The statements that find one request. */
export const requestReadStatements = defineStatements({
  find: { name: 'request-find', text: `${select} where id = $1` },
  findByDraft: { name: 'request-find-draft', text: `${select} where draft_id = $1` },
  findByRemoteId: {
    name: 'request-find-remote-id',
    text: `${select} where service_id = $1 and remote_id = $2`,
  },
});
