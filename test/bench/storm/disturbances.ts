import { setTimeout as pause } from 'node:timers/promises';
import type { Bots } from './bots.ts';
import type { StormFakes } from './fakes.ts';
import { promiseCount, type ServerMode } from './fakes-protocol.ts';
import type { Random } from './random.ts';
import type { StormDatabase } from './storm-database.ts';

/** A disturbance in a round. Times are in milliseconds from the start of the round. */
interface Disturbance {
  readonly what: string;
  readonly at: number;
  run(): Promise<void>;
}

const roundMs = 3_000;
/** After each round people are served for a while, so that the next one finds something to break. */
const promisesARound = 8;
const servedAtMostMs = 5_000;
const pollMs = 200;
const badModes: readonly [ServerMode, ...ServerMode[]] = [
  'down',
  'failing',
  'hanging',
  'lost-answers',
  'slow',
];

/** Everything of one round at its random moment. Resolves when all is whole again and people have been served. */
export async function runRound(deps: {
  readonly bots: Bots;
  readonly database: StormDatabase;
  readonly fakes: StormFakes;
  readonly random: Random;
}): Promise<string> {
  const disturbances = plan(deps).sort((first, second) => first.at - second.at);
  await Promise.all([
    pause(roundMs),
    ...disturbances.map(async ({ at, run }) => {
      await pause(at);
      await run();
    }),
  ]);
  await deps.bots.ready();
  await waitUntilServed(deps.fakes);
  return disturbances.map(({ what, at }) => `${what} at ${(at / 1_000).toFixed(1)} s`).join(', ');
}

async function waitUntilServed(fakes: StormFakes): Promise<void> {
  const countPromises = async () =>
    (await fakes.ask({ method: 'count-promises' }, promiseCount)).count;
  const before = await countPromises();
  const deadline = performance.now() + servedAtMostMs;
  while (performance.now() < deadline && (await countPromises()) < before + promisesARound) {
    await pause(pollMs);
  }
}

function plan({ bots, database, fakes, random }: Parameters<typeof runRound>[0]): Disturbance[] {
  const disturbances: Disturbance[] = [];
  const add = (what: string, run: () => Promise<void>) => {
    disturbances.push({ what, at: random.between(200, roundMs), run });
  };
  const kills = random.chance(0.3) ? 2 : 1;
  const names = Array.from({ length: kills }, () => random.pick(bots.names));
  for (const name of new Set(names)) add(`kill ${name}`, () => bots.kill(name));
  if (random.chance(0.7)) {
    const cutMs = random.between(200, 2_000);
    add(`database cut for ${Math.round(cutMs)} ms`, async () => {
      await database.cut();
      await pause(cutMs);
      await database.heal();
    });
  }
  if (random.chance(0.8)) {
    const mode = random.pick(badModes);
    const badMs = random.between(500, 3_000);
    add(`Overseerr ${mode} for ${Math.round(badMs)} ms`, async () => {
      await fakes.send({ method: 'server-mode', mode });
      await pause(badMs);
      await fakes.send({ method: 'server-mode', mode: 'up' });
    });
  }
  return disturbances;
}
