import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** The database of DATABASE_URL cannot be used: one line for the operator, without the password. */
class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

const pollMs = 200;
// The server is not running yet or is still starting (57P03 cannot_connect_now, 53300 too_many_connections).
const transientCodes = new Set(
  'ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH EPIPE ENOENT 57P03 53300'.split(
    ' ',
  ),
);

/**
 * Resolves when the database responds to a query. Waits for a database that is still starting; fails at once for a
 * wrong password or an unknown database.
 */
export async function waitForDatabase(
  url: string,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const remainingMs = deadline - performance.now();
    const error = await tryOnce(url, Math.max(remainingMs, 1));
    if (error === undefined) return;
    const isTransient =
      transientCodes.has(codeOf(error)) || /timeout|terminated/i.test(error.message);
    if (!isTransient) {
      throw new DatabaseUnavailableError(
        `The database refused the connection: ${reasonOf(error)}. Check DATABASE_URL.`,
        {
          cause: error,
        },
      );
    }
    if (remainingMs <= pollMs) {
      throw new DatabaseUnavailableError(
        `The database at ${placeOf(url)} did not respond within ${timeoutMs / 1000} seconds: ${reasonOf(error)}. Check DATABASE_URL and make sure that it is running.`,
        { cause: error },
      );
    }
    await delay(pollMs, undefined, signal && { signal });
  }
}

async function tryOnce(url: string, timeoutMs: number): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** An AggregateError (one error for each address of a host) has an empty message. */
function reasonOf(error: Error): string {
  return error.message || codeOf(error) || error.name;
}

function placeOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'DATABASE_URL';
  }
}
