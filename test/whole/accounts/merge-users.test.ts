import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeUsers } from '../../../src/database/accounts/merge-users.ts';
import { inTransaction } from '../../../src/database/transaction.ts';
import { aUser, setUpDatabase } from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  stage = await setUpDatabase();
});
afterAll(() => stage.close());

const nobody = { isAdmin: false, isListed: false };
const listed = { isAdmin: true, isListed: true };
const claimed = { isAdmin: true, isListed: false };

it.each([
  ['of nobody makes no admin', nobody, nobody, nobody],
  ['of a listed admin makes a listed one', nobody, listed, listed],
  ['into a listed admin makes a listed one', listed, nobody, listed],
  ['of two listed admins makes a listed one', listed, listed, listed],
  ['of an admin who claimed makes an admin for good', nobody, claimed, claimed],
  ['of a listed admin and one who claimed makes one for good', listed, claimed, claimed],
  ['of one who claimed and a listed admin makes one for good', claimed, listed, claimed],
])('a merge %s', async (_, into, from, after) => {
  const [stays, goes] = [await aUser(stage), await aUser(stage)];
  await stage.prisma.user.update({ where: { id: stays }, data: into });
  await stage.prisma.user.update({ where: { id: goes }, data: from });
  expect(await inTransaction(stage.pool, (client) => mergeUsers(client, stays, goes, 'code'))).toBe(
    true,
  );
  expect(await stage.prisma.user.findUnique({ where: { id: stays } })).toMatchObject(after);
  expect(await stage.prisma.user.findUnique({ where: { id: goes } })).toBeNull();
});
