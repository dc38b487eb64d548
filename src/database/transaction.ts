import pg from 'pg';
import type { KyselyClient } from './kysely.ts';

/** Deadlock, serialization failure, and a row that another transaction inserted or deleted in the meantime. */
const raceStates = new Set(['40P01', '40001', '23505', '23503']);
const maxAttempts = 3;

/**
 * Runs statements as one transaction: all or nothing. It is run again after a conflict with a concurrent transaction,
 * so a rollback must be able to undo everything that the work does.
 */
export async function inRetriedTransaction<Result>(
  kysely: KyselyClient,
  work: (transaction: KyselyClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kysely.transaction().execute(work);
    } catch (error) {
      const isRace = error instanceof pg.DatabaseError && raceStates.has(error.code ?? '');
      if (!isRace || attempt >= maxAttempts) throw error;
    }
  }
}
