import type { Job, JobKind } from '../domain/job.ts';
import type { ClaimedJob } from '../ports/claimed-job.ts';

/**
 * What the job table offers to whoever commits something together with jobs: a piece of SQL for the same
 * statement, so that a change and what follows from it take one round trip and one commit.
 */
export interface JobSender {
  /**
   * Common table expressions that insert the jobs of `parameter` (a placeholder such as `$3`) once for each row
   * of `gate`. Nothing needs to be selected from them.
   */
  sql(gate: string, parameter: string): string;
  /**
   * Runs the statement with the value of the placeholder, and starts the jobs once they are committed. `write` returns
   * whether `gate` had a row; it must not have several, because the jobs get their ids here.
   */
  commit(jobs: readonly Job[], write: (encoded: string) => Promise<boolean>): Promise<boolean>;
}

/** What pg-boss would give to a job of a queue. */
export interface JobDefaults {
  readonly name: string;
  readonly policy: string;
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  readonly heartbeatSeconds: number;
  readonly retentionSeconds: number;
  readonly deleteAfterSeconds: number;
  /** Where jobs go that are given up; null if they are just deleted. */
  readonly deadLetter: string | null;
}

/** Inserts jobs into pg-boss's table as part of other statements. `toKey` is the same for equal jobs. */
export function createJobSender(deps: {
  readonly queues: readonly JobDefaults[];
  readonly toKey: (job: Job) => string;
  /** What is stored for a job. */
  readonly toData?: (job: Job) => object;
  /** Lets this process run a job without fetching it; null if the job has to wait in the queue. */
  readonly claim?: (kind: JobKind, data: object) => ClaimedJob | null;
  /** Wakes the workers for jobs that wait in the queue. */
  readonly onCommit: (jobs: readonly Job[]) => void;
}): JobSender {
  const { queues, toKey, toData = ({ payload }: Job) => payload, onCommit } = deps;
  const { claim = () => null } = deps;
  const defaults = new Map(queues.map((queue) => [queue.name, toColumns(queue)]));
  return {
    sql: insertJobs,

    async commit(jobs, write) {
      const unique = new Map(jobs.map((job) => [`${job.kind} ${toKey(job)}`, job]));
      const added = [...unique.values()].map((job) => {
        const data = toData(job);
        return { job, data, claimed: claim(job.kind, data) };
      });
      // Without an answer, nobody knows.
      let isCommitted: boolean | null = null;
      try {
        isCommitted = await write(JSON.stringify(added.map(toRow)));
        return isCommitted;
      } finally {
        for (const { claimed } of added) if (claimed) settle(claimed, isCommitted);
        const waiting = added.filter(({ claimed }) => !claimed).map(({ job }) => job);
        if (isCommitted !== false && waiting.length > 0) onCommit(waiting);
      }
    },
  };

  function toRow({ job, data, claimed }: { job: Job; data: object; claimed: ClaimedJob | null }) {
    const row = { name: job.kind, ...defaults.get(job.kind), singleton_key: toKey(job), data };
    return claimed ? { ...row, id: claimed.id, state: 'active' } : { ...row, state: 'created' };
  }
}

function settle(job: ClaimedJob, isCommitted: boolean | null): void {
  if (isCommitted === null) job.startOnceCommitted();
  else if (isCommitted) job.start();
  else job.release();
}

/** What all jobs of a queue have in common, as columns of the job table. */
function toColumns(queue: JobDefaults) {
  return {
    policy: queue.policy,
    retry_limit: queue.retryLimit,
    retry_delay: queue.retryDelay,
    retry_backoff: queue.retryBackoff,
    retry_delay_max: queue.retryDelayMax,
    expire_seconds: queue.expireInSeconds,
    heartbeat_seconds: queue.heartbeatSeconds,
    retention_seconds: queue.retentionSeconds,
    deletion_seconds: queue.deleteAfterSeconds,
    dead_letter: queue.deadLetter,
  };
}

/**
 * The only SQL of ours on a table of pg-boss: its parent table, and the columns it documents. `send` and `insert` of
 * pg-boss cannot be part of a prepared statement of ours (docs/decisions.md, "Queue").
 */
function insertJobs(gate: string, parameter: string): string {
  const insert = `insert into pgboss.job (id, name, data, singleton_key, state, started_on, heartbeat_on, policy,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds, keep_until,
        deletion_seconds, dead_letter)
      select coalesce(j.id, gen_random_uuid()), j.name, j.data, j.singleton_key, j.state,
        case when j.state = 'active' then now() end, case when j.state = 'active' then now() end, j.policy,
        j.retry_limit, j.retry_delay, j.retry_backoff, j.retry_delay_max, j.expire_seconds, j.heartbeat_seconds,
        now() + make_interval(secs => (e.job->>'retention_seconds')::int), j.deletion_seconds, j.dead_letter
      from ${gate} cross join jsonb_array_elements(${parameter}::jsonb) as e(job)
      cross join jsonb_populate_record(null::pgboss.job, e.job) as j`;
  return `added_job as (${insert})`;
}
