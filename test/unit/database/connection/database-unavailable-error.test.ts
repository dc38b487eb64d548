import { expect, it } from 'vitest';
import {
  describeLostDatabase,
  describeRefusal,
  describeUnreadyDatabase,
} from '../../../../src/database/connection/database-unavailable-error.ts';
import { AppError } from '../../../../src/domain/app-error.ts';

const external = { url: 'postgresql://bot:hidden@db:5432/medianest', embeddedFolder: null };
const embedded = { url: null, embeddedFolder: '/data/postgres' };

function withCode(code: string, message: string) {
  return Object.assign(new Error(message), { code });
}

it('a lost database is named by its address, without the password, and where its log is', () => {
  const reset = withCode('ECONNRESET', 'read ECONNRESET');
  expect(describeLostDatabase(external, reset)).toBe(
    'The database at db:5432 was lost during the start: it closed the connection (read ECONNRESET). Make sure that it is running, check its log, and try again.',
  );
  expect(describeLostDatabase(embedded, reset)).toBe(
    'The embedded PostgreSQL in /data/postgres was lost during the start: it closed the connection (read ECONNRESET). See its log, /data/postgres/server.log, and try again.',
  );
});

it.each([
  [withCode('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432'), 'nothing accepts connections there'],
  [withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND db'), 'the name of its host is unknown'],
  [withCode('EHOSTUNREACH', 'connect EHOSTUNREACH'), 'its host cannot be reached'],
  [withCode('57P03', 'the database system is starting up'), 'it is starting or stopping'],
  [withCode('53300', 'sorry, too many clients already'), 'it has no free connection'],
  [new Error('Query read timeout'), 'it does not respond'],
  [new Error('Connection terminated unexpectedly'), 'it closed the connection'],
  [withCode('57P01', 'terminating connection'), 'it closed the connection'],
  [
    new Error('\nInvalid `prisma.user.count()` invocation:\n\n\nServer has closed the connection.'),
    'it closed the connection (Server has closed the connection.)',
  ],
])('how it was lost is said in words: %s', (cause, words) => {
  expect(describeLostDatabase(external, cause)).toContain(`: ${words}`);
});

it('the reason is that of the error behind all others', () => {
  const refused = withCode('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:5432');
  const everyAddress = new AggregateError([refused]);
  const cause = new AppError('database-unreachable', { cause: everyAddress });
  expect(describeLostDatabase(external, cause)).toContain(`(${refused.message})`);
});

it('what is not known to be a lost connection is quoted with its code', () => {
  const full = withCode('53100', 'could not extend file');
  expect(describeLostDatabase(external, full)).toContain(
    'The database at db:5432 failed during the start (could not extend file, 53100).',
  );
});

it('a database that is not ready in time is named with the same words, and without the password', () => {
  const refused = withCode('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:5432');
  const everyAddress = new AggregateError([refused]);
  expect(describeUnreadyDatabase(external.url, 30_000, everyAddress)).toBe(
    'The database at db:5432 was not ready within 30 seconds: nothing accepts connections there (connect ECONNREFUSED 10.0.0.1:5432). Check DATABASE_URL, and make sure that the database is running.',
  );
});

it('a refusal is quoted with its code', () => {
  const unknown = withCode('3D000', 'database "nowhere" does not exist');
  expect(describeRefusal(unknown)).toBe(
    'The database refused the connection: database "nowhere" does not exist, 3D000. Check DATABASE_URL.',
  );
});
