import type { Job } from '../domain/job.ts';

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
  /** The value of the placeholder. */
  encode(jobs: readonly Job[]): string;
  /** To be called after the commit: wakes the workers. */
  afterCommit(jobs: readonly Job[]): void;
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
}

/** Inserts jobs into pg-boss's table as part of other statements. `toKey` is the same for equal jobs. */
export function createJobSender(deps: {
  readonly queues: readonly JobDefaults[];
  readonly deadLetterQueue: string;
  readonly toKey: (job: Job) => string;
  /** What is stored for a job. */
  readonly toData?: (job: Job) => object;
  readonly onCommit: (jobs: readonly Job[]) => void;
}): JobSender {
  const { queues, deadLetterQueue, toKey, toData = ({ payload }: Job) => payload, onCommit } = deps;
  return {
    sql: (gate, parameter) => insertJobs({ queues, deadLetterQueue, gate, parameter }),
    encode: (jobs) => {
      const rows = jobs.map((job) => ({ name: job.kind, key: toKey(job), data: toData(job) }));
      const unique = new Map(rows.map((row) => [`${row.name} ${row.key}`, row]));
      return JSON.stringify([...unique.values()]);
    },
    afterCommit: onCommit,
  };
}

/**
 * The only SQL of ours on a table of pg-boss: its parent table, and the columns it documents. `send` and `insert` of
 * pg-boss cannot be part of a prepared statement of ours (docs/decisions.md, "Queue").
 */
function insertJobs(parts: {
  readonly queues: readonly JobDefaults[];
  readonly deadLetterQueue: string;
  readonly gate: string;
  readonly parameter: string;
}): string {
  const { queues, deadLetterQueue, gate, parameter } = parts;
  const defaults = queues.map(
    (queue) => `('${queue.name}', '${queue.policy}', ${queue.retryLimit}, ${queue.retryDelay},
      ${queue.retryBackoff}, ${queue.retryDelayMax}, ${queue.expireInSeconds},
      ${queue.heartbeatSeconds}, interval '${queue.retentionSeconds} s', ${queue.deleteAfterSeconds})`,
  );
  const insert = `insert into pgboss.job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff,
        retry_delay_max, expire_seconds, heartbeat_seconds, keep_until, deletion_seconds, dead_letter)
      select j.name, j.data, j.key, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
        q.retry_delay_max, q.expire_seconds, q.heartbeat_seconds, now() + q.retention, q.deletion_seconds,
        '${deadLetterQueue}'
      from ${gate} cross join jsonb_to_recordset(${parameter}::jsonb) as j(name text, key text, data jsonb)
      join (values ${defaults.join(',\n      ')}) as q(name, policy, retry_limit, retry_delay,
        retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds, retention, deletion_seconds)
        on q.name = j.name`;
  return `added_job as (${insert})`;
}
