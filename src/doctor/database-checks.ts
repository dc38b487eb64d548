import { type Check, ok, problem, warning } from './check.ts';

const minMajor = 15;
const longTransactionSeconds = 300;

/** What is known about the database. */
export interface DatabaseState {
  readonly version: string;
  readonly pendingMigrations: readonly string[];
  readonly connections: number;
  readonly maxConnections: number;
  /** How many connections the settings let one process of the bot open. */
  readonly poolConnections: number;
  /** How long the oldest open transaction has been open. */
  readonly longestTransactionSeconds: number;
  /** The server process that holds it. */
  readonly longestTransactionPid: number | null;
  /** Tables of which more than half is dead rows. */
  readonly bloatedTables: readonly string[];
  /** Indexes that a failed change left unusable. */
  readonly invalidIndexes: readonly string[];
  /** Foreign keys of large tables without an index, as `table (columns)`. */
  readonly unindexedReferences: readonly string[];
  /** Large tables that are mostly read as a whole. */
  readonly scannedTables: readonly string[];
}

/** Whether the database can be reached and is in order. */
export function createDatabaseCheck(deps: {
  readonly readState: () => Promise<DatabaseState>;
  readonly migrate: () => Promise<readonly string[]>;
}): Check {
  return {
    name: 'database',
    isQuick: false,
    async run() {
      const state = await deps.readState();
      const findings = [];
      if (Number.parseInt(state.version, 10) < minMajor) {
        findings.push(
          problem(`PostgreSQL ${state.version} is too old`, `Update it to ${minMajor} or later`),
        );
      }
      if (state.pendingMigrations.length > 0) {
        findings.push(
          problem(
            `${state.pendingMigrations.length} migrations are pending`,
            'Start the bot, or run `medianest migrate`',
          ),
        );
      }
      if (state.poolConnections > state.maxConnections) {
        findings.push(
          problem(
            `a process of the bot may need ${state.poolConnections} connections, but PostgreSQL has ${state.maxConnections}`,
            'Lower DATABASE_POOL_SIZE, or run ALTER SYSTEM SET max_connections and restart PostgreSQL',
          ),
        );
      }
      if (state.connections > state.maxConnections * 0.9) {
        findings.push(
          warning(
            `${state.connections} of ${state.maxConnections} connections are in use`,
            'Lower DATABASE_POOL_SIZE, or raise max_connections in PostgreSQL',
          ),
        );
      }
      if (state.longestTransactionSeconds > longTransactionSeconds) {
        findings.push(
          warning(
            `a transaction has been open for ${Math.round(state.longestTransactionSeconds / 60)} minutes`,
            `Run SELECT * FROM pg_stat_activity WHERE pid = ${state.longestTransactionPid}; to end it, SELECT pg_terminate_backend(${state.longestTransactionPid})`,
          ),
        );
      }
      for (const table of state.bloatedTables) {
        findings.push(
          warning(`more than half of the table ${table} is dead rows`, `Run VACUUM ${table}`),
        );
      }
      for (const index of state.invalidIndexes) {
        findings.push(
          warning(`the index ${index} is not valid`, `Run REINDEX INDEX CONCURRENTLY ${index}`),
        );
      }
      for (const reference of state.unindexedReferences) {
        findings.push(
          warning(
            `the foreign key ${reference} has no index`,
            `Run CREATE INDEX CONCURRENTLY ON ${reference}`,
          ),
        );
      }
      for (const table of state.scannedTables) {
        findings.push(
          warning(
            `the large table ${table} is mostly read as a whole`,
            `Run ANALYZE ${table}. If it stays, \`medianest db top\` shows the statements to report`,
          ),
        );
      }
      return findings.length > 0 ? findings : [ok(`PostgreSQL ${state.version}`)];
    },
    async repair() {
      const applied = await deps.migrate();
      return applied.length > 0 ? `applied ${applied.length} migrations` : null;
    },
  };
}

/** Whether unexpected errors occurred, and whether users cannot request because they have no account. */
export function createContentCheck(deps: {
  /** Kinds of unexpected errors, among them jobs that failed for good, of the last day. */
  readonly countRecentErrors: () => Promise<number>;
  readonly countUsers: () => Promise<{ readonly all: number; readonly withoutAccount: number }>;
  /** Jobs that failed for good and were neither retried nor discarded. */
  readonly countDeadLetters: () => Promise<number>;
}): Check {
  return {
    name: 'errors and users',
    isQuick: false,
    async run() {
      const errors = await deps.countRecentErrors();
      const { all, withoutAccount } = await deps.countUsers();
      const findings = [];
      if (errors > 0) {
        findings.push(
          warning(
            `${errors} ${errors === 1 ? 'kind' : 'kinds'} of errors in the last day`,
            'Run `medianest errors --since 1d`',
          ),
        );
      }
      const deadLetters = await deps.countDeadLetters();
      if (deadLetters > 0) {
        findings.push(
          warning(
            `${deadLetters} ${deadLetters === 1 ? 'job' : 'jobs'} failed for good`,
            'Run `medianest jobs list`, then `medianest jobs retry --all` or `medianest jobs discard --all`',
          ),
        );
      }
      if (withoutAccount > 0) {
        findings.push(
          warning(
            `${withoutAccount} of ${all} users have no account on the Overseerr server`,
            'Link them with `medianest users link` or /user, or ask them to send /link',
          ),
        );
      }
      return findings.length > 0
        ? findings
        : [ok(`no errors in the last day, no failed jobs, ${all} users`)];
    },
  };
}
