import type { RetentionDays } from '../domain/retention.ts';
import type { DB } from './generated-tables/tables.ts';

/** Tables whose rows are deleted by their age. */
export type AgingTable = Extract<
  keyof DB,
  | 'alert'
  | 'api_token'
  | 'audit_log'
  | 'backup_run'
  | 'console_task'
  | 'error_log'
  | 'issue'
  | 'job_interval'
  | 'service_check'
  | 'service_check_hour'
  | 'subscription'
  | 'telegram_update'
>;

/** Kept for the bot's own work, whatever the settings say. */
const fixedDays = {
  /** After it was resolved, refused, or deleted on the server. */
  issue: 365,
  /** No job waits longer for its turn. The row of a weekly digest names a chat, perhaps of a user who left. */
  job_interval: 14,
  /** Telegram sends updates again for a day. */
  telegram_update: 2,
} as const satisfies Partial<Record<AgingTable, number>>;

/** For how many days rows are kept that are deleted by their age. `createCleanup` deletes them. */
export function toKeptDays(days: RetentionDays): Readonly<Record<AgingTable, number>> {
  return {
    ...fixedDays,
    alert: days.alerts,
    api_token: days.tokens,
    audit_log: days.audit,
    backup_run: days.backupRuns,
    console_task: days.tasks,
    error_log: days.errors,
    service_check: days.checks,
    service_check_hour: days.checks,
    subscription: days.subscriptions,
  };
}

/** How long the rows of each table are kept. */
const ownTables = {
  account: 'as long as the server has the account',
  account_link: 'as long as the user holds the account',
  alert: 'ALERT_KEEP_DAYS after it is over',
  api_token: 'until its creator is erased; REVOKED_KEEP_DAYS after it was revoked or has expired',
  attempt_count: 'until it expires, an hour at most',
  audit_log: 'AUDIT_KEEP_DAYS',
  backup_run: 'BACKUP_RECORD_KEEP_DAYS',
  card: 'with its request',
  chat_account: 'with its user',
  console_session: 'until it expires',
  console_task: 'TASK_KEEP_DAYS',
  error_log: 'ERROR_KEEP_DAYS after it was last seen',
  issue: `${fixedDays.issue} days after it was closed`,
  issue_card: 'with its issue',
  issue_comment: 'with its issue',
  job_interval: `${fixedDays.job_interval} days after the job last ran`,
  request: 'forever',
  request_event: 'with its request',
  service_check: '7 days; changes of the status CHECK_KEEP_DAYS',
  service_check_hour: 'CHECK_KEEP_DAYS',
  service_config: 'forever',
  session: 'until it expires',
  settings_version: 'until newer settings of the console have worked',
  space: 'FORGET_AFTER_DAYS after the bot was removed',
  subscription: 'with its user; FOLLOW_KEEP_DAYS after it has ended',
  telegram_update: `${fixedDays.telegram_update} days, without content after it was handled`,
  user: 'until the user sends /forget',
  vote: 'with its request or its user',
  vote_rule: 'with its space, its server, and the user and account that set it',
  webhook_state: 'with its server',
} as const satisfies Record<keyof DB, string>;

/** The tables of the queue that have rows, by their name in its schema. The others are not used. */
const queueTables: Readonly<Record<string, string>> = {
  bam: 'forever, one row for each change of the queue to a new version',
  instance: 'unused',
  job: 'until it is done; 30 days if it failed for good',
  job_dependency: 'unused',
  queue: 'forever, one row for each kind of job',
  queue_stats: '2 days',
  schedule: 'unused',
  subscription: 'unused',
  version: 'forever, one row',
  warning: 'unused',
};

const migrationTable = '_prisma_migrations';

/** How long the rows of a table are kept; null if the table is not known. */
export function retentionOf(table: string): string | null {
  if (table === migrationTable) return 'forever, one row for each migration';
  const [schema, name] = table.split('.');
  if (name !== undefined) return (schema === 'pgboss' && queueTables[name]) || null;
  return isOwn(table) ? ownTables[table] : null;
}

function isOwn(table: string): table is keyof typeof ownTables {
  return Object.hasOwn(ownTables, table);
}
