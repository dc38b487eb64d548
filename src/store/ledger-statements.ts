import type { Sight } from '../core/history.ts';
import type { Waiting } from '../ports.ts';
import { insertCards } from './card-row.ts';
import type { JobSender } from './job-sender.ts';
import { likeLiteral } from './like-literal.ts';
import { requestColumns } from './request-row.ts';

/** A statement that PostgreSQL parses and plans once a connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const insertEvent = (gate: string, id: string, event: string) => `
  insert into request_event (id, request_id, event, "from", "to", actor, user_id, door, detail)
  select ${id}::uuid, ${gate}.id, e.event, e."from", e."to", e.actor, e.user_id, e.door, e.detail
  from ${gate} cross join jsonb_populate_record(null::request_event, ${event}::jsonb) as e
  where ${event} is not null`;

const insertAudit = (gate: string, id: string, line: string) => `
  insert into audit_log (id, user_id, actor, door, action, subject_kind, subject_id, before, after)
  select ${id}::uuid, a.user_id, a.actor, a.door, a.action, a.subject_kind, a.subject_id, a.before,
    a.after
  from ${gate} cross join jsonb_populate_record(null::audit_log, ${line}::jsonb) as a
  where ${line} is not null`;

/**
 * The statements that write requests. One statement is one commit and one round trip: the request, its history,
 * its cards and its jobs stand together or not at all. Measured in docs/decisions.md, "Hot statements".
 */
export function ledgerStatements(jobs: JobSender) {
  return {
    /** $1 request, $2 event id, $3 event, $4 cards, $5 jobs → a row when something was written. */
    record: {
      name: 'ledger-record',
      text: `
        with entry as (
          insert into media_request (${requestColumns}, looked_at, updated_at)
          select ${requestColumns}, now(), now()
          from jsonb_populate_record(null::media_request, $1::jsonb)
          on conflict do nothing
          returning id
        ), event as (${insertEvent('entry', '$2', '$3')}
        ), cards as (${insertCards('entry', '$4')}
        ), ${jobs.sql('entry', '$5')}
        select id from entry`,
    },

    /** $1 id, $2 expected version, $3 patch, $4 event id, $5 event or null, $6 cards, $7 jobs, $8 audit id, $9 audit line or null → as above. */
    change: {
      name: 'ledger-change',
      text: `
        with entry as (
          update media_request r
          set (state, state_at, cause, reason, decided_by, decision, progress, outcome, number,
              seasons) = (
              select p.state, p.state_at, p.cause, p.reason, p.decided_by, p.decision, p.progress,
                p.outcome, p.number, p.seasons
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

const select = `select ${requestColumns} from media_request`;

/**
 * Requests that wait for a decision, oldest first, and how many there are. Each way to narrow them has statements of
 * its own, so that the planner knows which index serves it.
 */
export function waitingReads({ serviceId, spaceId, userId, before }: Waiting): {
  readonly values: readonly unknown[];
  readonly page: Statement;
  readonly count: Statement;
} {
  const narrowings = [
    { name: 'space', condition: 'space_id = ', value: spaceId },
    { name: 'user', condition: 'user_id = ', value: userId ?? null },
    { name: 'before', condition: 'state_at < ', value: before ?? null },
  ].filter(({ value }) => value !== null);
  const name = ['ledger-waiting', ...narrowings.map((each) => each.name)].join('-');
  const conditions = narrowings.map(({ condition }, index) => `and ${condition}$${index + 2}`);
  const where = `where service_id = $1 and state = 'pending' and decision is null
    ${conditions.join(' ')}`;
  const last = narrowings.length + 1;
  return {
    values: [serviceId, ...narrowings.map(({ value }) => value)],
    page: {
      name,
      text: `${select} ${where} order by id limit $${last + 1} offset $${last + 2}`,
    },
    count: {
      name: `${name}-count`,
      text: `select count(*)::int as total from media_request ${where}`,
    },
  };
}

/** Fewer letters are in too many titles: those that begin a word. */
const fewLetters = 3;

/**
 * Requests with these words in their title, newest first. Not prepared: how common the words are decides which index
 * serves them.
 */
export function searchRead(
  { serviceId, isAll, userId, spaceId }: Sight,
  words: string,
  count: number,
) {
  const literal = likeLiteral(words);
  const pattern = words.length < fewLetters ? `${literal}%` : `%${literal}%`;
  const whose = isAll ? [] : [userId, spaceId];
  const text = `${select}
    where service_id = $1 and title ilike $2
      ${isAll ? '' : 'and (user_id = $4 or space_id = $5::uuid)'}
    order by id desc limit $3`;
  return { text, values: [serviceId, pattern, count, ...whose] };
}

/** The statements that read requests. */
export const ledgerReads = {
  find: { name: 'ledger-find', text: `${select} where id = $1` },
  findByDraft: { name: 'ledger-find-draft', text: `${select} where draft_id = $1` },
  findByNumber: {
    name: 'ledger-find-number',
    text: `${select} where service_id = $1 and number = $2`,
  },
  /** A series is the same wish when one of the seasons is. */
  findQueued: {
    name: 'ledger-find-queued',
    text: `${select}
      where service_id = $1 and media_type = $2::media_type and tmdb_id = $3 and is_4k = $4
        and account_id = $5 and state = 'queued' and number is null
        and (media_type = 'movie' or seasons && $6::int[])
      order by id limit 1`,
  },
  ofUser: {
    name: 'ledger-of-user',
    text: `${select} where user_id = $1 order by id desc limit $2 offset $3`,
  },
  countOfUser: {
    name: 'ledger-count-of-user',
    text: 'select count(*)::int as total from media_request where user_id = $1',
  },
  history: {
    name: 'ledger-history',
    text: `select event, "from", "to", actor, door, at, detail from request_event
      where request_id = $1 order by id`,
  },
  /** Four short walks along the index (service, state, looked at), so that the number of requests does not matter. */
  toLookAt: {
    name: 'ledger-to-look-at',
    text: `
      with due as (
        select r.id, r.looked_at
        from unnest('{pending,approved,processing,partial}'::request_state[]) as s(state)
        cross join lateral (
          select id, looked_at from media_request
          where service_id = $1 and state = s.state and number is not null
          order by looked_at limit $2
        ) as r
        order by r.looked_at limit $2
      ), taken as (
        select r.id from media_request r join due on due.id = r.id
        for no key update of r skip locked
      )
      update media_request set looked_at = clock_timestamp()
      where id in (select id from taken)
      returning ${requestColumns}`,
  },
} as const satisfies Record<string, Statement>;
