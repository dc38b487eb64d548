import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';

const stranger = '800000000000000001';
const apart: number[] = [];

let bot: ScriptedBot;
beforeEach(async () => {
  apart.length = 0;
  bot = await createScriptedBot({
    syncIntervalSeconds: (accounts) => {
      apart.push(accounts);
      return 60;
    },
  });
  const payload = { serviceId: bot.serviceId };
  await bot.jobs.enqueueAtMostEvery({ kind: 'sync-accounts', payload }, 60);
  await bot.waitUntilIdle();
});
afterEach(() => bot.stop());

const readings = () => bot.overseerr.calls.filter(({ path }) => path === '/user').length;

async function type(): Promise<void> {
  await bot.as(stranger).command('help');
  await bot.as(stranger).suggest('dune');
  await bot.as(stranger).press('recheck');
  await bot.waitUntilIdle();
}

describe('a user without an account', () => {
  it('does not trigger an account sync with every action', async () => {
    const before = readings();
    await type();
    expect(readings()).toBe(before);
    expect(new Set(apart)).toEqual(new Set([7]));
  });

  it('triggers one account sync when the last one is long enough ago', async () => {
    const before = readings();
    await bot.prisma.jobInterval.deleteMany();
    await type();
    expect(readings()).toBe(before + 1);
  });

  it('triggers an account sync immediately when there was none before', async () => {
    const fresh = await createScriptedBot();
    await fresh.as('234567890123456789').command('help');
    await fresh.waitUntilIdle();
    await fresh.as('234567890123456789').command('help');
    expect(await fresh.prisma.accountLink.count()).toBe(1);
    await fresh.stop();
  });
});
