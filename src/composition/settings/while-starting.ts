import { createDatabaseRetry } from '../../database/connection/database-retry.ts';
import { isAppError } from '../../domain/app-error.ts';

/** How long a start waits for a database that was there before. */
const startRetryMs = 30_000;

/** Runs work of the start, and repeats it while the database is away. */
export type WhileStarting = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A connection that breaks meanwhile is no reason to give up the start. */
export function createWhileStarting(): WhileStarting {
  const databaseRetry = createDatabaseRetry();
  return (work) =>
    databaseRetry(work, startRetryMs).catch((error: unknown) => {
      if (!isAppError(error, 'database-unreachable')) throw error;
      throw new Error('The database cannot be reached. Make sure that it is running', {
        cause: error,
      });
    });
}
