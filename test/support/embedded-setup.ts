import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbedded,
} from '../../src/database/embedded/start-embedded.ts';
import { copyFolder } from './copy-folder.ts';
import { processEnvironment } from './process-environment.ts';

export type EmbeddedSetup = Awaited<ReturnType<typeof setUpEmbedded>>;

/** A folder for an embedded database, until `end`. */
export async function setUpEmbedded() {
  const folder = await mkdtemp(join(tmpdir(), 'medianest embedded '));
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'the data');
  const lines: string[] = [];
  const cleanups: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  return {
    folder,
    dataDir,
    /** What the servers logged. */
    lines,
    /** Run in reverse order at the end. */
    cleanups,
    /** Puts a stopped database in place, so that the next start need not make one. */
    prepare: () => copyFolder(inject('preparedDataDir'), dataDir),

    async start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
      const server = await startEmbedded({ dataDir, log: (line) => lines.push(line), ...options });
      cleanups.push(() => server.stop());
      return server;
    },

    /** Another process that owns the database. */
    async startElsewhere(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
      const script = fileURLToPath(
        new URL('../whole/database/embedded-process.ts', import.meta.url),
      );
      const child = fork(script, [dataDir, ...args], {
        execArgv: ['--experimental-strip-types'],
        env: processEnvironment(),
      });
      cleanups.push(async () => child.kill('SIGKILL'));
      const [message] = await once(child, 'message');
      return { child, url: message.url };
    },

    async end(): Promise<void> {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    },
  };
}

/** The rows of a statement on a connection of its own. */
export async function queryOnce(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
