import { isFileError } from './files/file-fault.ts';

/**
 * The one table of faults that pass without any change of ours. It names what is known to be permanent, a mistake in
 * our statement or our data; every other fault of the database, the network, or the system counts as passing.
 */
const permanent = {
  /**
   * Classes of SQLSTATE: unsupported, cardinality, data, integrity, invalid statement, function, catalog, schema,
   * syntax and access rule, check option, PL/pgSQL.
   */
  sqlState: /^(0A|21|22|23|26|2F|3D|3F|42|44|P0)/,
  /** Codes of Prisma: queries (P2…), migrations (P3…), introspection (P4…). */
  prisma: /^P[234]\d{3}$/,
};

/** Codes of Prisma among those that pass: pool timeout, transaction, conflict, connections, disconnect. */
const passingPrisma = /^(P2024|P2028|P2034|P2037|P2039)$/;
const prismaCode = /^P[1-9]\d{3}$/;
const sqlState = /^[0-9A-Z]{5}$/;
/** Codes of Node (`ECONNRESET`) and of undici (`UND_ERR_SOCKET`). */
const systemCode = /^(E[A-Z_]{3,}|UND_ERR_[A-Z_]+)$/;
/** Node's own complaints about wrong arguments, which are mistakes of ours. */
const nodeMisuse = /^ERR_/;
/** Errors of Prisma without a code: it could not start, or the engine said something unknown. */
const passingNames = /^PrismaClient(Initialization|UnknownRequest|RustPanic)Error$/;
/** pg and pg-pool give these no code. */
const passingMessages =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|not queryable|Cannot use a pool after calling end|Client was closed/i;

/** Whether an error, or what caused it, passes by itself, so that the same work may succeed later. */
export function isTransientError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  for (const code of readCodes(error)) {
    const isTransient = classify(code);
    if (isTransient !== null) return isTransient;
  }
  if (passingNames.test(error.name) || passingMessages.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isTransientError)) return true;
  return isTransientError(error.cause);
}

/**
 * Whether an error of work with the database says that it is away. The same work may use files, whose errors may pass as
 * well, but say nothing about the database.
 */
export function isDatabaseAway(error: unknown): boolean {
  return isTransientError(error) && !isFileError(error);
}

/** Null for a code that is not PostgreSQL's. */
function classify(code: string): boolean | null {
  if (prismaCode.test(code)) return passingPrisma.test(code) || !permanent.prisma.test(code);
  if (nodeMisuse.test(code)) return false;
  if (systemCode.test(code)) return true;
  return sqlState.test(code) ? !permanent.sqlState.test(code) : null;
}

/** The SQLSTATE first, which Prisma's driver adapter hides. */
function readCodes(error: Error): string[] {
  const paths = [
    ['meta', 'driverAdapterError', 'cause', 'originalCode'],
    ['cause', 'originalCode'],
    ['code'],
  ];
  return paths.map((path) => readPath(error, path)).filter((code) => code !== null);
}

function readPath(value: unknown, path: readonly string[]): string | null {
  let current: unknown = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return null;
    current = Reflect.get(current, key);
  }
  return typeof current === 'string' ? current : null;
}
