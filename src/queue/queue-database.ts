import pg from 'pg';
import type { ConstructorOptions } from 'pg-boss';
import {
  type ConnectionLimits,
  keepAlive,
  limitConnection,
  slowLimits,
} from '../lib/postgres/connection-limits.ts';

/** The connections of pg-boss. */
export interface QueueDatabase extends NonNullable<ConstructorOptions['db']> {
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
}

/** Connections separate from the application's pool, so that neither waits for the other. */
const mostConnections = 6;
/**
 * A prepared statement keeps its plan for as long as its connection lives. The plan of an empty
 * table should not serve a backlog for days.
 */
const maxConnectionSeconds = 600;
/** A statement that comes back this often is prepared. Others contain values in their text. */
const usesBeforePreparing = 3;
/** More statements than pg-boss has for our queues. */
const mostStatements = 500;

/**
 * Opens connections for pg-boss that prepare its recurring statements. Without that, PostgreSQL
 * plans each of them again, which takes several times as long as running it (docs/decisions.md,
 * "Queue").
 */
export function createQueueDatabase(options: {
  readonly url: string;
  readonly connections?: number | undefined;
  readonly onError: (error: Error) => void;
  /** Gets the pool before it opens a connection. */
  readonly watchPool?: ((pool: pg.Pool) => void) | undefined;
  readonly limits?: ConnectionLimits;
}): QueueDatabase {
  const { url, connections = mostConnections, onError, limits = slowLimits } = options;
  let sessionStatements: readonly string[] = [];
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'medianest queue',
    max: Math.min(connections, mostConnections),
    connectionTimeoutMillis: limits.connectMs,
    maxLifetimeSeconds: maxConnectionSeconds,
    ...keepAlive,
    async onConnect(client) {
      // The pool listens only to idle connections. The query of a broken one in use fails anyway.
      client.on('error', () => undefined);
      await limitConnection(client, limits);
      for (const statement of sessionStatements) await client.query(statement);
    },
  });
  options.watchPool?.(pool);
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  pool.on('error', onError);

  return {
    executeSql(text, values = []) {
      const name = findName(text);
      return name === undefined
        ? pool.query(text, [...values])
        : pool.query({ name, text, values: [...values] });
    },
    async setSessionStatements(statements) {
      sessionStatements = statements;
    },
    close: () => pool.end(),
  };

  /** The name of a statement that is prepared. */
  function findName(text: string): string | undefined {
    const name = names.get(text);
    // A text with several statements cannot be prepared.
    if (name !== undefined || text.includes(';')) return name;
    const count = (uses.get(text) ?? 0) + 1;
    if (count < usesBeforePreparing) {
      if (uses.size >= mostStatements) uses.clear();
      uses.set(text, count);
    } else if (names.size < mostStatements) {
      uses.delete(text);
      names.set(text, `queue_${names.size}`);
    }
    return names.get(text);
  }
}
