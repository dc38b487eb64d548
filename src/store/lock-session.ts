import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../ports.ts';

interface Ask {
  readonly key: string;
  readonly verb: 'take' | 'give';
  readonly answer: (isDone: boolean) => void;
  readonly fail: (error: unknown) => void;
}

// Asked in the order of the arrays: what was given back before is free for who takes it after.
const ask = {
  name: 'locks-ask',
  text: `select case when t.verb = 'take' then pg_try_advisory_lock(t.key)
      else pg_advisory_unlock(t.key) end as done
    from unnest($1::text[], $2::bigint[]) as t(verb, key)`,
};

const reopenDelayMs = 500;

/**
 * The one connection that holds locks. What is asked while an answer is under way goes out together with the
 * next. Opened at first use and again after it broke; the mark of life is put up anew at once.
 */
export function createLockSession(needs: { readonly url: string; readonly log: Log }) {
  const { url, log } = needs;
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let era = 0;
  let lifeKey: string | null = null;
  let isClosed = false;
  let isAsking = false;
  let waiting: Ask[] = [];

  return {
    /** Tries to take a lock; false when another session holds it. */
    take: (key: string) => put('take', key),

    /** Gives a lock back; nothing to do when it was taken in an era that is over. */
    async give(key: string, takenIn = era): Promise<void> {
      // What cannot be said any more needs no saying: the locks went with the connection.
      if (takenIn === era) await put('give', key).catch(() => undefined);
    },

    /** Holds a shared lock from now on, on whatever connection there is. */
    async live(key: string): Promise<void> {
      lifeKey = key;
      await markLife(await opened());
    },

    /** Grows with every connection; locks of an earlier one are lost. */
    era: () => era,

    async close(): Promise<void> {
      isClosed = true;
      const last = client ?? (await opening?.catch(() => null));
      client = null;
      await last?.end().catch(() => undefined);
    },
  };

  function put(verb: Ask['verb'], key: string): Promise<boolean> {
    return new Promise((answer, fail) => {
      waiting.push({ verb, key, answer, fail });
      if (!isAsking) void askAll();
    });
  }

  async function askAll(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      const asks = waiting;
      waiting = [];
      try {
        const values = [asks.map(({ verb }) => verb), asks.map(({ key }) => key)];
        const { rows } = await (await opened()).query<{ done: boolean }>({ ...ask, values });
        for (const [index, { answer }] of asks.entries()) answer(rows[index]?.done ?? false);
      } catch (error) {
        for (const { fail } of asks) fail(error);
      }
    }
    isAsking = false;
  }

  async function opened(): Promise<pg.Client> {
    if (client) return client;
    if (isClosed) throw new Error('The locks are closed.');
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function open(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'medianest locks',
      keepAlive: true,
    });
    fresh.on('error', (error) => lose(fresh, error));
    fresh.on('end', () => lose(fresh, null));
    try {
      await fresh.connect();
      await markLife(fresh);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    era += 1;
    client = fresh;
    return fresh;
  }

  async function markLife(on: pg.Client): Promise<void> {
    if (lifeKey) await on.query('select pg_advisory_lock_shared($1)', [lifeKey]);
  }

  function lose(lost: pg.Client, error: Error | null): void {
    if (client !== lost) return;
    client = null;
    if (isClosed) return;
    log.warn({ error }, 'the connection that holds the locks broke; locks in hand are lost');
    if (lifeKey) void reopen();
  }

  /** Others must go on seeing that this process lives. */
  async function reopen(): Promise<void> {
    while (!client && !isClosed) {
      try {
        await opened();
      } catch {
        // The database is away; everything that needs it says so.
        await delay(reopenDelayMs, undefined, { ref: false });
      }
    }
  }
}
