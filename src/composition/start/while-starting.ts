import { createDatabaseRetry } from '../../database/connection/database-retry.ts';
import {
  type DatabasePlace,
  DatabaseUnavailableError,
  describeLostDatabase,
} from '../../database/connection/database-unavailable-error.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';

/** How long a start waits for a database that was there before. */
const startRetryMs = 30_000;

/** Runs work of the start, and repeats it while the database is away. Throws `DatabaseUnavailableError` if it stays away. */
export type WhileStarting = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A connection that breaks meanwhile is no reason to give up the start. */
export function createWhileStarting(
  place: DatabasePlace,
  databaseRetry: DatabaseRetry = createDatabaseRetry(),
): WhileStarting {
  return (work) =>
    databaseRetry(work, startRetryMs).catch((error: unknown) => {
      if (!isAppError(error, 'database-unreachable')) throw error;
      throw new DatabaseUnavailableError(describeLostDatabase(place, error), { cause: error });
    });
}
