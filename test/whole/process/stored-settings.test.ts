import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { runCliHere } from '../../support/run-cli.ts';

const secretKey = 'the secret key of the tests';

let discord: FakeDiscord;
let overseerr: FakeOverseerr;
let place: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let bot: BotProcess;

beforeEach(async () => {
  discord = await createFakeDiscord();
  overseerr = await createFakeOverseerr();
  place = await createTestDatabase();
  database = createPrismaClient({ url: place.url, poolSize: 2, poolTimeoutSeconds: 10 });
});

afterEach(async () => {
  await bot.kill();
  await database.close();
  await discord.stop();
  await overseerr.stop();
  await place.drop();
});

async function setSetting(name: string, value: string): Promise<void> {
  const { exitCode, errors } = await runCliHere(['settings', 'set', name, value], {
    DATABASE_URL: place.url,
    SECRET_KEY: secretKey,
  });
  expect(errors).toBe('');
  expect(exitCode).toBe(0);
}

const listDemoServers = () =>
  database.prisma.serviceConfig.count({ where: { name: 'demo', kind: 'overseerr' } });

it('a demo becomes a real bot in the same process, and goes back from settings that do not work', async () => {
  bot = startBotProcess({
    DATABASE_URL: place.url,
    SECRET_KEY: secretKey,
    DISCORD_API_URL: discord.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
  });
  const address = await bot.waitUntilRunning();
  expect(await listDemoServers()).toBe(1);

  await setSetting('DISCORD_TOKEN', discord.token);
  await bot.waitForLine('Removed the people and requests of the demo');
  expect(await bot.waitUntilRunning(2)).toBe(address);
  expect(await listDemoServers()).toBe(0);
  expect(await database.prisma.user.count({ where: { displayName: 'Olivia' } })).toBe(0);

  const env = { DATABASE_URL: place.url, SECRET_KEY: secretKey };
  expect(await runCliHere(['settings', 'set', 'DISCORD_TOKE', 'x'], env)).toMatchObject({
    exitCode: 2,
    errors: expect.stringContaining('no setting DISCORD_TOKE'),
  });

  await setSetting('DISCORD_TOKEN', 'wrong-token');
  await bot.waitForLine('goes back to those before');
  await bot.waitUntilRunning(3);
  const [version] = await database.prisma.settingsVersion.findMany({
    where: { failedAt: { not: null } },
  });
  expect(version?.failure).toBeTruthy();
  const ready = await fetch(`${address}/readyz`);
  expect(await ready.json()).toMatchObject({ ok: true });
  const text = bot.lines.join('\n');
  expect(text).not.toContain(discord.token);
  expect(text).not.toContain('wrong-token');
  expect(await bot.stop()).toBe(0);
});
