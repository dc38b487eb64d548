import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import {
  type ConnectionLimits,
  keepAlive,
  limitSession,
  quickLimits,
} from '../../lib/postgres/connection-limits.ts';
import { planLookups } from '../../lib/postgres/plan-lookups.ts';
import type { Log } from '../../ports/log.ts';
import { createBatchingSocket } from '../connection/batching-socket.ts';
import type { Queryable } from '../connection/pipeline.ts';

interface LockCall {
  readonly key: string;
  readonly verb: 'acquire' | 'release';
  readonly onSent: () => void;
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
/** While so many statements are under way, further calls wait and are sent together. */
const mostUnanswered = 2;

/**
 * The one connection that holds locks. Few calls are sent without waiting for the answers to earlier ones, many are sent
 * together. The connection is opened at first use. After it breaks it is opened again, and the heartbeat is taken again
 * at once.
 */
export function createLockSession(deps: {
  readonly url: string;
  readonly log: Log;
  /** Gets each connection before it is used. */
  readonly watch?: ((client: pg.Client) => void) | undefined;
  readonly limits?: ConnectionLimits;
}) {
  const { url, log, watch, limits = quickLimits } = deps;
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let generation = 0;
  let heartbeatKey: string | null = null;
  let isClosed = false;
  let queued: LockCall[] = [];
  let unanswered = 0;
  const reads: Queryable = {
    query: async (statement) => (client ?? (await ensureOpen())).query(statement),
  };

  return {
    /**
     * Tries to take a lock. Null if another session holds it. What `read` sends on `reads` runs right after that, on the
     * same connection.
     */
    async tryAcquire<Read>(key: string, read: () => Promise<Read>) {
      const { promise: reading, resolve } = Promise.withResolvers<Read>();
      // Nobody waits for it if the lock is not taken.
      reading.catch(() => undefined);
      const isAcquired = await send('acquire', key, () => resolve(read()));
      return isAcquired ? { reading, generation } : null;
    },

    /** Runs statements on the connection that holds the locks. They must not wait for anything. */
    reads,

    /**
     * Releases a lock. Does nothing if it was taken on an earlier connection, with which it was lost: `generation`
     * increases with each.
     */
    async release(key: string, acquiredIn = generation): Promise<void> {
      // If this fails, the connection is gone, and the lock with it.
      if (acquiredIn === generation) await send('release', key).catch(() => undefined);
    },

    /** Holds a shared lock from now on, also after reconnecting. */
    async heartbeat(key: string): Promise<void> {
      heartbeatKey = key;
      await takeHeartbeat(await ensureOpen());
    },

    async close(): Promise<void> {
      isClosed = true;
      const last = client ?? (await opening?.catch(() => null));
      client = null;
      await last?.end().catch(() => undefined);
    },
  };

  function send(
    verb: LockCall['verb'],
    key: string,
    onSent: () => void = () => undefined,
  ): Promise<boolean> {
    return new Promise((resolve, reject) => {
      queued.push({ verb, key, onSent, resolve, reject });
      // Nobody waits for a release, which goes along with what is sent next.
      if (verb === 'acquire') queueMicrotask(sendAll);
      else setImmediate(sendAll);
    });
  }

  function sendAll(): void {
    if (queued.length === 0 || unanswered >= mostUnanswered) return;
    const calls = queued;
    queued = [];
    unanswered += 1;
    void ask(calls).then(() => {
      unanswered -= 1;
      sendAll();
    });
  }

  /** Never rejects. */
  async function ask(calls: readonly LockCall[]): Promise<void> {
    try {
      const open = client ?? (await ensureOpen());
      const values = [calls.map(({ verb }) => verb), calls.map(({ key }) => key)];
      const answer = open.query<{ done: boolean }>({ ...lockStatement, values });
      for (const { onSent } of calls) onSent();
      const { rows } = await answer;
      for (const [index, { resolve }] of calls.entries()) resolve(rows[index]?.done ?? false);
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
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
      ...keepAlive,
      connectionTimeoutMillis: limits.connectMs,
      // Breaks the connection, because it is a pipeline: every lock waits for the same one.
      query_timeout: limits.answerMs,
      pipeline: true,
      // A turn may be long: somebody waits for the lock while another part of the bot is at work.
      stream: () => createBatchingSocket(queueMicrotask),
    });
    watch?.(newClient);
    newClient.on('error', (error) => onLost(newClient, error));
    newClient.on('end', () => onLost(newClient, null));
    try {
      await newClient.connect();
      await Promise.all([
        limitSession(newClient),
        planLookups(newClient),
        takeHeartbeat(newClient),
      ]);
    } catch (error) {
      // A server that hangs does not confirm the end.
      newClient.end().catch(() => undefined);
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
