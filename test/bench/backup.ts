import { chmod, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { findEmbedded } from '../../src/database/embedded/find-embedded.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { runCliProcess } from '../support/run-cli.ts';
import { startBot } from './bot.ts';
import { startFakesProcess } from './fakes-channel.ts';
import { type Figure, quantile, toMarkdownTable } from './figure.ts';

// `npm run bench:backup -- [size in MB] [people]`: how a base backup of a large database disturbs people, and how long a restore
// takes. Takes some minutes.

const wantedBytes = Number(process.argv[2] ?? 1_000) * 1_000_000;
const people = Number(process.argv[3] ?? 200);
const rowsAtOnce = 50_000;
const windowSeconds = 5;
/** What a process does for the first time is slow, whether there is a backup or not. */
const warmUpWindows = 3;
/** The bot looks every 5 minutes whether a backup is due. Here it looks every 60 seconds. */
const hurry = `--import=data:text/javascript,${encodeURIComponent(
  'const set = setInterval; globalThis.setInterval = (run, ms, ...rest) => set(run, ms === 300000 ? 60000 : ms, ...rest);',
)}`;
const mostWaitMs = 20 * 60_000;
/** What the bot said last is shown when something fails. */
const logLines = 100;

/** What is filled in does not have to survive a crash. */
const fillSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
  shared_buffers: '512MB',
};

/** Presses and commands of a few seconds. */
interface AnswerWindow {
  readonly from: number;
  readonly until: number;
  readonly firstAnswersMs: readonly number[];
}

const runRow = z.object({
  kind: z.enum(['base', 'drill']),
  started: z.date(),
  finished: z.date(),
  isOk: z.boolean(),
  detail: z.looseObject({
    bytes: z.number().optional(),
    rpoSeconds: z.number().optional(),
    rtoSeconds: z.number().optional(),
  }),
});
const restoreReport = z.object({ seconds: z.number(), problems: z.array(z.string()) });

const folder = await mkdtemp(join(tmpdir(), 'medianest-bench-backup-'));
// When root starts it, the server runs as another user, who needs access to the folder.
await chmod(folder, 0o755);
const dataDir = join(folder, 'data');
const fakes = startFakesProcess();
try {
  const setUp = { platform: 'discord', people, guilds: 1, limits: false } as const;
  const { env } = await fakes.call('setUp', setUp);
  const botEnv = { ...env, DATA_DIR: dataDir, LOG_LEVEL: 'info' };
  await introducePeople(botEnv);
  const bytes = await fill();
  console.error(`the database has ${Math.round(bytes / 1e6)} MB; load ${loadavg()[0]}`);
  const { windows, runs } = await runWithBackup(botEnv);
  const report = await restore(botEnv);
  console.log(toMarkdownTable(toFigures({ bytes, windows, runs, report })));
} finally {
  fakes.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The bot makes its tables and learns its people, without backups. */
async function introducePeople(env: Readonly<Record<string, string>>): Promise<void> {
  const bot = await startBot({ ...env, BACKUP_INTERVAL_HOURS: '0' });
  await bot.waitForLine('Accounts synced');
  await fakes.call('introduce', { people });
  await bot.stop();
}

/** Adds requests of the past until the database has the wanted size, and leaves it as one that has grown slowly. */
async function fill(): Promise<number> {
  const server = await startEmbedded({ dataDir, log: () => undefined, settings: fillSettings });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    for (let from = 1; ; from += rowsAtOnce) {
      await client.query(
        `insert into request (id, service_id, requester_name, media_type, tmdb_id, title, state,
           source, updated_at)
         select gen_random_uuid(), (select id from service_config limit 1), 'Person', 'movie',
           10000000 + i, md5(i::text) || ' ' || i, 'available', 'discord', now()
         from generate_series($1::int, $2::int) i`,
        [from, from + rowsAtOnce - 1],
      );
      const { rows } = await client.query<{ bytes: number }>(
        'select pg_database_size(current_database())::float8 as bytes',
      );
      const bytes = rows[0]?.bytes ?? 0;
      if (bytes < wantedBytes) continue;
      await client.query('vacuum analyze');
      return bytes;
    }
  } finally {
    await client.end();
    await server.stop();
    await writeToDisk(server.folder);
  }
}

/** Otherwise the next who waits for the disk, such as a backup or a commit, waits for all that was filled in. */
async function writeToDisk(place: string): Promise<void> {
  for (const entry of await readdir(place, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), 'r');
    await file.sync();
    await file.close();
  }
}

