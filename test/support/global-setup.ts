import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { embeddedDatabaseName, startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrations/migrate.ts';
import { createPgBoss, startPgBoss } from '../../src/queue/pg-boss.ts';
import { copyFolder } from './copy-folder.ts';
import { createRecordingLog } from './recording-log.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the PostgreSQL server of this test run, as a superuser. */
    databaseAdminUrl: string;
    /** Name of the migrated template database; connections to it must be closed, or it cannot be copied. */
    templateDatabase: string;
    /** A data folder whose stopped embedded database has all tables; to be copied. */
    preparedDataDir: string;
    /** Path of the folder for all files of this test run. */
    temporaryFolder: string;
  }
}

// A test database does not have to survive a crash.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '64MB',
  autovacuum: 'off',
  max_connections: '300',
};

/**
 * Builds the bot and generates the database client when needed, prepares a cluster with the tables, and starts a
 * PostgreSQL for the run on a copy of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');

  const folder = await createTemporaryFolder();
  const preparedDataDir = join(folder.path, 'prepared');
  const dataDir = join(folder.path, 'data');
  try {
    await prepareCluster(preparedDataDir);
    await copyFolder(preparedDataDir, dataDir);
    const server = await startEmbedded({ dataDir, log: () => undefined, settings });
    const adminUrl = new URL(server.url);
    adminUrl.pathname = '/postgres';
    project.provide('databaseAdminUrl', adminUrl.href);
    project.provide('templateDatabase', embeddedDatabaseName);
    project.provide('preparedDataDir', preparedDataDir);
    project.provide('temporaryFolder', folder.path);
    return async () => {
      await server.stop();
      await folder.remove();
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

async function prepareCluster(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir, log: () => undefined, settings });
  try {
    await migrate(server.url, { log: () => undefined });
    const { boss, stop } = createPgBoss({
      url: server.url,
      log: createRecordingLog().log,
      supervise: false,
    });
    await startPgBoss(boss);
    await stop();
  } finally {
    await server.stop();
  }
}
