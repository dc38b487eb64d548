import { realpath } from 'node:fs/promises';
import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { withTimeout } from '../../lib/with-timeout.ts';
import { superuser } from './cluster.ts';

/** A session on the embedded server. The server belongs to this process while the session holds the lock. */
export type OwnerSession = {
  /** Takes the lock that only one process can hold. If another process holds it, returns the id of that process. */
  acquireLock(): Promise<{ held: true } | { held: false; by: string }>;
  readonly version: string;
  ensureDatabase(name: string): Promise<void>;
  /** From now on the session does not keep the process alive, and `onEnd` is called when it ends. */
  unref(onEnd: () => void): void;
  close(): Promise<void>;
};

// Any constant would do; it must never change, or two versions of the bot could run at once.
const lockKey = 7_331_000_001;
const retryMs = 100;
const claimTimeoutMs = 3_000;

/** Connects with the stored password. Throws the errors of `pg`, or an Error if the server is of another cluster. */
export async function openOwnerSession(options: {
  port: number;
  password: string;
  cluster: string;
  /** How long a server that does not respond is waited for. */
  timeoutMs: number;
}): Promise<OwnerSession> {
  const { timeoutMs } = options;
  const socket = new Socket();
  const client = new pg.Client({
    stream: () => socket,
    host: '127.0.0.1',
    port: options.port,
    user: superuser,
    password: options.password,
    database: 'postgres',
    application_name: `medianest ${process.pid}`,
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
  });
  // The session ends with the server, which everything that uses the database notices on its own.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const row = await withTimeout(readIdentity(client), timeoutMs, null);
    if (row === null) throw new Error('the embedded PostgreSQL does not respond');
    const theirs = row && (await realpath(row.folder).catch(() => row.folder));
    if (row === undefined || theirs !== (await realpath(options.cluster))) {
      throw new Error(`port ${options.port} belongs to another database`);
    }
    return toOwnerSession(client, socket, row.version);
  } catch (error) {
    // Not `end`, which waits for the server.
    socket.destroy();
    throw error;
  }
}

async function readIdentity(client: pg.Client) {
  const { rows } = await client.query<{ folder: string; version: string }>(
    `SELECT current_setting('data_directory') AS folder, current_setting('server_version') AS version`,
  );
  return rows[0];
}

function toOwnerSession(client: pg.Client, socket: Socket, version: string): OwnerSession {
  return {
    version,
    async acquireLock() {
      // The session of a killed owner may take a moment to end.
      for (let waitedMs = 0; ; waitedMs += retryMs) {
        const { rows } = await client.query<{ held: boolean }>(
          'SELECT pg_try_advisory_lock($1) AS held',
          [lockKey],
        );
        if (rows[0]?.held) return { held: true };
        if (waitedMs >= claimTimeoutMs) return { held: false, by: await findHolder(client) };
        await delay(retryMs);
      }
    },
    async ensureDatabase(name) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
        name,
      ]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    },
    unref(onEnd) {
      socket.unref();
      if (socket.destroyed) onEnd();
      else client.once('end', onEnd);
    },
    async close() {
      await client.end().catch(() => undefined);
    },
  };
}

async function findHolder(client: pg.Client): Promise<string> {
  // A bigint advisory lock is stored as two halves (PostgreSQL 15 manual, pg_locks).
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted
       AND (l.classid::bigint << 32 | l.objid::bigint) = $1`,
    [lockKey],
  );
  return rows[0]?.name.replace('medianest ', 'process ') ?? 'another process';
}
