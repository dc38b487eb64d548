import pg from 'pg';

/** SQLSTATE classes and codes: connection, resources, shutting down or starting, deadlock, serialization. */
const transientStates = /^(08|53|57P0|55P03|40001$|40P01$)/;
const transientCodes =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2028|P2034)$/;
/** pg and pg-pool give these no code. */
const transientMessages =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i;

/** Whether an error only says that the database was away for a moment; such work is tried again. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError) return transientStates.test(error.code ?? '');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (transientCodes.test(code) || transientMessages.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isTransient)) return true;
  return isTransient(error.cause);
}
