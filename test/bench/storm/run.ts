import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bots, createBots } from './bots.ts';
import { runRound } from './disturbances.ts';
import { startStormFakes } from './fakes.ts';
import { openResult } from './fakes-protocol.ts';
import { isFailure, toTable } from './finding.ts';
import { groupBy } from './group-by.ts';
import { createRandom } from './random.ts';
import { type Settled, settle } from './settle.ts';
import { prepareEmbedded, type StormDatabase, startGiven } from './storm-database.ts';
import { readStormOptions } from './storm-options.ts';

// `npm run storm -- [--rounds 5] [--seed n] [--people 16] [--database embedded|given]
//   [--processes all|gateway+workers] [--settle-seconds 180] [--keep]`

const webhookSecret = 'the secret of the storm';

const options = readStormOptions(process.argv.slice(2));
const folder = await mkdtemp(join(tmpdir(), 'medianest-storm-'));
await chmod(folder, 0o755);
const fakes = startStormFakes();
let database: StormDatabase | null = null;
let bots: Bots | null = null;

process.on('SIGINT', () => void end('SIGKILL').finally(() => process.exit(130)));
process.on('SIGTERM', () => void end('SIGKILL').finally(() => process.exit(143)));

try {
  const settled = await storm();
  report(settled);
  process.exitCode = settled.findings.some(isFailure) ? 1 : 0;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await end('SIGTERM');
}

async function storm(): Promise<Settled> {
  console.log(`storm: seed ${options.seed}, ${JSON.stringify(options)}`);
  const { rounds, seed, people } = options;
  const random = createRandom(seed);
  const { env } = await fakes.ask({ method: 'open', people, seed: seed + 1 }, openResult);
  database = await (options.database === 'given' ? startGiven(folder) : prepareEmbedded(folder));
  bots = createBots({
    processes: options.processes,
    logFolder: folder,
    env: {
      ...env,
      ...database.env,
      WEBHOOK_SECRET: webhookSecret,
      // Several processes have to share it.
      SECRET_KEY: 'the secret key of the storm',
      // Webhooks that a dead bot misses are made up for by the reconciler.
      POLL_INTERVAL_SECONDS: '5',
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
    },
  });
  await bots.ready();
  await bots.serving();
  await fakes.send({ method: 'webhook', url: bots.webhookUrl, authHeader: webhookSecret });
  await fakes.send({ method: 'start-people' });
  for (let round = 1; round <= rounds; round += 1) {
    const startedAt = performance.now();
    const what = await runRound({ bots, database, fakes, random });
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`round ${round}: ${what}; over after ${seconds.toFixed(1)} s`);
  }
  await fakes.send({ method: 'stop-people' });
  return settle({ fakes, database }, options.settleSeconds);
}

function report({ findings, observed, requestCount, seconds }: Settled): void {
  for (const [act, times] of Object.entries(observed.acts).sort()) console.log(`${times} × ${act}`);
  for (const line of bots?.unexpectedEnds ?? []) console.log(line);
  for (const crash of observed.crashes) console.log(`the fake Overseerr crashed: ${crash}`);
  const promised = [...groupBy(observed.promises, ({ kind }) => kind)];
  const counts = promised.map(([kind, list]) => `${list.length} ${kind}`).join(', ');
  console.log(
    `promised: ${counts}; ${requestCount} requests; settled in ${seconds.toFixed(0)} s\n`,
  );
  console.log(toTable(findings));
}

/** Ends everything that was started; Ctrl-C may come at any moment. */
async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  await bots?.stop(signal);
  await database?.stop();
  fakes.stop();
  if (options.keep) console.log(`database and logs: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
