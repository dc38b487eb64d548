import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { people, syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const bob = people.requester;
const bobNumber = 3;
const dune = 'movie:438631';
const matrix = 'movie:603';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot({
    config: { admins: [{ platform: 'discord', platformUserId: people.admin }] },
  });
});
beforeEach(async () => {
  await bot.startOver();
  await bot.as(bob).command('help');
  await syncAccounts(bot);
});
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

const cardOf = async (title: string) => getView(await bot.as(bob).command('request', { title }));
const asked = () =>
  bot.overseerr.calls.filter(({ path }) => path === `/user/${bobNumber}/quota`).length;

function setLimit(limit: number | null) {
  const user = bot.overseerr.state.users.find(({ id }) => id === bobNumber);
  if (!user) throw new Error('no bob');
  user.movieQuotaLimit = limit;
}

async function ask(title: string) {
  await bot.as(bob).press(findButtonId(await cardOf(title), 'request'));
  await bot.waitUntilIdle();
}

describe('a quota', () => {
  it('that is nearly used up is shown before the request, without a call', async () => {
    const before = asked();
    expect(toText(await cardOf(dune))).toContain(t('quota-left', { left: 1, limit: 1 }));
    await ask(dune);
    expect(asked()).toBe(before);
  });

  it('of a user in a profile is known before the first contact', async () => {
    const fresh = await createScriptedBot();
    await syncAccounts(fresh);
    const before = fresh.overseerr.calls.length;
    const card = getView(await fresh.as(bob).command('request', { title: dune }));
    expect(toText(card)).toContain(t('quota-left', { left: 1, limit: 1 }));
    expect(fresh.overseerr.calls.slice(before).map(({ path }) => path)).not.toContain(
      `/user/${bobNumber}/quota`,
    );
    await fresh.stop();
  });

  it('is not read before the first contact when many users are in profiles', async () => {
    const fresh = await createScriptedBot();
    for (let n = 0; n < 50; n += 1) {
      const { id } = fresh.overseerr.driver.addUser({ username: `member ${n}` });
      fresh.overseerr.driver.setNotification(id, { discordId: `9000000000000000${10 + n}` });
    }
    await syncAccounts(fresh);
    const reads = fresh.overseerr.calls.filter(({ path }) => path.endsWith('/quota'));
    expect(reads).toEqual([]);
    await fresh.stop();
  });

  it('that is used up shows when it resets', async () => {
    await ask(dune);
    const card = toText(await cardOf(matrix));
    expect(card).toContain(t('quota-left', { left: 0, limit: 1 }));
    expect(card).toContain(t('quota-resets'));
  });

  it('that is used up is shown without a date while the server provides none', async () => {
    await ask(dune);
    bot.overseerr.faults.fail(500, { where: '/user/:id/requests', body: { message: 'no' } });
    const card = await cardOf(matrix);
    expect(toText(card)).toContain(t('quota-left', { left: 0, limit: 1 }));
    const { message } = await bot.as(bob).pressAndWatch(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(toText(message.latest())).toContain(t('quota-left', { left: 0, limit: 1 }));
    expect(toText(message.latest())).not.toContain(t('quota-resets'));
  });

  it('that is mostly unused or unlimited is not shown', async () => {
    setLimit(10);
    await syncAccounts(bot);
    expect(toText(await cardOf(dune))).not.toContain('quota');
    setLimit(null);
    await syncAccounts(bot);
    expect(toText(await cardOf(dune))).not.toContain('quota');
  });

  it('counts requests made since the last sync, except declined or canceled ones', async () => {
    setLimit(2);
    await syncAccounts(bot);
    await ask(dune);
    expect(toText(await cardOf(matrix))).toContain(t('quota-left', { left: 1, limit: 2 }));
    await bot.prisma.request.updateMany({ data: { state: 'declined' } });
    expect(toText(await cardOf(matrix))).not.toContain('quota');
  });

  it('is read again when the cached value says that it is used up', async () => {
    await ask(dune);
    setLimit(5);
    expect(toText(await cardOf(matrix))).not.toContain('quota');
    expect(
      (await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: bobNumber } })).quotas,
    ).toMatchObject({ movie: { limit: 5, used: 1 } });
  });

  it('is not shown and blocks no request while the server fails', async () => {
    await ask(dune);
    bot.overseerr.faults.fail(500, { where: '/user/:id/quota', body: { message: 'no' } });
    const card = await cardOf(matrix);
    expect(toText(card)).toContain('The Matrix');
    expect(toText(card)).not.toContain('quota');
    findButtonId(card, 'request');
  });

  it('that cannot be read does not prevent the account sync', async () => {
    bot.overseerr.faults.fail(500, { where: '/user/:id/quota', body: { message: 'no' } });
    bot.overseerr.driver.addUser({ username: 'newcomer' });
    await syncAccounts(bot);
    expect(await bot.prisma.account.count({ where: { name: 'newcomer' } })).toBe(1);
    await bot.waitUntilIdle();
    expect((await bot.listJobs()).filter(({ name }) => name === 'sync-accounts')).toEqual([]);
  });

  it('of a series counts seasons', async () => {
    const user = bot.overseerr.state.users.find(({ id }) => id === bobNumber);
    if (!user) throw new Error('no bob');
    user.tvQuotaLimit = 3;
    user.tvQuotaDays = 7;
    await syncAccounts(bot);
    const card = await cardOf('tv:1396');
    expect(toText(card)).not.toContain('quota');
    const latest = getView(
      await bot.as(bob).press(findButtonId(card, 'select-seasons').replace(':all', ':latest')),
    );
    await bot.as(bob).press(findButtonId(latest, 'request'));
    await bot.waitUntilIdle();
    expect(toText(await cardOf('tv:1396'))).not.toContain('quota');
    await bot.prisma.request.updateMany({ data: { seasons: [1, 2] } });
    expect(toText(await cardOf('tv:1396'))).toContain(t('quota-left', { left: 1, limit: 3 }));
  });

  it('without a limit is read every six hours, one with a limit on every sync', async () => {
    await bot.as('123456789012345678').command('help');
    await syncAccounts(bot);
    const alices = () => bot.overseerr.calls.filter(({ path }) => path === '/user/2/quota').length;
    expect(alices()).toBe(1);
    const before = asked();
    await syncAccounts(bot);
    expect([alices(), asked()]).toEqual([1, before + 1]);
    await bot.prisma.account.updateMany({
      where: { remoteUserId: 2 },
      data: { quotasReadAt: new Date(Date.now() - 7 * 3_600_000) },
    });
    await syncAccounts(bot);
    expect(alices()).toBe(2);
  });
});
