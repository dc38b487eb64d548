import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { nextTestPort } from '../../support/test-port.ts';

let discord: FakeDiscord;
let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let port: number;
const bots: BotProcess[] = [];

beforeEach(async () => {
  discord = await createFakeDiscord();
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  port = nextTestPort();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill();
  await discord.stop();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

function start(env: Readonly<Record<string, string>> = {}): BotProcess {
  const bot = startBotProcess({
    ...serverSettings({ discord, telegram, overseerr, database }),
    HTTP_PORT: `${port}`,
    ...env,
  });
  bots.push(bot);
  return bot;
}

async function readiness(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return `${response.status} ${await response.text()}`;
}

it('a platform that returns errors at startup is retried while the other one works', async () => {
  telegram.faults.fail('getMe', 502, 'Bad Gateway', 2);
  const bot = start();
  await bot.waitUntilRunning();
  expect(await readiness()).toMatch(/^503 [\s\S]*telegram[^\n]*502/);
  expect(discord.gateway.counts.identified).toBe(1);
  await bot.waitForLine('Connected to telegram');
  expect(await readiness()).not.toMatch(/telegram[^\n]*502/);
});

it('a wrong token stops its platform, but not the process', async () => {
  const bot = start({ TELEGRAM_BOT_TOKEN: '7000000009:wrong' });
  await bot.waitUntilRunning();
  expect(bot.lines.filter((line) => line.includes('TELEGRAM_BOT_TOKEN'))).toHaveLength(1);
  expect(await readiness()).toMatch(/^503 [\s\S]*telegram[^\n]*TELEGRAM_BOT_TOKEN/);
  expect(discord.gateway.counts.identified).toBe(1);
});

it('the process exits if every platform rejects its token', async () => {
  discord.faults.refuseToken();
  const bot = start({ TELEGRAM_BOT_TOKEN: '7000000009:wrong' });
  expect(await bot.ended).toBe(1);
  expect(bot.lines.join('\n')).toContain('Check DISCORD_TOKEN');
  expect(bot.lines.join('\n')).toContain('Check TELEGRAM_BOT_TOKEN');
});
