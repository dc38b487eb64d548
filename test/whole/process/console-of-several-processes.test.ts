import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { waitUntil } from '../../support/wait-until.ts';

const sessionSchema = z.object({ session: z.object({ csrfToken: z.string() }) });
const settingsSchema = z.object({
  isOnTrial: z.boolean(),
  settings: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
});
const errorSchema = z.object({ error: z.object({ code: z.string() }) });

// Each step needs the session of the first one, and the last one stops the processes.
describe('the console of a gateway and two workers', { shuffle: false }, () => {
  let discord: FakeDiscord;
  let overseerr: FakeOverseerr;
  let place: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  let bots: readonly BotProcess[] = [];
  /** Of the session, which all processes know. */
  let headers: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    discord = await createFakeDiscord();
    overseerr = await createFakeOverseerr();
    place = await createTestDatabase();
    database = createPrismaClient({ url: place.url, poolSize: 2, poolTimeoutSeconds: 10 });
    const start = (role: 'gateway' | 'worker') =>
      startBotProcess({
        ROLE: role,
        DATABASE_URL: place.url,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        OVERSEERR_URL: overseerr.url,
        OVERSEERR_API_KEY: overseerr.apiKey,
      });
    bots = [start('gateway'), start('worker'), start('worker')];
    await Promise.all(bots.map((bot) => bot.waitUntilRunning()));
  }, 120_000);
  afterAll(async () => {
    for (const bot of bots) await bot.kill();
    await database.close();
    await discord.stop();
    await overseerr.stop();
    await place.drop();
  });

  const countLines = ({ lines }: BotProcess, text: string) =>
    lines.filter((line) => line.includes(text)).length;

  async function call(bot: BotProcess, path: string, method = 'GET', body?: unknown) {
    const url = await bot.waitUntilRunning();
    return fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { origin: url, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function change(bot: BotProcess, name: string, value: string): Promise<void> {
    const changed = await call(bot, 'settings', 'PATCH', { changes: { [name]: value } });
    expect(await changed.json()).toMatchObject({ kind: 'changed' });
  }

  async function readSetting(bot: BotProcess, name: string) {
    const report = settingsSchema.parse(await (await call(bot, 'settings')).json());
    return report.settings.find((each) => each.name === name)?.value;
  }

  it('is entered once for all of them', async () => {
    const [gateway] = bots;
    if (!gateway) throw new Error('nothing was started');
    const [, code] =
      /claim ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await gateway.waitForLine('/claim')) ?? [];
    const signedIn = await call(gateway, 'sign-in/claim', 'POST', { code, name: 'Ada' });
    expect(signedIn.status).toBe(200);
    headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const { session } = sessionSchema.parse(await (await call(gateway, 'session')).json());
    headers = { ...headers, 'x-medianest-csrf': session.csrfToken };
    for (const bot of bots) expect((await call(bot, 'settings')).status).toBe(200);
  });

  it('changes what takes effect at once in all processes within seconds, without a restart', async () => {
    const [, worker] = bots;
    if (!worker) throw new Error('nothing was started');
    await change(worker, 'LOG_LEVEL', 'debug');
    await waitUntil(
      () => bots.every((bot) => countLines(bot, 'Changed settings have taken effect') === 1),
      'the change to reach every process',
    );
    expect(bots.map((bot) => countLines(bot, 'MediaNest is running'))).toEqual([1, 1, 1]);
    for (const bot of bots) expect(await readSetting(bot, 'LOG_LEVEL')).toBe('debug');
  });

  it('restarts all processes in an orderly way for other changes, and none of them ends', async () => {
    const [, , worker] = bots;
    if (!worker) throw new Error('nothing was started');
    const before = await Promise.all(bots.map((bot) => bot.waitUntilRunning()));
    await change(worker, 'POLL_INTERVAL_SECONDS', '61');
    const after = await Promise.all(bots.map((bot) => bot.waitUntilRunning(2)));
    expect(after).toEqual(before);
    for (const bot of bots) {
      expect(countLines(bot, 'Restarting (settings were changed in the console')).toBe(1);
      expect(countLines(bot, 'Could not stop cleanly')).toBe(0);
      expect(await readSetting(bot, 'POLL_INTERVAL_SECONDS')).toBe('61');
    }
    await waitUntil(async () => {
      const report = await (await call(worker, 'settings')).json();
      return !settingsSchema.parse(report).isOnTrial;
    }, 'the change to be proven');
  });

  it('counts attempts of all processes together, and records them', async () => {
    const { prisma } = database;
    await prisma.attemptCount.deleteMany();
    headers = {};
    const tried = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const bot = bots[n % bots.length];
        if (!bot) throw new Error('nothing was started');
        const body = { code: `WRNG-000${n % 10}`, name: 'Eve' };
        const answer = await call(bot, 'sign-in/claim', 'POST', body);
        return errorSchema.parse(await answer.json()).error.code;
      }),
    );
    // Five for an address, although each of the three processes has seen only four.
    expect(Object.groupBy(tried, (code) => code)).toEqual({
      'invalid-code': Array.from({ length: 5 }, () => 'invalid-code'),
      'too-many-code-attempts': Array.from({ length: 7 }, () => 'too-many-code-attempts'),
    });
    expect(await prisma.auditLog.count({ where: { action: 'console-sign-in-refused' } })).toBe(12);
    expect(await prisma.attemptCount.count()).toBe(2);
  });

  it('stops', async () => {
    expect(await Promise.all(bots.map((bot) => bot.stop()))).toEqual([0, 0, 0]);
  });
});
