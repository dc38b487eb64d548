// Writes docs/monitoring/prometheus.png: what Prometheus shows of the built bot while people use it. Run by
// `npm run screenshots`; needs `apt-get install prometheus`, or does nothing.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../src/lib/find-free-port.ts';
import { startBot } from '../test/bench/bot.ts';
import { startServer } from '../test/bench/database.ts';
import { startFakesProcess } from '../test/bench/fakes-channel.ts';
import { waitUntil } from '../test/support/wait-until.ts';
import { openBrowser } from '../test/support/web/browser.ts';

const docs = fileURLToPath(new URL('../docs/monitoring/', import.meta.url));
const people = 40;
const loadSeconds = 75;

/** The panels, from the dashboard. */
const expressions = [
  'sum by (command) (rate(medianest_interactions_total[15s]))',
  'histogram_quantile(0.99, sum by (le) (rate(medianest_interaction_acknowledgement_seconds_bucket[15s])))',
  'sum by (route) (rate(medianest_http_client_request_duration_seconds_count{target="overseerr"}[15s]))',
];

/** Prometheus for the bot at an address. */
async function startPrometheus(folder: string, botUrl: string) {
  const port = await findFreePort();
  const config = (await readFile(join(docs, 'prometheus.yml'), 'utf8'))
    .replace('127.0.0.1:8787', new URL(botUrl).host)
    .replace('15s', '1s')
    .replace('alerts.yml', join(docs, 'alerts.yml'));
  await writeFile(join(folder, 'prometheus.yml'), config);
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await waitUntil(
    () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    'Prometheus',
  );
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}

async function takeScreenshot(url: string): Promise<void> {
  const query = expressions.flatMap((expr, index) => [
    [`g${index}.expr`, expr],
    [`g${index}.tab`, '0'],
    [`g${index}.range_input`, '1m'],
  ]);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 2_300 } });
    // Debian's Prometheus has only the older of the two pages.
    const { ok } = await fetch(`${url}/classic/graph`);
    await page.goto(`${url}${ok ? '/classic' : ''}/graph?${new URLSearchParams(query)}`);
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('.rickshaw_graph > svg, canvas.flot-base').length >= count,
      expressions.length,
    );
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(docs, 'prometheus.png'), fullPage: true });
  } finally {
    await browser.close();
  }
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'medianest-prometheus-'));
  const server = await startServer();
  const fakes = startFakesProcess();
  try {
    const setUp = { platform: 'discord', people, guilds: 1, limits: false } as const;
    const { env } = await fakes.call('setUp', setUp);
    const bot = await startBot({ ...env, DATABASE_URL: await server.create('screenshot') });
    try {
      await bot.waitForLine('Accounts synced');
      await fakes.call('setWebhookTarget', bot.webhook);
      const prometheus = await startPrometheus(folder, bot.webhook.url);
      try {
        await fakes.call('introduce', { people });
        await fakes.call('measureFirstAnswers', { people, seconds: loadSeconds, thinkMs: 1_000 });
        await takeScreenshot(prometheus.url);
      } finally {
        await stop(prometheus.child);
      }
    } finally {
      await bot.stop();
    }
  } finally {
    fakes.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

if (spawnSync('prometheus', ['--version']).error) {
  console.log('Prometheus is not installed, so no picture was taken: apt-get install prometheus');
} else {
  await run();
}
