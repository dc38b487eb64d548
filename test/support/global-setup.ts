import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrations/migrate.ts';
import { createPgBoss, startPgBoss } from '../../src/queue/pg-boss.ts';
import { createRecordingLog } from './recording-log.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the PostgreSQL server of this test run, as a superuser. */
    databaseAdminUrl: string;
    /** Name of the migrated template database; connections to it must be closed, or it cannot be copied. */
    templateDatabase: string;
    /** Path of the folder for all files of this test run. */
    temporaryFolder: string;
  }
}

const templateDatabase = 'medianest_template';

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

/** Generates the database client when needed, starts a PostgreSQL for the run, and creates the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const generate = fileURLToPath(new URL('../../scripts/generate.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [generate], { stdio: 'inherit' });
  if (status !== 0) throw new Error('prisma generate failed');

  const folder = await createTemporaryFolder();
  const dataDir = join(folder.path, 'data');
  const server = await startEmbedded({ dataDir, log: () => undefined, settings });
  const teardown = async () => {
    await server.stop();
    await folder.remove();
  };
  try {
    await createTemplate(server.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('temporaryFolder', folder.path);
  project.provide('databaseAdminUrl', server.url);
  project.provide('templateDatabase', templateDatabase);
  return teardown;
}

async function createTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${templateDatabase}`);
    const url = new URL(adminUrl);
    url.pathname = `/${templateDatabase}`;
    await migrate(url.href, { log: () => undefined });
    const { boss, stop } = createPgBoss({
      url: url.href,
      log: createRecordingLog().log,
      supervise: false,
    });
    await startPgBoss(boss);
    await stop();
  } finally {
    await admin.end();
  }
}
