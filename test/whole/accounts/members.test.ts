import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createScriptedBot,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';

const stranger = '800000000000000001';
const apart: number[] = [];

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot({
    syncIntervalSeconds: (accounts) => {
      apart.push(accounts);
      return 60;
    },
  });
});
beforeEach(async () => {
  await bot.startOver();
  apart.length = 0;
  const payload = { serviceId: bot.serviceId };
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload }]);
  await bot.waitUntilIdle();
});
afterAll(() => bot.stop());

const readings = () => bot.overseerr.calls.filter(({ path }) => path === '/user').length;

async function type(): Promise<void> {
  await bot.as(stranger).command('help');
  await bot.as(stranger).suggest('dune');
  await bot.as(stranger).press('recheck');
  await bot.waitUntilIdle();
}

describe('a user without an account', () => {
  it('causes one account sync, and not one with every action', async () => {
    const before = readings();
    await type();
    await type();
    expect(readings()).toBe(before + 1);
    expect(apart).toEqual([7]);
  });

  it('is linked by the profile that names them since the last sync', async () => {
    bot.overseerr.driver.setNotification(5, { discordId: stranger });
    const reply = await bot.as(stranger).command('request', { title: 'movie:603' });
    expect(listButtonIds(getView(reply)).join()).toContain('request');
  });

  it('gets an answer after the first account sync', async () => {
    const fresh = await createScriptedBot();
    try {
      const reply = await fresh.as('234567890123456789').command('request', { title: 'movie:603' });
      expect(listButtonIds(getView(reply)).join()).toContain('request');
    } finally {
      await fresh.stop();
    }
  });
});
