import { type Check, ok, problem, warning } from './check.ts';

const minMajor = 15;
const longTransactionSeconds = 300;
const dayMs = 86_400_000;
const maxDrillAgeMs = 8 * dayMs;

/** What is known about the database. */
export interface DatabaseState {
  readonly version: string;
  readonly pendingMigrations: readonly string[];
  readonly connections: number;
  readonly maxConnections: number;
  /** How long the oldest open transaction has been open. */
  readonly longestTransactionSeconds: number;
  /** Tables of which more than half is dead rows. */
  readonly bloatedTables: readonly string[];
  /** Indexes that a failed change left unusable. */
  readonly invalidIndexes: readonly string[];
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
            'Look for it in pg_stat_activity, and end the program that holds it',
          ),
        );
      }
      for (const table of state.bloatedTables) {
        findings.push(
          warning(`more than half of the table ${table} is dead rows`, `Run VACUUM ${table}`),
        );
      }
      for (const index of state.invalidIndexes) {
        findings.push(warning(`the index ${index} is not valid`, `Run REINDEX INDEX ${index}`));
      }
      return findings.length > 0 ? findings : [ok(`PostgreSQL ${state.version}`)];
    },
    async repair() {
      const applied = await deps.migrate();
      return applied.length > 0 ? `applied ${applied.length} migrations` : null;
    },
  };
}

/** What is known about backups. */
export interface BackupState {
  readonly newestAt: Date | null;
  /** Everything before it is archived. */
  readonly archivedAt: Date | null;
  readonly lastDrill: { readonly at: Date; readonly isOk: boolean } | null;
}

/** Whether backups are recent and proven. `readState` is null where MediaNest makes none. */
export function createBackupCheck(deps: {
  readonly readState: (() => Promise<BackupState>) | null;
  readonly intervalHours: number;
  readonly clock: () => Date;
}): Check {
  const { readState, intervalHours, clock } = deps;
  return {
    name: 'backups',
    isQuick: false,
    async run() {
      if (readState === null) return [];
      if (intervalHours === 0) {
        return [warning('backups are off', 'Remove BACKUP_INTERVAL_HOURS=0')];
      }
      const { newestAt, lastDrill } = await readState();
      if (newestAt === null) {
        return [warning('there is no backup yet', 'Run `medianest backup now`')];
      }
      const findings = [];
      const ageMs = clock().getTime() - newestAt.getTime();
      const hours = Math.round(ageMs / 3_600_000);
      if (ageMs > 2 * intervalHours * 3_600_000) {
        findings.push(
          problem(
            `the newest backup is ${hours} hours old`,
            'Run `medianest backup now`, and look into the log for the reason',
          ),
        );
      }
      if (lastDrill === null) {
        findings.push(
          warning('no backup has been restored as a test yet', 'Run `medianest backup drill`'),
        );
      } else if (!lastDrill.isOk) {
        findings.push(
          problem(
            'the last restore drill failed',
            'Run `medianest backup verify` and `medianest backup drill`',
          ),
        );
      } else if (clock().getTime() - lastDrill.at.getTime() > maxDrillAgeMs) {
        findings.push(
          warning('the last restore drill is more than a week ago', 'Run `medianest backup drill`'),
        );
      }
      return findings.length > 0 ? findings : [ok(`the newest is ${hours} hours old, and proven`)];
    },
  };
}

/** Whether unexpected errors occurred, and whether users cannot request because they have no account. */
export function createContentCheck(deps: {
  /** Kinds of unexpected errors, among them jobs that failed for good, of the last day. */
  readonly countRecentErrors: () => Promise<number>;
  readonly countUsers: () => Promise<{ readonly all: number; readonly withoutAccount: number }>;
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
          warning(`${errors} kinds of errors in the last day`, 'Run `medianest errors --since 1d`'),
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
      return findings.length > 0 ? findings : [ok(`no errors in the last day, ${all} users`)];
    },
  };
}
