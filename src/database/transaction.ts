import pg from 'pg';

/** Runs statements on one connection as one transaction. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let rollbackError: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection whose rollback failed is not used again.
    await client.query('rollback').catch((cause: Error) => {
      rollbackError = cause;
    });
    throw error;
  } finally {
    client.release(rollbackError);
  }
}

/** Deadlock, serialization failure, and a row that another transaction inserted or deleted in the meantime. */
const raceStates = new Set(['40P01', '40001', '23505', '23503']);
const maxAttempts = 3;

/**
 * Like `inTransaction`, but retries after a conflict with a concurrent transaction. A rollback must be able to undo
 * everything that the work does.
 */
export async function inRetriedTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(pool, work);
    } catch (error) {
      const isRace = error instanceof pg.DatabaseError && raceStates.has(error.code ?? '');
      if (!isRace || attempt >= maxAttempts) throw error;
    }
  }
}
