import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { syncAccounts } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

const profileOf = (number: number) => new RegExp(`/user/${number}/settings/notifications$`);
const spoiled = 'M\u0000al\ud800';
const admin = '700000000000000001';
let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot({
    config: { admins: [{ platform: 'discord', platformUserId: admin }] },
  });
});
beforeEach(() => bot.startOver());
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

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

describe('a wrong list of users', () => {
  const page = z.looseObject({
    pageInfo: z.looseObject({ results: z.number() }),
    results: z.array(z.looseObject({ id: z.number() })),
  });
  /** Makes the list contain only these users, and say so. */
  const listOnly = (ids: readonly number[]) => (body: unknown) => {
    const { pageInfo, results } = page.parse(body);
    const kept = results.filter(({ id }) => ids.includes(id));
    return { pageInfo: { ...pageInfo, results: kept.length }, results: kept };
  };
  const alice = '123456789012345678';
  const bob = '234567890123456789';
  const lists = { where: 'GET /user' };

  beforeEach(async () => {
    for (const person of [alice, bob]) await bot.as(person).command('help');
    await syncAccounts(bot);
  });

  const countLinks = () =>
    bot.prisma.accountLink.count({ where: { account: { removedAt: null } } });
  const readMissing = async () => {
    const { usersMissing } = await bot.prisma.serviceConfig.findFirstOrThrow();
    return usersMissing;
  };
  const listNotices = () => bot.messages.filter(({ place }) => place.address === admin);

  it.each<[string, readonly number[]]>([
    ['is empty', []],
    ['lacks the owner', [2, 3, 4, 5, 6, 7]],
    ['has the owner alone', [1]],
  ])('that %s unlinks nobody, and an admin is told once', async (_, ids) => {
    bot.overseerr.faults.distort(listOnly(ids), lists);
    await syncAccounts(bot);
    expect(await countLinks()).toBe(2);
    expect(await readMissing()).not.toBeNull();
    await bot.jobs.enqueue([{ kind: 'check-alerts', payload: {} }]);
    await bot.waitUntilIdle();
    expect(listNotices()).toHaveLength(1);
    bot.overseerr.faults.clear();
    await bot.jobs.retryNow('sync-accounts');
    await syncAccounts(bot);
    expect(await countLinks()).toBe(2);
    expect(await readMissing()).toBeNull();
  });

  it('that lacks one user does not end their waiting request', async () => {
    bot.overseerr.faults.fail(500, { where: 'POST /request' });
    const card = getView(await bot.as(bob).command('request', { title: 'movie:603' }));
    await bot.as(bob).press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    bot.overseerr.faults.distort(listOnly([1, 2, 4, 5, 6, 7]), lists);
    await syncAccounts(bot);
    expect(await countLinks()).toBe(1);
    const waitFor = async (state: object) => {
      await bot.jobs.retryNow('submit-request');
      const isReached = async () => (await bot.prisma.request.count({ where: state })) === 1;
      await waitUntil(isReached, JSON.stringify(state));
    };
    await waitFor({ state: 'queued', cause: 'link-lost' });
    bot.overseerr.faults.clear();
    await syncAccounts(bot);
    await waitFor({ state: 'pending' });
  });
});
