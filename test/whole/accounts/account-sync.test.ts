import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { syncAccounts } from '../../support/approvals.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';

const profileOf = (number: number) => new RegExp(`/user/${number}/settings/notifications$`);
const spoiled = 'M\u0000al\ud800';
let bot: ScriptedBot;

beforeAll(async () => {
  bot = await createScriptedBot();
});
afterEach(() => bot.overseerr.faults.clear());
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

async function known(): Promise<number[]> {
  const where = { removedAt: null };
  const rows = await bot.prisma.account.findMany({ where, orderBy: { remoteUserId: 'asc' } });
  return rows.map(({ remoteUserId: number }) => number);
}

describe('an account sync', () => {
  it('saves the accounts that it can read', async () => {
    bot.overseerr.faults.fail(500, { where: profileOf(3) });
    await syncAccounts(bot);
    expect(await known()).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it('marks no account as removed while one cannot be read', async () => {
    await syncAccounts(bot);
    bot.overseerr.driver.removeUser(4);
    bot.overseerr.faults.fail(500, { where: profileOf(3) });
    await syncAccounts(bot);
    expect(await known()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    bot.overseerr.faults.clear();
    await syncAccounts(bot);
    expect(await known()).toEqual([1, 2, 3, 5, 6, 7]);
  });

  it('saves all accounts, whatever characters a name or address contains', async () => {
    const { id } = bot.overseerr.driver.addUser({
      username: spoiled,
      email: `${spoiled}@rig.local`,
    });
    await syncAccounts(bot);
    const row = await bot.prisma.account.findFirst({ where: { remoteUserId: id } });
    expect(row).toMatchObject({ name: 'Mal', email: 'Mal@rig.local' });
    expect(row?.remoteCreatedAt).toBeInstanceOf(Date);
    expect(await known()).toContain(7);
  });

  it('imports a request from a user with such a name', async () => {
    const { id } = bot.overseerr.driver.addUser({
      username: `${spoiled}l`,
      email: 'b@rig.local',
      permissions: ['request'],
    });
    await bot.overseerr.driver.requestInWebUi(id, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const [row] = await bot.prisma.request.findMany({ include: { events: true } });
    expect(row).toMatchObject({ requesterName: 'Mall', events: [{ actor: 'Mall' }] });
  });
});
