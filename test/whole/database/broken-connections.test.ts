import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTransientError } from '../../../src/lib/transient-error.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

/** Kills a connection and waits for its end, so that the error event comes between two statements. */
async function kill(pid: number): Promise<void> {
  await setup.pool.query('select pg_terminate_backend($1, 5000)', [pid]);
  // One more trip through the event loop and the server, after which the event has come.
  await setup.pool.query('select 1');
}

// Without a listener, the error event would be an uncaught exception, which fails the run.
describe('a connection that is killed between two statements of a transaction', () => {
  const transactions: Readonly<Record<string, () => Promise<unknown>>> = {
    Kysely: () =>
      setup.kysely.transaction().execute(async (transaction) => {
        const { pid } = await transaction
          .selectNoFrom((query) => query.fn<number>('pg_backend_pid').as('pid'))
          .executeTakeFirstOrThrow();
        await kill(pid);
        await transaction.selectFrom('user').selectAll().execute();
      }),
    Prisma: () =>
      setup.prisma.$transaction(async (transaction) => {
        const rows = await transaction.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
        await kill(rows[0]?.pid ?? 0);
        await transaction.user.count();
      }),
  };

  it.each(Object.keys(transactions))(
    'ends a transaction of %s with an error that passes',
    async (name) => {
      const error = await transactions[name]?.().catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(Error);
      expect(isTransientError(error)).toBe(true);
      expect(await setup.prisma.user.count()).toBeGreaterThanOrEqual(0);
    },
  );
});
