import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { migrate } from '../../../src/database/migrations/migrate.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { loadSecretKey } from '../../../src/database/secrets/secrets.ts';
import { openBrowser } from '../../support/web/browser.ts';
import { startBot } from '../bot.ts';
import { startServer } from '../database.ts';
import { type Figure, toMarkdownTable } from '../figure.ts';
import { insertYears } from './rows.ts';
import { measureStatements } from './statements.ts';

// `npm run bench:console`: how long the calls and pages of the console take. With `--keep FOLDER`, a database that is
// filled once is used again; `--only WORD` measures only the calls and pages with that word in their names.

const secretKey = 'the secret key of the benchmark';
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    keep: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const rows = Number(options.rows);
const runCount = 7;
const databaseName = 'bench_console';
/** Until the bot has read accounts and made the history of the demo, through which the console is entered. */
const settleMs = 10_000;

/** For filling: what is filled in does not have to survive a crash. */
const serverSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  archive_mode: 'off',
  max_wal_size: '4GB',
  maintenance_work_mem: '1GB',
};

/** What the pages read. */
const calls = {
  overview: 'overview',
  'overview: requests per day': 'overview/requests',
  'requests: newest': 'requests',
  'requests: last changed': 'requests?order=changed-last',
  'requests: pending': 'requests?state=pending',
  'requests: failed, oldest first': 'requests?state=failed&order=oldest',
  'requests: in 4K': 'requests?quality=4k',
  'requests: series in 4K that are declined': 'requests?quality=4k&type=tv&state=declined',
  'requests: search, a common word': 'requests?search=movie',
  'requests: search, a title': `requests?search=Movie%20${Math.floor(rows / 3)}`,
  'requests: search, a name': 'requests?search=Person%2017',
  'requests: search, nothing': 'requests?search=quixote',
  'requests: count': 'requests/count',
  'requests: choices': 'requests/choices',
  people: 'people',
  'people: search': 'people?search=Person%20171',
  'people: without an account': 'people?group=unlinked',
  spaces: 'spaces',
  services: 'services',
  'audit log': 'audit',
  'audit log: one person': 'audit?search=Person%2017',
  errors: 'errors',
  jobs: 'jobs',
  'failed jobs': 'jobs/dead-letters',
  backups: 'backups',
  settings: 'settings',
  sessions: 'sessions',
  tasks: 'tasks',
} as const;
const pages = ['overview', 'requests', 'people', 'spaces', 'audit', 'errors', 'jobs', 'settings'];

const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

const server = await startServer({ settings: serverSettings, keepIn: options.keep });
const figures: Figure[] = [];
try {
  const url = (await server.find(databaseName)) ?? (await createFilled());
  const bot = await startBot({ DATABASE_URL: url, SECRET_KEY: secretKey });
  const browser = await openBrowser();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const origin = new URL(bot.webhook.url).origin;
    await measureCalls(origin, pool);
    await measurePages(browser, origin);
  } finally {
    await pool.end();
    await browser.close();
    await bot.stop();
  }
} finally {
  await server.stop();
}
console.log(`${rows} requests, ${availableParallelism()} processors, load ${loadavg()[0]}`);
console.log(toMarkdownTable(figures));

async function createFilled(): Promise<string> {
  const url = await server.create(databaseName);
  await migrate(url, { log: () => undefined });
  const database = createPrismaClient({ url, poolSize: 1, poolTimeoutSeconds: 30 });
  // The pool of the bot breaks a connection when a statement takes minutes.
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    const origin = { secretKey, dataDir: '' };
    const key = await loadSecretKey(origin, { ...database, clock: () => new Date() });
    const sealedSecret = createSecretBox(key).seal('the key of a server that is not there');
    await insertYears(pool, { rows, sealedSecret });
    return url;
  } finally {
    await pool.end();
    await database.close();
  }
}

async function measureCalls(origin: string, pool: pg.Pool): Promise<void> {
  const entered = await fetch(`${origin}/api/v1/sign-in/demo`, {
    method: 'POST',
    headers: { origin },
  });
  const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const read = async (path: string): Promise<unknown> => {
    const response = await fetch(`${origin}/api/v1/${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const [request] = listSchema.parse(await read('requests?limit=1')).items;
  const [person] = listSchema.parse(await read('people?limit=1')).items;
  const all = {
    ...calls,
    'story of a request': `requests/${request?.id}`,
    'one person': `people/${person?.id}`,
  };
  for (const [name, path] of Object.entries(all)) {
    if (!name.includes(options.only)) continue;
    const times: number[] = [];
    const { slowestMs, sumMs, count, slowest } = await measureStatements(
      pool,
      runCount,
      async () => {
        const startedAt = performance.now();
        await read(path);
        times.push(performance.now() - startedAt);
      },
    );
    add(`call: ${name}`, Math.min(...times), { most: 50 }, `the first ${times[0]?.toFixed(0)} ms`);
    add(`slowest statement: ${name}`, slowestMs, { most: 10 }, slowest);
    add(`statements: ${name}`, sumMs, { most: 50 }, `${count} statements`);
  }
}

async function measurePages(browser: Browser, origin: string): Promise<void> {
  for (const page of pages.filter((name) => name.includes(options.only))) {
    // A new context has nothing in its cache.
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    await context.request.post(`${origin}/api/v1/sign-in/demo`);
    const tab = await context.newPage();
    const startedAt = performance.now();
    await tab.goto(`${origin}/console/${page}`);
    await tab.locator('main h1').first().waitFor();
    await tab.locator('.skeleton').first().waitFor({ state: 'detached' });
    const wholeMs = performance.now() - startedAt;
    const paintMs = await tab.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    await context.close();
    add(
      `page: ${page}, first paint`,
      paintMs,
      { most: 1_500 },
      `all of it ${wholeMs.toFixed(0)} ms`,
    );
  }
}

function add(name: string, value: number, target: Figure['target'], note: string): void {
  figures.push({ name, platform: 'console', upstreamMs: null, value, unit: 'ms', target, note });
}
