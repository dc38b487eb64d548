import pg from 'pg';
import { planLookups } from '../../lib/postgres/plan-lookups.ts';
import { createBatchingSocket } from './batching-socket.ts';

/** What runs prepared statements: a pool or a pipeline. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(
    statement: pg.QueryConfig<unknown[]>,
  ): Promise<pg.QueryResult<Row>>;
}

/** Connections that many statements use at a time. */
export interface Pipeline extends Queryable {
  /** The pool that opens the connections. */
  readonly pool: pg.Pool;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** PostgreSQL runs a process for each. More of them would also share fewer writes. */
const size = 2;
/** With so many statements under way, a connection is busy. Before that, waking another process costs more than waiting. */
const busyAt = 4;

/**
 * Sends statements without waiting for the answers to earlier ones. The statements of one turn of
 * the event loop are one write to the socket: on a busy bot, that system call costs more than all
 * else of a read (docs/decisions.md, "Hot statements").
 *
 * Only for statements that wait for nothing. PostgreSQL runs those of a connection one after the
 * other, so a lock or a commit would hold up the statements behind it. A broken connection fails
 * the statements that are under way on it; the next one opens another connection.
 */
export function createPipeline(config: pg.PoolConfig): Pipeline {
  const stream = () => createBatchingSocket();
  // A connection can break before its user listens to it. Without a listener, that would end the process.
  const failures = new WeakMap<pg.ClientBase, Error>();
  const pool = new pg.Pool({
    ...config,
    max: size,
    pipeline: true,
    stream,
    async onConnect(client) {
      client.on('error', (error) => failures.set(client, error));
      await planLookups(client);
    },
  });
  pool.on('error', () => undefined);
  const connections = Array.from({ length: size }, () => createSharedConnection(pool, failures));

  return {
    pool,
    query(statement) {
      return connections
        .reduce((one, other) =>
          one.countRunning() >= busyAt && other.countRunning() < one.countRunning() ? other : one,
        )
        .query(statement);
    },
    async close() {
      await Promise.all(connections.map((each) => each.release()));
      await pool.end();
    },
  };
}

interface SharedClient {
  readonly client: pg.PoolClient;
  /** Returns the connection to the pool, which closes it after an error. */
  giveBack(error?: Error): void;
}

/** A connection that is opened with its first statement, and again after it broke. */
function createSharedConnection(pool: pg.Pool, failures: WeakMap<pg.ClientBase, Error>) {
  let opening: Promise<SharedClient> | null = null;
  let running = 0;
  let onIdle: () => void = () => undefined;

  return {
    countRunning: () => running,

    async query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig<unknown[]>) {
      running += 1;
      try {
        opening ??= open();
        return await (await opening).client.query<Row>(statement);
      } finally {
        running -= 1;
        if (running === 0) onIdle();
      }
    },

    async release(): Promise<void> {
      if (running > 0) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
      const shared = await opening?.catch(() => null);
      opening = null;
      shared?.giveBack();
    },
  };

  function open(): Promise<SharedClient> {
    const opened = connect(() => forget());
    const forget = () => {
      if (opening === opened) opening = null;
    };
    opened.catch(forget);
    return opened;
  }

  async function connect(onLost: () => void): Promise<SharedClient> {
    const client = await pool.connect();
    const failure = failures.get(client);
    if (failure) {
      client.release(failure);
      throw failure;
    }
    let isGivenBack = false;
    const giveBack = (error?: Error) => {
      // A connection can also break after it was given back, until the pool has closed it.
      if (isGivenBack) return;
      isGivenBack = true;
      client.release(error);
    };
    // Without a listener, an error would end the process. Later ones belong to the same loss.
    client.on('error', (error) => {
      onLost();
      giveBack(error);
    });
    return { client, giveBack };
  }
}
