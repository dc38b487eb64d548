import { deadQueue, keepDeadSeconds } from './queue.ts';

/** pg-boss keeps its tables in a schema of their own. */
export const bossSchema = 'pgboss';

const table = `${bossSchema}.job`;

/**
 * Common table expressions that insert jobs; see `JobSender`. A job that waits already is locked until the
 * commit, so that no worker takes it and reads what the commit is about to change. `missed` counts jobs that
 * neither stood there when the statement began nor could be inserted, because somebody committed them meanwhile.
 */
export function insertJobs(gate: string, parameter: string): string {
  return `
    wanted_job as (
      select j.kind, j.key, j.payload, j.expire, j.keep
      from ${gate} cross join jsonb_to_recordset(${parameter}::jsonb)
        as j(kind text, key text, payload jsonb, expire int, keep int)
    ), waiting_job as (
      select j.name, j.singleton_key
      from wanted_job w join ${table} j
        on j.name = w.kind and coalesce(j.singleton_key, '') = w.key
        and j.state = 'created' and j.policy = 'short'
      for update of j
    ), sent_job as (
      insert into ${table}
        (name, data, singleton_key, expire_in, keep_until, retry_limit, policy)
      select w.kind, w.payload, w.key, w.expire * interval '1 s', now() + w.keep * interval '1 s',
        1000000, 'short'
      from wanted_job w
      where not exists (
        select from waiting_job x where x.name = w.kind and x.singleton_key = w.key
      )
      on conflict do nothing
      returning 1
    ), job_result as (
      select ((select count(*) from wanted_job) - (select count(*) from waiting_job)
        - (select count(*) from sent_job))::int as missed
    )`;
}

const settledJobs = `unnest($2::uuid[], $3::int[]) as s(id, attempt)
  where j.name = $1 and j.id = s.id and j.retry_count = s.attempt and j.state = 'active'`;

const mine = `
  mine as (
    select id, singleton_key from ${table}
    where name = $1 and id = $2 and retry_count = $3 and state = 'active'
    for update
  )`;

/**
 * What workers say to the job table. Every answer names the attempt it is for, so that a worker that was
 * thought dead and comes back changes nothing.
 */
export const statements = {
  /** $1 kinds → the kinds of which some job is due. */
  due: {
    name: 'jobs-due',
    text: `select k.kind from unnest($1::text[]) as k(kind)
      where exists (
        select from ${table} j
        where j.name = k.kind and j.state < 'active' and j.start_after <= now()
      )`,
  },

  /** $1 kind, $2 how many. The oldest due first, along the index (name, start_after). */
  fetch: {
    name: 'jobs-fetch',
    text: `
      with next as (
        select id from ${table}
        where name = $1 and state < 'active' and start_after <= now()
        order by start_after
        limit $2
        for update skip locked
      )
      update ${table} j
      set state = 'active', started_on = now(),
        retry_count = case when j.started_on is null then j.retry_count else j.retry_count + 1 end
      from next
      where j.name = $1 and j.id = next.id
      returning j.id, j.data, j.retry_count as attempt,
        extract(epoch from now() - j.created_on)::float8 as "ageSeconds"`,
  },

  /** $1 kind, $2 ids, $3 attempts. */
  remove: { name: 'jobs-remove', text: `delete from ${table} j using ${settledJobs}` },

  /** As `remove`, but the row stays until pg-boss archives it. */
  complete: {
    name: 'jobs-complete',
    text: `update ${table} j set state = 'completed', completed_on = now() from ${settledJobs}`,
  },

  /** As `remove`: back to where they were, begun or not. */
  handBack: {
    name: 'jobs-hand-back',
    text: `update ${table} j set state = 'retry', start_after = now() from ${settledJobs}`,
  },
  handBackUnbegun: {
    name: 'jobs-hand-back-unbegun',
    text: `update ${table} j set state = 'retry', start_after = now(), started_on = null
      from ${settledJobs}`,
  },

  /** $1 kind, $2 id, $3 attempt, $4 delay in ms, $5 why. One that waits for its own retry already will do for both. */
  again: {
    name: 'jobs-again',
    text: `
      with ${mine}, twin as (
        select j.id from ${table} j join mine on j.singleton_key = mine.singleton_key
        where j.name = $1 and j.state = 'retry' limit 1
      ), merged as (
        delete from ${table} j using mine
        where j.name = $1 and j.id = mine.id and exists (select from twin)
      )
      update ${table} j
      set state = 'retry', start_after = now() + $4 * interval '1 ms', output = $5::jsonb
      from mine
      where j.name = $1 and j.id = mine.id and not exists (select from twin)`,
  },

  /** $1 kind, $2 id, $3 attempt, $4 why. */
  bury: {
    name: 'jobs-bury',
    text: `
      with dead as (
        delete from ${table}
        where name = $1::text and id = $2 and retry_count = $3::int and state = 'active'
        returning data
      )
      insert into ${table} (name, data, output, keep_until)
      select '${deadQueue}',
        jsonb_build_object('kind', $1::text, 'payload', data, 'attempts', $3::int + 1),
        $4::jsonb, now() + interval '${keepDeadSeconds} s'
      from dead`,
  },

  /** $1 kind, $2 ids: their worker lives. */
  extend: {
    name: 'jobs-extend',
    text: `update ${table} set started_on = now()
      where name = $1 and id = any($2::uuid[]) and state = 'active'`,
  },

  /** $1 kinds: everything left active by a process that is no more. */
  handBackAll: {
    name: 'jobs-hand-back-all',
    text: `update ${table} set state = 'retry', start_after = now()
      where name = any($1::text[]) and state = 'active'`,
  },

  /** $1 kind: retries wait no longer. */
  nudge: {
    name: 'jobs-nudge',
    text: `update ${table} set start_after = now()
      where name = $1 and state = 'retry' and start_after > now()`,
  },

  counts: {
    name: 'jobs-counts',
    text: `select name, state, count(*)::int as count,
        greatest(0, extract(epoch from now() - min(start_after)))::float8 as "oldestSeconds"
      from ${table} where state < 'completed' group by name, state`,
  },
} as const;

/** Takes one tick of a schedule at a time, whichever process it comes from. */
export const tickStatements = {
  /** $1 kind and key. */
  lock: `select pg_advisory_xact_lock(hashtextextended($1, 7331))`,
  /** $1 jobs, $2 kind, $3 key, $4 seconds that must have passed since the last one. */
  insert: `
    with gate as (
      select 1 where not exists (
        select from ${table}
        where name = $2 and coalesce(singleton_key, '') = $3
          and (state < 'completed' or created_on > now() - $4 * interval '1 s')
      )
    ), ${insertJobs('gate', '$1')}
    select (select count(*) from sent_job)::int as sent`,
};

/** Finds a waiting retry by its key; pg-boss's own indexes do not. */
export const retryIndex = `
  create index if not exists medianest_job_retry on ${table} (singleton_key)
  where state = 'retry'`;
