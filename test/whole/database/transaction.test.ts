import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRetriedTransaction } from '../../../src/database/transaction.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { aUser, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

function lost(code: string) {
  return Object.assign(new pg.DatabaseError('lost', 4, 'error'), { code });
}

/** Ends in these errors, one after the other, each time after a row was written. */
async function runsOf(...errors: Error[]) {
  const discordId = newId();
  let runs = 0;
  const end = await inRetriedTransaction(setup.kysely, async (transaction) => {
    runs += 1;
    const chat = { platform: 'discord', platform_user_id: discordId, name: 'Ada' } as const;
    await transaction
      .insertInto('chat_account')
      .values({ ...chat, id: newId(), user_id: userId })
      .execute();
    const error = errors.shift();
    if (error) throw error;
    return 'well';
  }).catch((error: unknown) => error);
  const rows = await setup.prisma.chatAccount.count({ where: { platformUserId: discordId } });
  return { end, runs, rows };
}

let userId: string;
beforeAll(async () => {
  userId = await aUser(setup);
});

describe('a conflict with a concurrent change', () => {
  it.each(['40P01', '40001', '23505', '23503'])('is retried after %s', async (code) => {
    expect(await runsOf(lost(code), lost(code))).toEqual({ end: 'well', runs: 3, rows: 1 });
  });

  it('is given up after three attempts', async () => {
    const last = lost('40P01');
    const end = await runsOf(lost('40P01'), lost('23503'), last, lost('40P01'));
    expect(end).toEqual({ end: last, runs: 3, rows: 0 });
  });

  it.each([lost('22P02'), new AppError('account-not-found'), new Error('any')])(
    'is not retried after %s',
    async (error) => {
      expect(await runsOf(error)).toEqual({ end: error, runs: 1, rows: 0 });
    },
  );
});
