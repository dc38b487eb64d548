import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';

export interface BenchServer {
  /** An empty database of its own. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL with the settings of production: what is committed is on the disk. */
export async function startServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'medianest-bench-'));
  // Started by root, the server runs as another user, who must be able to enter.
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, log: () => undefined });
  return {
    async create(name) {
      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      try {
        await admin.query(`create database ${name}`);
      } finally {
        await admin.end();
      }
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
