import { expect, it } from 'vitest';
import { describeStartFailure } from '../../../../src/composition/start/describe-start-failure.ts';
import { EmbeddedDatabaseError } from '../../../../src/database/embedded/embedded-database-error.ts';
import { AppError } from '../../../../src/domain/app-error.ts';

function withCode(code: string, message: string, extra: object = {}) {
  return Object.assign(new Error(message), { code, ...extra });
}

it('an error of our own is passed on as it is, whatever caused it', () => {
  const cause = withCode('ECONNRESET', 'read ECONNRESET');
  for (const error of [
    new EmbeddedDatabaseError('PostgreSQL could not start: no.', { cause }),
    new Error('Port 8787 is already in use. Set HTTP_PORT to a different port'),
  ]) {
    expect(describeStartFailure(error)).toEqual({ text: error.message, isUnexpected: false });
  }
});

it('a folder that cannot be used is named with the reason and the remedy', () => {
  const denied = withCode('EACCES', "EACCES: permission denied, mkdir '/data'", { path: '/data' });
  expect(describeStartFailure(denied)).toEqual({
    text: 'Cannot use /data: this user has no access. Change the permissions of the folder, or choose another DATA_DIR.',
    isUnexpected: false,
  });
});

it.each([
  withCode('ECONNRESET', 'read ECONNRESET'),
  withCode('57P01', 'terminating connection', { name: 'error' }),
])('a broken connection is explained: %s', (error) => {
  const { text, isUnexpected } = describeStartFailure(error);
  expect(text).toContain(`A connection broke during the start (${error.message}).`);
  expect(text).toContain('Make sure that the database is running');
  expect(isUnexpected).toBe(false);
});

it.each([
  new TypeError('x is not a function'),
  withCode('ERR_INVALID_ARG_TYPE', 'wrong'),
  new AppError('internal'),
  'a text',
])('what nobody has foreseen is logged as a whole: %s', (error) => {
  const { text, isUnexpected } = describeStartFailure(error);
  expect(text).toContain('The bot could not start');
  expect(isUnexpected).toBe(true);
});
