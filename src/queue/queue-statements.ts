import { createHash } from 'node:crypto';
import type { JobKind } from '../domain/job.ts';
import { deadLetterQueue, jobKinds, keepDeadSeconds } from './queue-settings.ts';

/** pg-boss keeps its tables in a schema of their own. */
export const bossSchema = 'pgboss';

const table = `${bossSchema}.job`;

/**
 * The partition that holds one kind, named as pg-boss names it (`create_queue` in its src/plans.js). Naming it
 * saves the planner a look at all of them, and only a partition has the unique index that `insertJobs` needs.
 */
function partitionOf(kind: JobKind): string {
  return `${bossSchema}.j${createHash('sha224').update(kind).digest('hex')}`;
}

/**
 * Common table expressions that insert jobs; see `JobSender`. A job that waits already is updated to what it is:
 * that locks it until the commit, so that no worker takes it and reads what the commit is about to change.
 * If a worker is quicker, the job no longer waits and a new one is inserted.
 */
export function insertJobs(gate: string, parameter: string): string {
  const inserts = jobKinds.map(
    (kind) => `"${kind}_job" as (
      insert into ${partitionOf(kind)}
        (name, data, singleton_key, expire_in, keep_until, retry_limit, policy)
      select w.kind, w.payload, w.key, w.expire * interval '1 s', now() + w.keep * interval '1 s',
        1000000, 'short'
      from wanted_job w where w.kind = '${kind}'
      on conflict (name, coalesce(singleton_key, '')) where state = 'created' and policy = 'short'
      do update set priority = excluded.priority
    )`,
  );
  return `
    wanted_job as (
      select j.kind, j.key, j.payload, j.expire, j.keep
      from ${gate} cross join jsonb_to_recordset(${parameter}::jsonb)
        as j(kind text, key text, payload jsonb, expire int, keep int)
    ), ${inserts.join(', ')}`;
}

const ackedJobs = `unnest($1::uuid[], $2::int[]) as s(id, attempt)
  where j.id = s.id and j.retry_count = s.attempt and j.state = 'active'`;

/**
 * What the workers of one kind say to the job table. Every answer names the attempt it is for, so that a worker
 * that was thought dead and comes back changes nothing. None of these is prepared: the table is empty at one
 * moment and full at the next, and a plan that was made for an empty one reads a full one from end to end.
 */
export function workerStatements(kind: JobKind) {
  const mine = partitionOf(kind);
  return {
    /** $1 how many. The oldest due first, along the index (name, start_after). */
    fetch: `
      with next as (
        select id from ${mine}
        where name = '${kind}' and state < 'active' and start_after <= now()
        order by start_after
        limit $1
        for update skip locked
      )
      update ${mine} j
      set state = 'active', started_on = now(),
        retry_count = case when j.started_on is null then j.retry_count else j.retry_count + 1 end
      from next
      where j.name = '${kind}' and j.id = next.id
      returning j.id, j.data, j.retry_count as attempt,
        extract(epoch from now() - j.created_on)::float8 as "ageSeconds"`,

    /** $1 ids, $2 attempts. */
    remove: `delete from ${mine} j using ${ackedJobs} and j.name = '${kind}'`,

    /** As `remove`, but the row stays until pg-boss archives it. */
    complete: `update ${mine} j set state = 'completed', completed_on = now()
      from ${ackedJobs} and j.name = '${kind}'`,

    /** As `remove`: back to where they were, begun or not. */
    handBack: `update ${mine} j set state = 'retry', start_after = now()
      from ${ackedJobs} and j.name = '${kind}'`,
    handBackUnbegun: `update ${mine} j
      set state = 'retry', start_after = now(), started_on = null
      from ${ackedJobs} and j.name = '${kind}'`,

    /** $1 id, $2 attempt, $3 delay in ms, $4 why. One that waits for its own retry already will do for both. */
    again: `
      with mine as (
        select id, singleton_key from ${mine}
        where name = '${kind}' and id = $1 and retry_count = $2 and state = 'active'
        for update
      ), twin as (
        select j.id from ${mine} j join mine on j.singleton_key = mine.singleton_key
        where j.state = 'retry' limit 1
      ), merged as (
        delete from ${mine} j using mine
        where j.name = '${kind}' and j.id = mine.id and exists (select from twin)
      )
      update ${mine} j
      set state = 'retry', start_after = now() + $3 * interval '1 ms', output = $4::jsonb
      from mine
      where j.name = '${kind}' and j.id = mine.id and not exists (select from twin)`,

    /** $1 id, $2 attempt, $3 why. */
    deadLetter: `
      with dead as (
        delete from ${mine}
        where name = '${kind}' and id = $1 and retry_count = $2::int and state = 'active'
        returning data
      )
      insert into ${table} (name, data, output, keep_until)
      select '${deadLetterQueue}',
        jsonb_build_object('kind', '${kind}', 'payload', data, 'attempts', $2::int + 1),
        $3::jsonb, now() + interval '${keepDeadSeconds} s'
      from dead`,

    /** $1 ids: their worker lives. */
    extend: `update ${mine} set started_on = now()
      where name = '${kind}' and id = any($1::uuid[]) and state = 'active'`,

    /** $1 key → a row when one of that key was begun and is not done. */
    started: `select 1 from ${mine}
      where name = '${kind}' and singleton_key = $1 and state in ('retry', 'active')
        and started_on is not null
      limit 1`,

    /** Retries wait no longer. */
    retryNow: `update ${mine} set start_after = now()
      where name = '${kind}' and state = 'retry' and start_after > now()`,
  } as const;
}

/** What is said to the whole table. */
export const tableStatements = {
  /** $1 kinds → the kinds of which some job is due. */
  due: `select k.kind from unnest($1::text[]) as k(kind)
    where exists (
      select from ${table} j
      where j.name = k.kind and j.state < 'active' and j.start_after <= now()
    )`,

  /** $1 kinds: everything left active by a process that is no more. */
  handBackAll: `update ${table} set state = 'retry', start_after = now()
    where name = any($1::text[]) and state = 'active'`,

  counts: `select name, state, count(*)::int as count,
      greatest(0, extract(epoch from now() - min(start_after)))::float8 as "oldestSeconds"
    from ${table} where state < 'completed' group by name, state`,
} as const;

/** Takes one tick of a schedule at a time, whichever process it comes from. */
export const throttleStatements = {
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
    select count(*)::int as sent from gate`,
};

/** Finds a waiting retry by its key; pg-boss's own indexes do not. */
export const retryIndex = `
  create index if not exists medianest_job_retry on ${table} (singleton_key)
  where state = 'retry'`;
