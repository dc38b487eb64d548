import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { runCliHere } from '../../support/run-cli.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { nextTestPort } from '../../support/test-port.ts';

const report = z.object({
  results: z.array(
    z.object({ name: z.string(), findings: z.array(z.object({ severity: z.string() })) }),
  ),
});

let folder: string;
let discord: FakeDiscord;
let telegram: FakeTelegram;
let guildId: string;
let overseerr: FakeOverseerr;
let database: TestDatabase;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest doctor '));
  await chmod(folder, 0o755);
  discord = await createFakeDiscord();
  guildId = discord.world.addGuild({ name: 'Home' }).id;
  telegram = await createFakeTelegram();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  env = {
    ...serverSettings({ discord, telegram, overseerr, database }),
    DATA_DIR: join(folder, 'data'),
    WEBHOOK_SECRET: 'a-webhook-secret',
  };
});

afterAll(async () => {
  await discord.stop();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The worst severity of each check. */
async function diagnose(parts: Readonly<Record<string, string>> = {}) {
  const { exitCode, output, errors } = await runCliHere(['doctor', '--json'], {
    ...env,
    ...parts,
  });
  expect(errors).toBe('');
  const { results } = report.parse(JSON.parse(output));
  const worst = (severities: readonly string[]) =>
    ['problem', 'warning', 'ok'].find((each) => severities.includes(each));
  return {
    exitCode,
    output,
    checks: Object.fromEntries(
      results.map(({ name, findings }) => [name, worst(findings.map((each) => each.severity))]),
    ),
  };
}

// Before one of them starts the bot, its commands are not registered.
describe('medianest doctor', { shuffle: false }, () => {
  it('finds a good setup in order, but for the webhook, while the bot is stopped', async () => {
    overseerr.settings.csrf = false;
    const { exitCode, checks } = await diagnose();
    expect(checks).toMatchObject({
      settings: 'ok',
      database: 'ok',
      clock: 'ok',
      // The bot has not registered its commands yet.
      Discord: 'warning',
      Telegram: 'ok',
      'errors and users': 'ok',
    });
    expect(checks['Overseerr server default']).toMatch(/ok|warning/);
    expect(exitCode).toBe(0);
  });

  it('finds wrong keys and tokens, and shows none', async () => {
    const { exitCode, checks, output } = await diagnose({
      DISCORD_TOKEN: 'wrong-discord-token',
      OVERSEERR_API_KEY: 'wrong-overseerr-key',
    });
    expect(exitCode).toBe(3);
    expect(checks).toMatchObject({ Discord: 'problem', 'Overseerr server default': 'problem' });
    expect(output).not.toMatch(/wrong-discord-token|wrong-overseerr-key|a-webhook-secret/);
  });

  it('finds servers that do not respond, also the database', async () => {
    const { exitCode, checks } = await diagnose({
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      OVERSEERR_URL: 'http://127.0.0.1:9',
      DATABASE_URL: 'postgresql://me:hidden-password@127.0.0.1:9/none',
    });
    expect(exitCode).toBe(3);
    expect(checks).toMatchObject({
      Discord: 'problem',
      'Overseerr server default': 'problem',
      database: 'problem',
    });
  });

  it('names what the bot cannot do in its places, also at the start of the bot', async () => {
    const { world } = discord;
    const good = world.addChannel(guildId, { name: 'approvals' });
    const bad = world.addChannel(guildId, { name: 'no-posts', botPermissions: ['ViewChannel'] });
    const group = telegram.world.addGroup({ title: 'Movie night' });
    const places = {
      APPROVAL_PLACES: `discord:${good.id},telegram:${group}`,
      ALERT_PLACES: `discord:${bad.id},telegram:-404`,
      HTTP_PORT: `${nextTestPort()}`,
    };
    const bot = startBotProcess({ ...env, ...places });
    await bot.waitUntilRunning();
    await bot.waitForLine('#no-posts (ALERT_PLACES): Send Messages, Embed Links');
    await bot.waitForLine('in \\"Movie night\\" (APPROVAL_PLACES), because it is not an admin');
    const chosen = world.addChannel(guildId, { name: 'chosen', botPermissions: [] });
    const client = createPrismaClient({ url: database.url, poolSize: 1, poolTimeoutSeconds: 10 });
    const digestPlace = { platform: 'discord', kind: 'channel', address: chosen.id };
    const space = { platform: 'discord', platformSpaceId: guildId, name: 'Home' } as const;
    await client.prisma.space.create({ data: { ...space, settings: { digestPlace } } });
    await client.close();
    const { checks, output } = await diagnose(places);
    expect(output).toContain(`channel ${chosen.id} (/setup in Home)`);
    expect(checks).toMatchObject({
      Discord: 'ok',
      'Discord channels': 'problem',
      Telegram: 'ok',
      'Telegram groups': 'problem',
    });
    expect(output).toContain('-404');
    expect(output).not.toContain('#approvals');
    expect(await bot.stop()).toBe(0);
    expect(discord.ruleViolations).toEqual([]);
    expect(telegram.ruleViolations).toEqual([]);
  });

  it('explains settings that the bot refuses', async () => {
    const { exitCode, checks } = await diagnose({ HTTP_PORT: 'x' });
    expect(exitCode).toBe(3);
    expect(checks).toEqual({ settings: 'problem' });
  });

  it('writes a support file without secrets, addresses, and names', async () => {
    const path = join(folder, 'support.json');
    const { exitCode } = await runCliHere(['doctor', '--bundle', path], env);
    expect(exitCode).toBe(0);
    const text = await readFile(path, 'utf8');
    for (const value of Object.values(env)) expect(text).not.toContain(value);
    expect(text).not.toContain(new URL(overseerr.url).host);
    for (const name of ['Home', 'no-posts', 'Movie night']) expect(text).not.toContain(name);
    expect(JSON.parse(text)).toMatchObject({
      settings: expect.arrayContaining([{ name: 'DISCORD_TOKEN', origin: 'environment' }]),
      tables: expect.arrayContaining([expect.objectContaining({ table: 'request' })]),
    });
  });
});
