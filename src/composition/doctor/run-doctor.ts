import { writeFile } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { resolve } from 'node:path';
import type { DoctorReport } from '../../cli/context.ts';
import { toWriteError } from '../../cli/write-error.ts';
import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { describeSettings } from '../../config/describe-settings.ts';
import { listUnknownSettings } from '../../config/find-unknown-settings.ts';
import { version } from '../../config/version.ts';
import { readMigrationState } from '../../database/migrations/migrate.ts';
import { listTableSizes } from '../../database/operator/database-facts.ts';
import { createPrismaClient, type Database } from '../../database/prisma-client.ts';
import { type Check, type CheckResult, problem, repairAll, runChecks } from '../../doctor/check.ts';
import { createSettingsCheck } from '../../doctor/machine-checks.ts';
import { type DatabaseLocation, locateDatabase } from '../cli/locate-database.ts';
import { migrateDatabase } from '../cli/migrate-database.ts';
import { findStoredValues, readEffectiveConfig } from '../cli/stored-config.ts';
import { createChatChecks } from './create-chat-checks.ts';
import { createDatabaseChecks, createOutsideChecks } from './create-checks.ts';
import { openWebhookChecks } from './create-webhook-checks.ts';

const poolSize = 3;

/** Runs all checks; those of the database only if it can be opened. */
export async function runDoctor({
  environments,
  isRepairing,
  clock,
}: {
  readonly environments: Environments;
  readonly isRepairing: boolean;
  readonly clock: () => Date;
}): Promise<DoctorReport> {
  const own = loadOrExplain(environments);
  if (!('dataDir' in own)) return { results: await runChecks([own]), repaired: [] };
  return withDatabase(
    { own, environments, isRepairing, clock },
    async ({ inside, database, config }) => {
      const outside = createOutsideChecks(config, clock);
      const checks = [...outside, ...createChatChecks(config, database), ...inside];
      const { repaired, failed } = await repairAll(isRepairing ? checks : []);
      return { results: [...failed, ...(await runChecks(checks))], repaired };
    },
  );
}

/** Writes what support needs: no secrets, no names, no chat IDs, no addresses. */
export async function writeBundle(
  path: string | null,
  { environments, clock }: { readonly environments: Environments; readonly clock: () => Date },
): Promise<string> {
  const { results } = await runDoctor({ environments, isRepairing: false, clock });
  const bundle = {
    createdAt: clock(),
    version,
    node: process.version,
    system: `${platform()} ${release()} ${arch()}`,
    // Whether a setting is set, but not to what: values have addresses and IDs.
    settings: (await listSettings(environments, clock))
      .filter(({ origin }) => origin !== 'default')
      .map(({ name, origin }) => ({ name, origin })),
    // Messages may name servers and bots.
    checks: results.map(({ name, findings }) => ({
      name,
      findings: findings.map(({ severity, fix }) => ({ severity, fix })),
    })),
    tables: await readTables(environments),
  };
  const file = resolve(path ?? 'medianest-support.json');
  try {
    await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600 });
  } catch (cause) {
    throw toWriteError(file, cause);
  }
  return file;
}

async function readTables(environments: Environments): Promise<unknown> {
  const config = loadOrExplain(environments);
  if (!('dataDir' in config)) return null;
  try {
    return await openDatabase(config, ({ pool }) => listTableSizes(pool));
  } catch {
    // The checks say why.
    return null;
  }
}

/** The settings, or the check that says what is wrong with them. */
function loadOrExplain(environments: Environments): Config | Check {
  try {
    return loadConfig([], environments);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return createSettingsCheck({
      problems: error.problems,
      // One of them is often the cause.
      unknownNames: listUnknownSettings(environments),
      publicUrl: null,
      hasChat: false,
      hasOverseerr: false,
    });
  }
}

async function listSettings(environments: Environments, clock: () => Date) {
  const stored = await findStoredValues(environments, clock);
  return describeSettings({ ...environments, stored });
}

async function withDatabase(
  deps: {
    readonly own: Config;
    readonly environments: Environments;
    readonly isRepairing: boolean;
    readonly clock: () => Date;
  },
  work: (found: {
    readonly inside: readonly Check[];
    readonly database: Database | null;
    /** The settings with those of the console, if the database can be opened. */
    readonly config: Config;
  }) => Promise<DoctorReport>,
): Promise<DoctorReport> {
  const { own, environments, isRepairing, clock } = deps;
  let isOpen = false;
  try {
    return await openDatabase(own, async (database, location) => {
      const { url, kind } = location;
      isOpen = true;
      const { pending } = await readMigrationState(url);
      // An older schema may have no such table.
      const config = await readEffectiveConfig(own, url, { environments, clock }).catch(() => own);
      const checks = createDatabaseChecks(config, database, {
        clock,
        isEmbedded: kind === 'embedded',
        url,
        readPending: async () => (await readMigrationState(url)).pending,
        migrate: () => migrateDatabase(location, { own, environments, isBackedUp: true, clock }),
      });
      // Webhooks are stored in tables that an older schema may not have.
      if (pending.length > 0) return work({ inside: checks, database, config });
      const webhooks = await openWebhookChecks({ config, database, url, isRepairing, clock });
      try {
        return await work({ inside: [...checks, ...webhooks.checks], database, config });
      } finally {
        await webhooks.close();
      }
    });
  } catch (error) {
    if (isOpen) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const result: CheckResult = {
      name: 'database',
      findings: [problem(reason, 'See "The database" in docs/operating.md')],
    };
    const { results, repaired } = await work({ inside: [], database: null, config: own });
    return { results: [...results, result], repaired };
  }
}

async function openDatabase<Result>(
  config: Config,
  work: (database: Database, location: DatabaseLocation) => Promise<Result>,
): Promise<Result> {
  const location = await locateDatabase(config);
  const { poolTimeoutSeconds } = config.database;
  const applicationName = 'medianest cli';
  const { url } = location;
  const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds, applicationName });
  try {
    return await work(database, location);
  } finally {
    await database.close();
    await location.close();
  }
}
