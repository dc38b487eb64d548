import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { isTransientError } from '../lib/transient-error.ts';
import {
  DatabaseUnavailableError,
  describeRefusal,
  describeUnreadyDatabase,
} from './connection/database-unavailable-error.ts';

const pollMs = 200;
/** SQLSTATE class 28, a wrong user or password: unlike other errors of connections, it does not pass by itself. */
const wrongCredentials = /^28/;

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
    if (!mayPass(error)) {
      throw new DatabaseUnavailableError(describeRefusal(error), { cause: error });
    }
    if (remainingMs <= pollMs) {
      const line = describeUnreadyDatabase(url, timeoutMs, error);
      throw new DatabaseUnavailableError(line, { cause: error });
    }
    await delay(pollMs, undefined, signal && { signal });
  }
}

function mayPass(error: Error): boolean {
  if (wrongCredentials.test(codeOf(error))) return false;
  // The driver gives its own timeout no code.
  return isTransientError(error) || /timeout|terminated/i.test(error.message);
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
