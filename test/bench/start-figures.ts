import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBot } from './bot.ts';
import type { BenchServer } from './database.ts';
import { startFakesProcess } from './fakes-channel.ts';
import type { Figure } from './figure.ts';
import { residentMb } from './usage.ts';

const settleMs = 15_000;
const starts = 3;

/** Measures the start with a running PostgreSQL and with the embedded one: the first start, and the best of three more. */
export async function measureStart(server: BenchServer): Promise<Figure[]> {
  const fakes = startFakesProcess();
  const folder = await mkdtemp(join(tmpdir(), 'medianest-bench-start-'));
  await chmod(folder, 0o755);
  try {
    const { env } = await fakes.call('setUp', {
      platform: 'discord',
      people: 10,
      guilds: 1,
      limits: true,
    });
    const url = await server.create('bench_start');
    const [first, ...later] = await measureStarts({ ...env, DATABASE_URL: url });
    const [firstEmbedded, ...laterEmbedded] = await measureStarts({
      ...env,
      DATA_DIR: join(folder, 'data'),
    });
    return [
      toFigure('start, running PostgreSQL', Math.min(...later), 2_000, 'tables exist'),
      toFigure('first start, running PostgreSQL', first, 2_000, 'creates the tables'),
      toFigure('start, embedded PostgreSQL', Math.min(...laterEmbedded), 5_000, 'tables exist'),
      toFigure(
        'first start, embedded PostgreSQL',
        firstEmbedded,
        5_000,
        'creates the cluster and the tables',
      ),
    ];
  } finally {
    fakes.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Measures the resident memory of the idle bot. */
export async function measureMemory(server: BenchServer, guilds: number): Promise<Figure[]> {
  const fakes = startFakesProcess();
  try {
    const setup = { platform: 'discord', people: 10, guilds, limits: true } as const;
    const { env } = await fakes.call('setUp', setup);
    const bot = await startBot({ ...env, DATABASE_URL: await server.create(`bench_${guilds}`) });
    await bot.waitForLine('Accounts synced');
    await pause(settleMs);
    const value = residentMb(bot.pid);
    await bot.stop();
    const most = guilds > 1 ? 250 : 180;
    const name = guilds > 1 ? `memory idle, ${guilds} guilds` : 'memory idle';
    const note = `${settleMs / 1_000} s after the start, without PostgreSQL`;
    return [
      { name, platform: 'discord', upstreamMs: null, value, unit: 'MB', target: { most }, note },
    ];
  } finally {
    fakes.stop();
  }
}

async function measureStarts(
  env: Readonly<Record<string, string>>,
): Promise<[number, ...number[]]> {
  const times: number[] = [];
  for (let start = 0; start <= starts; start += 1) {
    const bot = await startBot(env);
    times.push(bot.readyMs);
    await bot.stop();
  }
  const [first = Number.NaN, ...later] = times;
  return [first, ...later];
}

function toFigure(name: string, value: number, most: number, note: string): Figure {
  return { name, platform: 'discord', upstreamMs: null, value, unit: 'ms', target: { most }, note };
}
