import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { isDatabaseAway, isTransientError } from '../../../src/lib/transient-error.ts';

function withCode(code: string, message = 'no'): Error {
  return Object.assign(new Error(message), { code });
}

/** An error of PostgreSQL as wrapped by Prisma's driver adapter. */
function fromAdapter(code: string, sqlState: string): Error {
  const driverAdapterError = Object.assign(new Error('adapter'), {
    cause: { kind: 'postgres', originalCode: sqlState },
  });
  return Object.assign(withCode(code), { meta: { driverAdapterError } });
}

describe('a temporary error', () => {
  it.each([
    '08006', // connection failure
    '53300', // too many connections
    '55P03', // lock not available
    '57014', // canceled, such as by a statement timeout
    '57P01', // the server is shutting down
    '57P03', // the server is starting
    '58030', // I/O error
    '25006', // read-only after a failover
    '28P01', // a password that is being rotated
    '40001', // serialization failure
    '40P01', // deadlock
    'XX000', // internal error of PostgreSQL
  ])('is SQLSTATE %s', (code) => {
    expect(isTransientError(withCode(code))).toBe(true);
  });

  it.each(['P1001', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037', 'P2039'])(
    'is %s of Prisma',
    (code) => {
      expect(isTransientError(withCode(code))).toBe(true);
    },
  );

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'EMFILE', 'UND_ERR_SOCKET'])(
    'is %s of the system',
    (code) => {
      expect(isTransientError(withCode(code))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('is a broken connection without a code: %s', (message) => {
    expect(isTransientError(new Error(message))).toBe(true);
  });

  it('is found in the causes of other errors', () => {
    const refused = withCode('ECONNREFUSED');
    const wrapped = new AppError('internal', { cause: new Error('query', { cause: refused }) });
    expect(isTransientError(wrapped)).toBe(true);
    expect(isTransientError(new AggregateError([refused]))).toBe(true);
  });

  it('is judged by the SQLSTATE that Prisma hides', () => {
    expect(isTransientError(fromAdapter('P2010', '57P01'))).toBe(true);
    expect(isTransientError(fromAdapter('P2010', '42703'))).toBe(false);
  });

  it('is a Prisma engine that does not start', () => {
    const error = Object.assign(new Error('no engine'), {
      name: 'PrismaClientInitializationError',
    });
    expect(isTransientError(error)).toBe(true);
  });
});

describe('a database that is away', () => {
  it('is not taken for a folder that cannot be used', () => {
    const denied = Object.assign(withCode('EACCES'), { path: '/data' });
    expect(isTransientError(denied)).toBe(true);
    expect(isDatabaseAway(denied)).toBe(false);
    expect(isDatabaseAway(withCode('ENOSPC'))).toBe(false);
    const address = { address: '10.0.0.1' };
    expect(isDatabaseAway(Object.assign(withCode('EACCES'), address))).toBe(true);
    expect(isDatabaseAway(withCode('ECONNRESET'))).toBe(true);
  });
});

describe('a bug', () => {
  it.each(['22P02', '23505', '42703', '42P01', '0A000', 'P0001'])('is SQLSTATE %s', (code) => {
    expect(isTransientError(withCode(code))).toBe(false);
  });

  it.each(['P2002', 'P2025', 'P2010'])('is %s of Prisma', (code) => {
    expect(isTransientError(withCode(code))).toBe(false);
  });

  it('is any error that does not come from the database, network, or system', () => {
    expect(isTransientError(new TypeError('x is not a function'))).toBe(false);
    expect(isTransientError(withCode('ERR_INVALID_ARG_TYPE'))).toBe(false);
    expect(isTransientError(new AppError('blocklisted'))).toBe(false);
    expect(isTransientError('ECONNREFUSED')).toBe(false);
  });
});
