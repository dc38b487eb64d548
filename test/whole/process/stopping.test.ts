import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { isServing, readPostmaster } from '../../../src/database/embedded/postmaster.ts';
import { createFakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startOwnServers } from '../../support/own-servers.ts';
import { processEnvironment } from '../../support/process-environment.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { waitUntil } from '../../support/wait-until.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const callback = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const bobId = '234567890123456789';
/**
 * Docker waits 10 seconds, and the steps of a stop take 9.5 if everything hangs. On a busy machine each takes longer, but
 * not nearly as long as what hangs here.
 */
const limitMs = 30_000;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medianest stopping '));
  // If root starts it, PostgreSQL runs as another user.
  await chmod(folder, 0o755);
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

async function isDatabaseRunning(dataDir: string): Promise<boolean> {
  const cluster = join(dataDir, 'postgres', 'cluster');
  const postmaster = await readPostmaster(cluster);
  return postmaster !== undefined && isServing(cluster, postmaster.pid);
}

describe('a running bot', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)('stops on %s without an error', async (signal) => {
    const database = await createTestDatabase();
    closers.push(() => database.drop());
    const servers = await startOwnServers();
    closers.push(() => servers.stop());
    const bot = startBotProcess({ DATABASE_URL: database.url, ...servers.settings });
    closers.push(() => bot.kill());
    await bot.waitUntilRunning();
    expect(await bot.stop(signal)).toBe(0);
  });

  it('stops in time and without an error while Overseerr, Discord, and PostgreSQL hang', async () => {
    const discord = await createFakeDiscord();
    closers.push(() => discord.stop());
    const guild = discord.world.addGuild({ name: 'Home' });
    const channel = discord.world.addChannel(guild.id, { name: 'requests' });
    discord.world.addUser({ id: bobId, username: 'bob' });
    discord.world.addMember(guild.id, bobId, {});
    const overseerr = await createFakeOverseerr();
    closers.push(() => overseerr.stop());
    const database = await createTestDatabase();
    closers.push(() => database.drop());
    const url = new URL(database.url);
    const proxy = await startTcpProxy(Number(url.port));
    closers.push(() => proxy.stop());
    url.port = `${proxy.port}`;
    const bot = startBotProcess({
      DATABASE_URL: url.href,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      OVERSEERR_URL: overseerr.url,
      OVERSEERR_API_KEY: overseerr.apiKey,
      POLL_INTERVAL_SECONDS: '1',
    });
    closers.push(() => bot.kill());
    await bot.waitForLine('Accounts synced');

    overseerr.faults.hang();
    discord.faults.delay(callback, 60_000, 1);
    const seen = overseerr.calls.length;
    await waitUntil(() => overseerr.calls.length > seen, 'a job that waits for Overseerr');
    discord.as(bobId).command(channel.id, 'me', {});
    await waitUntil(() => !discord.faults.isPlanned(callback), 'an answer that waits for Discord');
    proxy.hang();

    const startedAt = performance.now();
    expect(await bot.stop()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(limitMs);
  });
});

describe('a bot that is starting with its own database', () => {
  it.each([
    ['while the database is created', '', 'building-'],
    ['while PostgreSQL starts', 'cluster', 'postmaster.pid'],
  ])('leaves nothing behind when it is stopped %s', async (_, folder, name) => {
    const dataDir = await makeDataDir();
    const bot = startBotProcess({ DATA_DIR: dataDir });
    closers.push(() => bot.kill());
    await waitUntil(
      async () => (await listFiles(join(dataDir, 'postgres', folder))).some(isNamed(name)),
      name,
    );
    expect(await bot.stop()).toBe(0);
    expect(await isDatabaseRunning(dataDir)).toBe(false);
    expect(await listFiles(join(dataDir, 'postgres'))).not.toContainEqual(
      expect.stringContaining('building-'),
    );
    expect(bot.lines.join('\n')).not.toContain('"level":50');
  });
});

async function listFiles(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

function isNamed(beginning: string): (name: string) => boolean {
  return (name) => name.startsWith(beginning);
}

describe('a bot that was started by npm', () => {
  it('exits, together with its database, when npm is killed', async () => {
    const dataDir = await makeDataDir();
    await copyFolder(inject('preparedDataDir'), dataDir);
    const servers = await startOwnServers();
    closers.push(() => servers.stop());
    const npm = spawn(process.execPath, ['test/support/npm-stand-in.mjs'], {
      cwd: root,
      env: {
        ...processEnvironment(),
        DATA_DIR: dataDir,
        HTTP_PORT: `${nextTestPort()}`,
        ...servers.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    // The pipe closes when the last process that holds it exits.
    let hasEnded = false;
    npm.on('close', () => {
      hasEnded = true;
    });
    await waitUntil(() => output.includes('MediaNest is running'), 'the bot to run');
    expect(await isDatabaseRunning(dataDir)).toBe(true);
    npm.kill('SIGKILL');
    await waitUntil(() => hasEnded, 'the bot to end');
    expect(await isDatabaseRunning(dataDir)).toBe(false);
  });
});
