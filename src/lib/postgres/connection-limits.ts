import pg from 'pg';
import { interceptQueries } from './intercept-queries.ts';

/**
 * How long PostgreSQL may take to open a connection, and to answer a statement. A server that hangs, and a network that
 * drops what is sent, close nothing, so without limits their callers would wait forever.
 */
export interface ConnectionLimits {
  readonly connectMs: number;
  readonly answerMs: number;
}

/** For statements that wait for nothing. */
export const quickLimits: ConnectionLimits = { connectMs: 10_000, answerMs: 30_000 };
/** For all statements. The slowest ones of the bot delete what has expired. */
export const slowLimits: ConnectionLimits = { connectMs: 10_000, answerMs: 120_000 };

/** Lets the system notice within half a minute that the other side of an idle connection is gone, not after two hours. */
export const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/**
 * Lets the server notice as soon that the bot is gone. Otherwise it keeps its locks for hours: nothing is closed when a
 * network drops what is sent, or the computer of the bot loses its power. A transaction that stands still ends as well.
 */
export async function limitSession(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query(sessionLimits);
}

const sessionLimits = `select set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '4', false),
  set_config('tcp_user_timeout', '30s', false),
  set_config('idle_in_transaction_session_timeout', '60s', false)`;

/** Sets both limits on a new connection of a pool. Until then, the server may take no longer than to open it. */
export async function limitConnection(
  client: pg.ClientBase,
  { connectMs, answerMs }: ConnectionLimits,
): Promise<void> {
  limitAnswers(client, answerMs);
  const timer = setTimeout(() => breakOff(client), connectMs);
  try {
    await limitSession(client);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Breaks a connection that does not answer a statement in time; its pool opens another one. The timeout of `pg` would
 * fail only the statement, and the next one would wait behind it. In pipeline mode, it breaks the connection as well.
 */
function limitAnswers(client: pg.ClientBase, answerMs: number): void {
  interceptQueries(client, () => {
    const timer = setTimeout(() => breakOff(client), answerMs);
    timer.unref();
    return () => clearTimeout(timer);
  });
}

/** While a statement is under way, this does not wait for the server. */
function breakOff(client: pg.ClientBase): void {
  if (client instanceof pg.Client) void client.end();
}
