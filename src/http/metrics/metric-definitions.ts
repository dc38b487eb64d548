const fastSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const callSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const jobSeconds = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300];
const querySeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5];

/**
 * The metrics of the bot. docs/monitoring/ and docs/operating.md use the same names; a test compares them. No label
 * may have a value that people can choose, because each value costs memory for as long as the process runs.
 */
export const counterDefinitions = {
  interactions: {
    name: 'medianest_interactions_total',
    help: 'Commands, buttons, and reactions, by how they ended',
    labelNames: ['platform', 'command', 'outcome'],
  },
  transitions: {
    name: 'medianest_request_transitions_total',
    help: 'Requests that were created or got another state',
    labelNames: ['event', 'from', 'to'],
  },
  jobs: {
    name: 'medianest_jobs_total',
    help: 'Attempts of jobs, by how they ended',
    labelNames: ['kind', 'outcome'],
  },
  queryErrors: {
    name: 'medianest_database_query_errors_total',
    help: 'Statements that failed',
    labelNames: ['statement'],
  },
} as const;

/** Durations. */
export const histogramDefinitions = {
  interactionSeconds: {
    name: 'medianest_interaction_duration_seconds',
    help: 'Time until the reply to a command, button, or reaction was ready',
    labelNames: ['platform'],
    buckets: fastSeconds,
  },
  acknowledgementSeconds: {
    name: 'medianest_interaction_acknowledgement_seconds',
    help: 'Time until Discord had the first response to a command or button, or Telegram the answer to a button',
    labelNames: ['platform'],
    buckets: fastSeconds,
  },
  jobSeconds: {
    name: 'medianest_job_duration_seconds',
    help: 'Duration of an attempt of a job',
    labelNames: ['kind'],
    buckets: jobSeconds,
  },
  callSeconds: {
    name: 'medianest_http_client_request_duration_seconds',
    help: 'Duration of a call to Overseerr, Discord, or Telegram',
    labelNames: ['target', 'server', 'method', 'route', 'outcome'],
    buckets: callSeconds,
  },
  httpSeconds: {
    name: 'medianest_http_server_request_duration_seconds',
    help: 'Duration of a request to the HTTP server',
    labelNames: ['method', 'route', 'status'],
    buckets: fastSeconds,
  },
  querySeconds: {
    name: 'medianest_database_query_duration_seconds',
    help: 'Duration of a statement, without the wait for a connection',
    labelNames: ['statement'],
    buckets: querySeconds,
  },
} as const;

/** Values that are read when somebody asks for them. */
export const gaugeDefinitions = {
  buildInfo: {
    name: 'medianest_build_info',
    help: 'The running version; always 1',
    labelNames: ['version', 'node'],
  },
  collectorUp: {
    name: 'medianest_collector_up',
    help: 'Whether the metrics of a collector could be read',
    labelNames: ['collector'],
  },
  requests: {
    name: 'medianest_requests',
    help: 'Requests by state; at most a minute old',
    labelNames: ['state'],
  },
  cardsBehind: {
    name: 'medianest_cards_behind',
    help: 'Cards that have shown an old state for more than 30 seconds, or were not posted yet',
    labelNames: [],
  },
  queueJobs: {
    name: 'medianest_queue_jobs',
    help: 'Jobs in the queue: ready to start, deferred (waiting for a retry), or active',
    labelNames: ['kind', 'state'],
  },
  queueOldestSeconds: {
    name: 'medianest_queue_oldest_job_age_seconds',
    help: 'Age of the oldest job that has not ended',
    labelNames: ['kind'],
  },
  deadLetters: {
    name: 'medianest_dead_letters',
    help: 'Jobs that failed for good and were not retried or discarded',
    labelNames: [],
  },
  serverUp: {
    name: 'medianest_overseerr_up',
    help: 'Whether the last health check of an Overseerr server succeeded',
    labelNames: ['server'],
  },
  breakerOpen: {
    name: 'medianest_overseerr_breaker_open',
    help: 'Whether calls to an Overseerr server are paused after repeated failures',
    labelNames: ['server'],
  },
  poolConnections: {
    name: 'medianest_database_pool_connections',
    help: 'Connections of the pool',
    labelNames: ['state'],
  },
  poolWaiting: {
    name: 'medianest_database_pool_waiting',
    help: 'Statements and transactions that wait for a connection',
    labelNames: [],
  },
  backupTime: {
    name: 'medianest_backup_last_success_timestamp_seconds',
    help: 'When the last successful base backup was begun; absent without backups',
    labelNames: [],
  },
  backupOk: {
    name: 'medianest_backup_last_run_ok',
    help: 'Whether the last base backup succeeded',
    labelNames: [],
  },
  drillTime: {
    name: 'medianest_backup_drill_timestamp_seconds',
    help: 'When the last restore drill was begun',
    labelNames: [],
  },
  drillOk: {
    name: 'medianest_backup_drill_ok',
    help: 'Whether the last restore drill passed',
    labelNames: [],
  },
} as const;
