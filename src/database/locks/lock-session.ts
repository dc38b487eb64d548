import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../ports/log.ts';

interface LockCall {
  readonly key: string;
  readonly verb: 'acquire' | 'release';
  readonly resolve: (isDone: boolean) => void;
  readonly reject: (error: unknown) => void;
}

// Runs in the order of the arrays, so a lock that is released by an earlier call is free for a later one.
const lockStatement = {
  name: 'locks-ask',
  text: `select case when t.verb = 'acquire' then pg_try_advisory_lock(t.key)
      else pg_advisory_unlock(t.key) end as done
    from unnest($1::text[], $2::bigint[]) as t(verb, key)`,
};

const reopenDelayMs = 500;

/**
 * The one connection that holds locks. Calls that arrive during a query are sent together in the next one. The
 * connection is opened at first use. After it breaks it is opened again, and the heartbeat is taken again at once.
 */
export function createLockSession(deps: { readonly url: string; readonly log: Log }) {
  const { url, log } = deps;
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let generation = 0;
  let heartbeatKey: string | null = null;
  let isClosed = false;
  let isSending = false;
  let queued: LockCall[] = [];

  return {
    /** Tries to take a lock. False if another session holds it. */
    tryAcquire: (key: string) => send('acquire', key),

    /** Releases a lock. Does nothing if it was taken on an earlier connection. */
    async release(key: string, acquiredIn = generation): Promise<void> {
      // If this fails, the connection is gone, and the lock with it.
      if (acquiredIn === generation) await send('release', key).catch(() => undefined);
    },

    /** Holds a shared lock from now on, also after reconnecting. */
    async heartbeat(key: string): Promise<void> {
      heartbeatKey = key;
      await takeHeartbeat(await ensureOpen());
    },

    /** Increases with every connection. Locks of an earlier connection are lost. */
    generation: () => generation,

    async close(): Promise<void> {
      isClosed = true;
      const last = client ?? (await opening?.catch(() => null));
      client = null;
      await last?.end().catch(() => undefined);
    },
  };

  function send(verb: LockCall['verb'], key: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      queued.push({ verb, key, resolve, reject });
      if (!isSending) void sendAll();
    });
  }

  async function sendAll(): Promise<void> {
    isSending = true;
    while (queued.length > 0) {
      const calls = queued;
      queued = [];
      try {
        const values = [calls.map(({ verb }) => verb), calls.map(({ key }) => key)];
        const { rows } = await (await ensureOpen()).query<{ done: boolean }>({
          ...lockStatement,
          values,
        });
        for (const [index, { resolve }] of calls.entries()) resolve(rows[index]?.done ?? false);
      } catch (error) {
        for (const { reject } of calls) reject(error);
      }
    }
    isSending = false;
  }

  async function ensureOpen(): Promise<pg.Client> {
    if (client) return client;
    if (isClosed) throw new Error('The locks are closed.');
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function open(): Promise<pg.Client> {
    const newClient = new pg.Client({
      connectionString: url,
      application_name: 'medianest locks',
      keepAlive: true,
    });
    newClient.on('error', (error) => onLost(newClient, error));
    newClient.on('end', () => onLost(newClient, null));
    try {
      await newClient.connect();
      await takeHeartbeat(newClient);
    } catch (error) {
      await newClient.end().catch(() => undefined);
      throw error;
    }
    generation += 1;
    client = newClient;
    return newClient;
  }

  async function takeHeartbeat(on: pg.Client): Promise<void> {
    if (heartbeatKey) await on.query('select pg_advisory_lock_shared($1)', [heartbeatKey]);
  }

  function onLost(lost: pg.Client, error: Error | null): void {
    if (client !== lost) return;
    client = null;
    if (isClosed) return;
    log.warn({ error }, 'The connection that holds the locks broke. All locks were lost');
    if (heartbeatKey) void reopen();
  }

  /** Other processes must still see that this process is alive. */
  async function reopen(): Promise<void> {
    while (!client && !isClosed) {
      try {
        await ensureOpen();
      } catch {
        // The database does not respond. Everything that needs it reports that.
        await delay(reopenDelayMs, undefined, { ref: false });
      }
    }
  }
}
