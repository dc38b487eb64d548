/** The database cannot be used: one line for the operator, without the password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/** Which database: the one of `DATABASE_URL`, or an embedded one in a folder. */
export interface DatabasePlace {
  /** Null: of an embedded one that has no address yet. */
  readonly url: string | null;
  readonly embeddedFolder: string | null;
}

/** What has happened, by the codes and the words of the system, PostgreSQL, pg, and Prisma. The first match counts. */
const losses: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED|reach database server/, 'nothing accepts connections there'],
  [/ENOTFOUND|EAI_AGAIN/, 'the name of its host is unknown'],
  [/EHOSTUNREACH|ENETUNREACH/, 'its host cannot be reached'],
  [/57P03|starting up|shutting down|recovery mode/, 'it is starting or stopping'],
  [/53300|too many (clients|connections)/, 'it has no free connection'],
  [/timeout|timed? ?out/i, 'it does not respond'],
  [/ECONNRESET|EPIPE|57P0[12]|terminat|closed/i, 'it closed the connection'],
];

/** One line for the operator: which database was lost during a start, how, and what to do. */
export function describeLostDatabase(place: DatabasePlace, cause: unknown): string {
  const { reason, how } = readLoss(cause);
  const { name, remedy } = describePlace(place);
  const loss = how ? `was lost during the start: ${how}` : 'failed during the start';
  return `${name} ${loss} (${reason}). ${remedy}, and try again.`;
}

/** One line for the operator: which database was not ready in time, why, and what to do. */
export function describeUnreadyDatabase(url: string, timeoutMs: number, cause: unknown): string {
  const { reason, how } = readLoss(cause);
  const why = how ? `${how} (${reason})` : reason;
  return `The database at ${hostOf(url)} was not ready within ${timeoutMs / 1000} seconds: ${why}. Check DATABASE_URL, and make sure that the database is running.`;
}

/** One line for the operator: why the database does not accept the user, the password, or its own name. */
export function describeRefusal(cause: unknown): string {
  return `The database refused the connection: ${readReason(cause)}. Check DATABASE_URL.`;
}

function readLoss(cause: unknown): { readonly reason: string; readonly how: string | undefined } {
  const reason = readReason(cause);
  return { reason, how: losses.find(([pattern]) => pattern.test(reason))?.[1] };
}

function describePlace({ url, embeddedFolder }: DatabasePlace) {
  return embeddedFolder === null
    ? {
        name: `The database at ${hostOf(url ?? '')}`,
        remedy: 'Make sure that it is running, check its log',
      }
    : {
        name: `The embedded PostgreSQL in ${embeddedFolder}`,
        remedy: `See its log, ${embeddedFolder}/server.log`,
      };
}

/** The address of a database, without the password. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'DATABASE_URL';
  }
}

/** The words of the error that is behind all others: those around it repeat it, or quote the code. */
function readReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return readReason(error.cause);
  // An AggregateError (one error for each address of a host) has an empty message.
  if (error instanceof AggregateError && error.message === '') return readReason(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const words = error.message.trim().split('\n').at(-1) || error.name;
  return code === '' || words.includes(code) ? words : `${words}, ${code}`;
}