/** People use the bot before, while, and after it makes a base backup and a drill. */
async function runWithBackup(env: Readonly<Record<string, string>>) {
  const bot = await startBot(env, null, [hurry]);
  try {
    await fakes.call('setWebhookTarget', bot.webhook);
    for (let window = 0; window < warmUpWindows; window += 1) await measureWindow();
    const windows: AnswerWindow[] = [];
    const deadline = Date.now() + mostWaitMs;
    while (!bot.lines.some((line) => /Restore drill|Backup failed/.test(line))) {
      if (Date.now() > deadline) throw new Error('there was no backup');
      windows.push(await measureWindow());
    }
    await pause(1_000);
    return { windows, runs: await readRuns() };
  } catch (error) {
    console.error(bot.lines.slice(-logLines).join('\n'));
    throw error;
  } finally {
    await bot.stop();
  }
}

async function measureWindow(): Promise<AnswerWindow> {
  const from = Date.now();
  const { commandsMs, pressesMs } = await fakes.call('measureFirstAnswers', {
    people,
    seconds: windowSeconds,
    thinkMs: 1_000,
  });
  const firstAnswersMs = [...commandsMs, ...pressesMs];
  const [middle, most] = [0.5, 0.99].map((share) => quantile(firstAnswersMs, share).toFixed(0));
  console.error(`${new Date(from).toISOString()}: first answers p50 ${middle} ms, p99 ${most} ms`);
  return { from, until: Date.now(), firstAnswersMs };
}

async function readRuns() {
  const found = await findEmbedded(dataDir);
  if (!found?.url) throw new Error('the database is not running');
  const client = new pg.Client({ connectionString: found.url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select kind, started_at as started, finished_at as finished, is_ok as "isOk", detail
       from backup_run order by started_at`,
    );
    return z.array(runRow).parse(rows);
  } finally {
    await client.end();
  }
}

/** As after the loss of the disk: another folder, the same backups. */
async function restore(env: Readonly<Record<string, string>>) {
  const args = ['restore', '--to', 'latest', '--into', join(folder, 'restored'), '--json'];
  const { output, errors } = await runCliProcess(args, env);
  if (errors) throw new Error(errors);
  return restoreReport.parse(JSON.parse(output));
}

function toFigures(measured: {
  readonly bytes: number;
  readonly windows: readonly AnswerWindow[];
  readonly runs: readonly z.infer<typeof runRow>[];
  readonly report: z.infer<typeof restoreReport>;
}): Figure[] {
  const { bytes, windows, runs, report } = measured;
  const [base, drill] = (['base', 'drill'] as const).map((kind) =>
    runs.findLast((run) => run.kind === kind && run.isOk),
  );
  if (!base || !drill) throw new Error(`a run failed: ${JSON.stringify(runs)}`);
  const size = `${Math.round(bytes / 1e6)} MB, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`;
  const figure = (
    name: string,
    [value, unit]: readonly [value: number, unit: string],
    target: Figure['target'] = null,
  ): Figure => ({ name, platform: 'discord', upstreamMs: 0, value, unit, target, note: size });
  const answersIn = (run: z.infer<typeof runRow>) =>
    windows
      .filter(({ from, until }) => until > run.started.getTime() && from < run.finished.getTime())
      .flatMap(({ firstAnswersMs }) => firstAnswersMs);
  const before = windows
    .filter(({ until }) => until < base.started.getTime())
    .flatMap(({ firstAnswersMs }) => firstAnswersMs);
  const secondsOf = ({ started, finished }: z.infer<typeof runRow>) =>
    (finished.getTime() - started.getTime()) / 1_000;
  return [
    figure('first answer without a backup, p99', [quantile(before, 0.99), 'ms'], { most: 50 }),
    figure('first answer during a base backup, p99', [quantile(answersIn(base), 0.99), 'ms'], {
      most: 50,
    }),
    figure('first answer during a drill, p99', [quantile(answersIn(drill), 0.99), 'ms']),
    figure('base backup', [secondsOf(base), 's']),
    figure('size of the base backup', [(base.detail.bytes ?? 0) / 1e6, 'MB']),
    figure('RPO of the drill', [drill.detail.rpoSeconds ?? Number.NaN, 's'], { most: 60 }),
    figure('RTO of the drill, while people use the bot', [
      drill.detail.rtoSeconds ?? Number.NaN,
      's',
    ]),
    figure('RTO of a restore', [report.seconds, 's'], { most: 300 }),
    figure('problems after the restore', [report.problems.length, '']),
  ];
}
