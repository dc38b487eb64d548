import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';

export interface BenchServer {
  /** Creates an empty database and returns its URL. */
  create(name: string): Promise<string>;
  /** The URL of a database; null if there is none of that name. */
  find(name: string): Promise<string | null>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL with production settings: every commit is written to disk, unless `settings` say otherwise. With
 * `keepIn`, the databases stay in that folder for another time.
 */
export async function startServer({
  settings = {},
  keepIn,
}: {
  readonly settings?: Readonly<Record<string, string>>;
  readonly keepIn?: string | undefined;
} = {}): Promise<BenchServer> {
  const dataDir = keepIn ?? (await mkdtemp(join(tmpdir(), 'medianest-bench-')));
  await mkdir(dataDir, { recursive: true });
  // When root starts it, the server runs as another user, who needs access to the folder.
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, log: () => undefined, settings });
  const urlOf = (name: string) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  const query = async (sql: string, values: readonly string[] = []) => {
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    try {
      return await admin.query(sql, [...values]);
    } finally {
      await admin.end();
    }
  };
  return {
    async create(name) {
      await query(`create database ${name}`);
      return urlOf(name);
    },
    async find(name) {
      const { rowCount } = await query('select from pg_database where datname = $1', [name]);
      return rowCount ? urlOf(name) : null;
    },
    async stop() {
      await server.stop();
      if (!keepIn) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
