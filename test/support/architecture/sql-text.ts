import type { SourceFile } from './source-files.ts';

/** A string or template that begins like an SQL statement. */
const statement =
  /['"`]\s*(?:select\s|insert\s+into\s|update\s+(?:only\s+)?["$\w{}.]+\s+(?:\w+\s+)?set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|lock\s+table\s|truncate\s|(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:table|index|schema|database|role|function|extension|type)\s|listen\s|notify\s|(?:begin|commit|rollback)['"`])/gi;

/** Files that may contain SQL text, and why. */
export const sqlFiles: Readonly<Record<string, string>> = {
  'src/database/hot-statements/request-statements.ts': 'measured in docs/decisions.md',
  'src/database/hot-statements/card-statements.ts': 'measured in docs/decisions.md',
  'src/database/hot-statements/insert-cards.ts': 'part of hot statements',
  'src/database/job-sender.ts': 'inserts jobs as part of hot statements',
  'src/database/hot-statements/user-statements.ts': 'measured in docs/decisions.md',
  'src/database/accounts/sign-in/claim-admin.ts': 'an advisory lock',
  'src/database/migrations/migrate.ts': 'the migration runner',
  'src/database/migrations/migration-locks.ts': 'locks of a migration, from the system catalogs',
  'src/database/migrations/same-database.ts': 'an advisory lock',
  'src/database/locks/lock-session.ts': 'advisory locks',
  'src/database/wait-for-database.ts': 'asks whether the database answers',
  'src/database/backup/server-session.ts': "PostgreSQL's backup and replication functions",
  'src/database/backup/restore/database-content.ts':
    'checks tables and foreign keys of any schema version',
  'src/database/operator/database-health.ts':
    'connections, transactions, and tables, from the system catalogs',
  'src/database/monitoring/statement-statistics.ts': 'statistics of statements, from an extension',
  'src/database/monitoring/read-plan.ts': 'explains the statements of others',
  'src/database/operator/database-facts.ts': 'sizes, from the system catalogs',
  'src/http/readiness.ts': 'asks whether the database answers',
  'src/lib/postgres/connection-limits.ts': 'settings of a session',
  'src/lib/postgres/plan-lookups.ts': 'settings of a session',
  'src/database/embedded/cluster.ts': 'makes the embedded database, which has no tables yet',
  'src/database/embedded/owner-session.ts':
    'the lock of the process that owns the embedded database',
};

/** Statements that are written as text where Prisma or Kysely should be used, as `path: beginning`. */
export function misplacedSql(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !(path in sqlFiles))
    .flatMap(({ path, text }) =>
      [...text.matchAll(statement)].map(([match]) => `${path}: ${match.slice(1).trim()}`),
    );
}

/** The one file that may name a table of pg-boss, which is otherwise used only through its API. */
const queueTableFile = 'src/database/job-sender.ts';

/** Every table, view, or function in the schema of pg-boss that is named elsewhere, as `path: name`. */
export function misplacedQueueTables(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bpgboss\.\w+/g)]
      .filter(([name]) => path !== queueTableFile || name !== 'pgboss.job')
      .map(([name]) => `${path}: ${name}`),
  );
}

/** Files that may contain SQL text but do not. */
export function needlessSqlFiles(files: readonly SourceFile[]): string[] {
  const withText = new Set(
    files.filter(({ text }) => text.search(statement) >= 0).map(({ path }) => path),
  );
  return Object.keys(sqlFiles).filter((path) => !withText.has(path));
}
