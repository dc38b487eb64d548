import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import {
  type EmbeddedDatabase,
  embeddedDatabaseName,
  startEmbedded,
} from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrations/migrate.ts';
import { createPgBoss, startPgBoss } from '../../src/queue/pg-boss.ts';
import { copyFolder } from './copy-folder.ts';
import { createRecordingLog } from './recording-log.ts';
import { prepareTemplate } from './recycled-database.ts';
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
  // One server for all files: fewer, and the statements of one file would displace those of another.
  'pg_stat_statements.max': '20000',
};

/** Backups copy whole WAL files, the restores of tests copy them several times, and hardly anything is in them. */
const walFileMegabytes = 1;

/** PostgreSQL keeps WAL files for later; they would be a third of what copies of the prepared cluster copy. */
const smallWal = {
  ...settings,
  min_wal_size: `${2 * walFileMegabytes}MB`,
  max_wal_size: `${2 * walFileMegabytes}MB`,
};

/**
 * Builds the bot, generates the database client when needed, prepares a cluster with the tables, and starts a
 * PostgreSQL for the run on a copy of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await createTemporaryFolder();
  const preparedDataDir = join(folder.path, 'prepared');
  const dataDir = join(folder.path, 'data');
  try {
    const server = await prepareAll(preparedDataDir, dataDir);
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

/** At the same time, because no tests run until both are done. */
async function prepareAll(preparedDataDir: string, dataDir: string): Promise<EmbeddedDatabase> {
  const [server, built] = await Promise.allSettled([
    prepareServer(preparedDataDir, dataDir),
    build(),
  ]);
  if (server.status === 'rejected') throw server.reason;
  if (built.status === 'fulfilled') return server.value;
  await server.value.stop();
  throw built.reason;
}

async function build(): Promise<void> {
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  const [status] = await once(spawn(process.execPath, [script], { stdio: 'inherit' }), 'exit');
  if (status !== 0) throw new Error('the build failed');
}

async function prepareServer(preparedDataDir: string, dataDir: string): Promise<EmbeddedDatabase> {
  await prepareCluster(preparedDataDir);
  await copyFolder(preparedDataDir, dataDir);
  const [server] = await Promise.all([
    startEmbedded({ dataDir, log: () => undefined, settings }),
    dropTemplates(preparedDataDir),
  ]);
  await prepareTemplate(server.url);
  return server;
}

/**
 * Makes connections cheap: MD5 takes programs a third of the time of SCRAM, and a test run opens thousands of
 * connections.
 */
async function speedUpConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ path: string }>(
    `select current_setting('hba_file') as path`,
  );
  const path = rows[0]?.path ?? '';
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('scram-sha-256', 'md5'));
  const { username, password } = new URL(url);
  await client.query(`set password_encryption = 'md5'`);
  await client.query(`alter role ${username} password '${password}'`);
  await client.end();
}

/** They are 40 % of the files of a cluster, and nothing in a copy of it creates a database from them. */
async function dropTemplates(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir, log: () => undefined, settings: smallWal });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('update pg_database set datistemplate = false');
  for (const name of ['template0', 'template1']) await client.query(`drop database ${name}`);
  await client.end();
  await server.stop();
}

async function prepareCluster(dataDir: string): Promise<void> {
  const server = await startEmbedded({
    dataDir,
    log: () => undefined,
    settings: smallWal,
    walFileMegabytes,
  });
  try {
    await migrate(server.url, { log: () => undefined });
    const { boss, stop } = createPgBoss({
      url: server.url,
      log: createRecordingLog().log,
      supervise: false,
    });
    await startPgBoss(boss);
    await stop();
    await speedUpConnections(server.url);
  } finally {
    await server.stop();
  }
}
