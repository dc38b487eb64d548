import type { CheckResult } from '../doctor/check.ts';
import type { MigrationRehearsal, MigrationState } from '../domain/operator/migration-report.ts';
import type { RotationReport } from '../domain/operator/rotation-report.ts';
import type { SettingChanges } from '../domain/settings/settings-version.ts';
import type { SettingsChange } from '../usecases/settings/settings.ts';
import type { ExitCode } from './exit-code.ts';
import type { OperatorBackups, OperatorRestores } from './operator-backups.ts';
import type { OperatorDatabase, SettingRow } from './operator-database.ts';
import type { OperatorJobs } from './operator-jobs.ts';
import type { OperatorWebhooks } from './operator-webhooks.ts';

/** What the bot answers under `/readyz`; null if nothing answers. */
export interface BotState {
  readonly address: string;
  readonly isReady: boolean;
  readonly parts: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
  }[];
}

/** What the doctor found and did. */
export interface DoctorReport {
  readonly results: readonly CheckResult[];
  /** What was repaired, one line each. */
  readonly repaired: readonly string[];
}

/** What commands can use. Each part is opened when a command asks for it. */
export interface CliContext {
  readonly clock: () => Date;
  /** Of this program. */
  readonly version: string;
  /** Asks whoever sits at the terminal; null if nobody does. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
  /** The effective settings, with those of the console if the database can be reached. Secrets are masked. */
  listSettings(): Promise<readonly SettingRow[]>;
  /** Changes settings that are stored in the database, as the console does. Throws a CliError without the key. */
  changeSettings(changes: SettingChanges): Promise<SettingsChange>;
  /** Calls the running bot. Null if it is not running or its port is unknown. */
  readBotState(): Promise<BotState | null>;
  /**
   * Connects to the database: to the one the bot uses if it runs, otherwise the embedded one is started for as long as
   * the command takes. Throws a CliError if there is none, or if its schema is not the one of this version.
   */
  openDatabase(): Promise<OperatorDatabase>;
  readMigrationState(): Promise<MigrationState>;
  /** Jobs that failed for good. */
  openJobs(): Promise<OperatorJobs>;
  /** The webhooks of the Overseerr servers. Throws a CliError if there are none. */
  openWebhooks(): Promise<OperatorWebhooks>;
  /** Backups of the embedded database. Throws a CliError if the database is not embedded. */
  openBackups(): Promise<OperatorBackups>;
  /** As `openBackups`, for a database that may be lost: the folders only. */
  openRestores(): OperatorRestores;
  /** Checks everything, also what keeps the bot from starting. With `isRepairing`, it repairs first what is safe. */
  runDoctor(options: { readonly isRepairing: boolean }): Promise<DoctorReport>;
  /** Writes a file for support, without secrets and names, and returns its path. */
  writeBundle(path: string | null): Promise<string>;
  /**
   * Applies pending migrations to a copy of the database: to the one at `on`, or to a restored backup of the embedded
   * database. Throws a CliError if there is no copy.
   */
  rehearseMigrations(on: string | null): Promise<MigrationRehearsal>;
  /**
   * Encrypts all stored secrets with a new key: a generated one if `newKey` is null. Throws a CliError while the bot
   * runs, and if the settings have a key and `newKey` is null.
   */
  rotateSecrets(newKey: string | null): Promise<RotationReport>;
  /**
   * Applies pending migrations and returns their names. An embedded database is backed up first, as the bot does, unless
   * `isBackedUp` is false.
   */
  migrate(options: { readonly isBackedUp: boolean }): Promise<readonly string[]>;
}

/** What a command prints: `data` with `--json`, otherwise `text`. */
export interface CommandResult {
  readonly data: unknown;
  readonly text: string;
  /** For standard error: standard output may go to a file. */
  readonly note?: string | null;
  readonly exitCode?: ExitCode;
}

/** Runs work with the database and closes it in any case. */
export async function withDatabase<Result>(
  context: CliContext,
  work: (database: OperatorDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await context.openDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
