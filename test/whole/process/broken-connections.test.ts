import pg from 'pg';
import { afterEach, expect, inject, it } from 'vitest';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startOwnServers } from '../../support/own-servers.ts';
import { startPostgresCutter } from '../../support/postgres-cutter.ts';
import { waitUntil } from '../../support/wait-until.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Kills each new connection to a database, up to the given number, until it is stopped. */
async function killConnections(
  admin: pg.Client,
  url: string,
  { times, hasStopped }: { times: number; hasStopped: () => boolean },
): Promise<number> {
  const database = new URL(url).pathname.slice(1);
  let killed = 0;
  while (killed < times && !hasStopped()) {
    const { rowCount } = await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [database],
    );
    killed += rowCount ?? 0;
    // Lets each new connection live a little longer.
    await admin.query('select pg_sleep($1)', [killed / 1_000]);
  }
  return killed;
}

it('a bot survives killed database connections during startup and afterwards', async () => {
  const servers = await startOwnServers();
  closers.push(() => servers.stop());
  const database = await createTestDatabase({ empty: true });
  closers.push(() => database.drop());
  const admin = new pg.Client({ connectionString: inject('databaseAdminUrl') });
  await admin.connect();
  closers.push(() => admin.end());

  const bot = startBotProcess({
    DATABASE_URL: database.url,
    ...servers.settings,
    POLL_INTERVAL_SECONDS: '1',
    LOG_LEVEL: 'debug',
  });
  closers.push(() => bot.kill());
  let isOver = false;
  const isRunning = () => bot.lines.some((line) => line.includes('MediaNest is running'));
  void bot.ended.then(() => {
    isOver = true;
  });
  const killed = await killConnections(admin, database.url, {
    times: 20,
    hasStopped: () => isOver || isRunning(),
  });
  await waitUntil(() => isOver || isRunning(), 'the bot to run');
  expect(bot.lines.join('\n')).toContain('MediaNest is running');
  expect(killed).toBeGreaterThan(10);

  // Each of these interrupts the pool, the locks, and the queue in the middle of their work.
  await killConnections(admin, database.url, { times: 30, hasStopped: () => isOver });
  const reads = () => servers.overseerr.calls.length;
  const before = reads();
  await expect.poll(reads).toBeGreaterThan(before);
  expect(bot.lines.join('\n')).not.toContain('Uncaught exception');
  expect(await bot.stop()).toBe(0);
});

it.each([21])(
  'a bot starts, migrates its database, and runs through random cuts (seed %i)',
  async (seed) => {
    const servers = await startOwnServers();
    closers.push(() => servers.stop());
    const database = await createTestDatabase({ empty: true });
    closers.push(() => database.drop());
    const cutter = await startPostgresCutter(Number(new URL(database.url).port));
    closers.push(() => cutter.close());
    const proxied = new URL(database.url);
    proxied.hostname = '127.0.0.1';
    proxied.port = String(cutter.port);
    cutter.start(seed, { every: 30, count: 6 });

    const bot = startBotProcess({
      DATABASE_URL: proxied.href,
      ...servers.settings,
      POLL_INTERVAL_SECONDS: '1',
      LOG_LEVEL: 'debug',
    });
    closers.push(() => bot.kill());
    const hasSynced = () => bot.lines.some((line) => line.includes('Accounts synced'));
    await waitUntil(hasSynced, 'the accounts', 90_000);
    await waitUntil(() => cutter.left() === 0, 'all cuts', 60_000);
    const lines = bot.lines.join('\n');
    expect(lines).toContain('MediaNest is running');
    expect(lines).not.toContain('Uncaught exception');
    expect(lines).not.toContain('"attempts":');
    expect(await bot.stop()).toBe(0);
  },
);
