import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createBackupRuns } from '../../src/database/backup/backup-runs.ts';
import { createBackups } from '../../src/database/backup/backups.ts';
import { chooseBackup } from '../../src/database/backup/restore/choose-backup.ts';
import { type Restored, restoreBackup } from '../../src/database/backup/restore/restore-backup.ts';
import type { AppendFile } from '../../src/database/backup/wal/wal-archive.ts';
import { prepareBinaries } from '../../src/database/embedded/binaries.ts';
import { spawnAs } from '../../src/database/embedded/cluster.ts';
import { findExistingHome } from '../../src/database/embedded/home.ts';
import { embeddedDatabaseName, startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { createPrismaClient } from '../../src/database/prisma-client.ts';
import type { RestoreMoment } from '../../src/domain/operator/backup-report.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { copyFolder } from './copy-folder.ts';

/** Only the restore itself has to survive a power failure. */
const settings = { fsync: 'off' };

/** Takes what has to be done at the end. */
type OnEnd = (work: () => Promise<void>) => void;

/** A folder for this test that PostgreSQL's user can access. */
export async function aFolder(onEnd: OnEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medianest backup '));
  await chmod(folder, 0o755);
  onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A running embedded database with the tables, and its backups. It ends with the test. */
export async function setUpBackups(
  options: {
    /** The folder of an earlier setup, to continue with its database. */
    readonly dataDir?: string;
    readonly backupDir?: string;
    readonly passphrase?: string;
    readonly appendFile?: AppendFile;
    readonly clock?: Clock;
    /** For a setup that several tests share. */
    readonly onEnd?: OnEnd;
  } = {},
) {
  const { onEnd = onTestFinished, clock = () => new Date() } = options;
  const folder = await aFolder(onEnd);
  const dataDir = options.dataDir ?? join(folder, 'data');
  const backupDir = options.backupDir ?? join(folder, 'backups');
  const passphrase = options.passphrase ?? null;
  if (!existsSync(dataDir)) await copyFolder(inject('preparedDataDir'), dataDir);
  const server = await startEmbedded({ dataDir, log: () => undefined, settings });
  const database = createPrismaClient({ url: server.url, poolSize: 3, poolTimeoutSeconds: 10 });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= database.close().then(() => server.stop());
    return stopping;
  };
  onEnd(stop);
  const runs = createBackupRuns(database);
  const backups = createBackups({
    place: {
      url: server.url,
      databaseFolder: server.folder,
      dataDir,
      backupDir,
      passphrase,
      retention: { keepDays: 7, keepCount: 2 },
    },
    runs,
    clock,
    isGentle: false,
    ...(options.appendFile ? { appendFile: options.appendFile } : {}),
  });
  const addUser = async (displayName: string) => {
    await database.prisma.user.create({ data: { displayName } });
  };
  return { ...database, folder, dataDir, backupDir, url: server.url, runs, backups, addUser, stop };
}

/** Restores as `medianest restore` does. */
export async function restore(
  backupDir: string,
  moment: RestoreMoment,
  options: { readonly into: string; readonly isForced?: boolean; readonly passphrase?: string },
): Promise<Restored> {
  const { manifest, target } = await chooseBackup(backupDir, moment);
  return restoreBackup({
    backupDir,
    manifest,
    target,
    into: options.into,
    isForced: options.isForced ?? false,
    isGentle: false,
    passphrase: options.passphrase ?? null,
    log: () => undefined,
  });
}

/**
 * The names of the users in the database of a data folder that no bot is using. Read by PostgreSQL in single-user mode:
 * a server with its processes and connections takes a second of CPU time.
 */
export async function readUserNames(dataDir: string): Promise<string[]> {
  const home = await findExistingHome(dataDir);
  if (!home) throw new Error(`there is no database in ${dataDir}`);
  const binaries = await prepareBinaries(home);
  const child = spawn(binaries.postgres, ['--single', '-D', home.cluster, embeddedDatabaseName], {
    ...spawnAs(home, binaries),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(
    `select coalesce(json_agg(display_name order by id), '[]') as names from "user"\n`,
  );
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const found = /names = "(\[.*\])"/.exec(output)?.[1];
  if (found === undefined) throw new Error(`the users could not be read: ${output}`);
  return z.array(z.string()).parse(JSON.parse(found));
}
