import { CliError } from '../../cli/exit-code.ts';
import type { Config } from '../../config/config.ts';
import { createBackups } from '../../database/backup/backups.ts';
import { listManifests } from '../../database/backup/manifest.ts';
import { rehearseOnBackup } from '../../database/backup/restore/rehearse-on-backup.ts';
import { rehearse } from '../../database/migrations/rehearse.ts';
import { isSameDatabase } from '../../database/migrations/same-database.ts';
import { waitForDatabase } from '../../database/wait-for-database.ts';
import type { MigrationRehearsal } from '../../domain/operator/migration-report.ts';
import type { Clock } from '../../ports/clock.ts';
import { backupDirOf, keepNoUnusedWal, toBackupPlace } from '../backup/create-backups.ts';
import { wantsDemo } from '../demo-settings.ts';
import { locateDatabase } from './locate-database.ts';

const waitMs = 5_000;

const recipe = [
  'MediaNest does not copy the database of DATABASE_URL by itself. Make a copy, and name it with --on:',
  '  createdb medianest_rehearsal',
  '  pg_dump "$DATABASE_URL" | psql --quiet medianest_rehearsal',
  '  medianest migrate --rehearse --on postgresql://<user>:<password>@<host>/medianest_rehearsal',
  '  dropdb medianest_rehearsal',
].join('\n');

/** Applies pending migrations to a copy of the database, as `CliContext` promises. */
export async function rehearseMigrations(
  config: Config,
  on: string | null,
  clock: Clock,
): Promise<MigrationRehearsal> {
  const { url } = config.database;
  if (on !== null) {
    await waitForDatabase(on, { timeoutMs: waitMs });
    // An embedded database listens on a port of its own choice, which nobody would give here by mistake.
    if (url && (await isSameDatabase(url, on))) {
      throw new CliError(
        '--on points to the database of DATABASE_URL. It must be a copy, because the rehearsal changes it.',
      );
    }
    return { place: 'the database of --on', ...(await rehearse(on)) };
  }
  if (url) throw new CliError(recipe);
  const backupDir = backupDirOf(config);
  if ((await listManifests(backupDir)).length === 0) await makeBackup(config, clock);
  const { dataDir } = config;
  const { passphrase } = config.backup;
  const { backupId, ...rehearsal } = await rehearseOnBackup({ backupDir, dataDir, passphrase });
  return { place: `the backup ${backupId}, restored to a scratch folder`, ...rehearsal };
}

async function makeBackup(config: Config, clock: Clock): Promise<void> {
  const location = await locateDatabase(config);
  try {
    const { url, embeddedFolder } = location;
    if (embeddedFolder === null) return;
    const place = toBackupPlace(config, { url, databaseFolder: embeddedFolder });
    // The table of runs may not exist yet.
    const backups = createBackups({ place, runs: null, clock, isGentle: true });
    try {
      await backups.makeBase();
    } finally {
      await keepNoUnusedWal(backups, config, wantsDemo(config));
    }
  } finally {
    await location.close();
  }
}
