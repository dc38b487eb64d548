import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { isTransient } from '../../../src/queue/transient-error.ts';

describe('an error that passes', () => {
  const fromDatabase = (code: string) =>
    Object.assign(new pg.DatabaseError('no', 2, 'error'), { code });

  it.each(['57P01', '57P03', '08006', '53300', '40P01', '40001'])('is SQLSTATE %s', (code) => {
    expect(isTransient(fromDatabase(code))).toBe(true);
  });

  it.each(['23505', '42703', '22P02', '57014'])('is not SQLSTATE %s', (code) => {
    expect(isTransient(fromDatabase(code))).toBe(false);
  });

  it('is found below other errors', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(
      isTransient(new AppError('internal', { cause: new Error('query', { cause: refused }) })),
    ).toBe(true);
    expect(isTransient(new AggregateError([refused]))).toBe(true);
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('is no bug of ours', () => {
    expect(isTransient(new TypeError('x is not a function'))).toBe(false);
    expect(isTransient('ECONNREFUSED')).toBe(false);
  });
});
