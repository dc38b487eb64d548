import { type BenchBot, startBot } from './bot.ts';
import type { BenchServer } from './database.ts';
import { type FakesProcess, startFakesProcess } from './fakes-channel.ts';
import { type Figure, quantile } from './figure.ts';
import { processorMs, residentMb } from './usage.ts';

export interface LoadSetup {
  readonly platform: 'discord' | 'telegram';
  readonly upstreamMs: number;
  readonly people: number;
  readonly profile: string | null;
}

/** Average pause of a person between two actions. Telegram allows a bot 30 messages a second. */
const thinkMs = { discord: 1_000, telegram: 20_000 } as const;
const eventsPerSecond = { discord: 50, telegram: 20 } as const;

/** Measures response times and throughput with many people. */
export async function measureLoad(server: BenchServer, setup: LoadSetup): Promise<Figure[]> {
  const { platform, people, upstreamMs, profile } = setup;
  const fakes = startFakesProcess();
  try {
    const { env, conditions } = await fakes.call('setUp', {
      platform,
      people,
      guilds: 1,
      limits: false,
    });
    const url = await server.create(`bench_${platform}_${upstreamMs}`);
    const bot = await startBot({ ...env, DATABASE_URL: url, LOG_LEVEL: 'info' }, profile);
    try {
      await bot.waitForLine('Accounts synced');
      await fakes.call('setWebhookTarget', bot.webhook);
      await fakes.call('introduce', { people });
      await fakes.call('setUpstreamDelay', { delayMs: upstreamMs });
      return await measureFigures(fakes, bot, setup, conditions);
    } finally {
      await bot.stop();
    }
  } finally {
    fakes.stop();
  }
}

async function measureFigures(
  fakes: FakesProcess,
  bot: BenchBot,
  setup: LoadSetup,
  conditions: string,
) {
  const { platform, people, upstreamMs } = setup;
  const figures: Figure[] = [];
  const add = (
    name: string,
    [value, unit]: readonly [value: number, unit: string],
    target: Figure['target'],
    note: string,
  ) => {
    console.error(`${name}: ${value.toFixed(1)} ${unit}`);
    figures.push({ name, platform, upstreamMs, value, unit, target, note });
  };

  const { cold, warm } = await fakes.call('listCalls', {});
  add('Overseerr calls per request, cold', [cold.length, 'calls'], null, cold.join(', '));
  add('Overseerr calls per request, warm', [warm.length, 'calls'], null, warm.join(', '));

  const { addedMs, totalMs } = await fakes.call('measureAddedDelay', {
    people,
    count: platform === 'discord' ? 200 : 60,
  });
  const alone = `one request at a time, ${conditions}`;
  add('time the bot adds, p50', [quantile(addedMs, 0.5), 'ms'], { most: 5 }, alone);
  add('time the bot adds, p99', [quantile(addedMs, 0.99), 'ms'], { most: 40 }, alone);
  add('press to confirmation, p50', [quantile(totalMs, 0.5), 'ms'], null, alone);

  const think = thinkMs[platform];
  const { commandsMs, pressesMs } = await fakes.call('measureFirstAnswers', {
    people,
    seconds: platform === 'discord' ? 15 : 60,
    thinkMs: think,
  });
  const crowded = `${people} people who think for about ${think / 1_000} s, ${conditions}`;
  const isRateLimited = platform === 'telegram';
  add('first answer to a press, p50', [quantile(pressesMs, 0.5), 'ms'], null, crowded);
  add('first answer to a press, p99', [quantile(pressesMs, 0.99), 'ms'], { most: 50 }, crowded);
  add('first answer to a command, p50', [quantile(commandsMs, 0.5), 'ms'], null, crowded);
  add(
    'first answer to a command, p99',
    [quantile(commandsMs, 0.99), 'ms'],
    isRateLimited ? null : { most: 50 },
    isRateLimited ? 'the card itself, which needs an answer from Overseerr' : crowded,
  );

  const each = platform === 'discord' ? 5 : 2;
  const cpuBeforeMs = processorMs(bot.pid);
  const confirmed = await fakes.call('measureConfirmations', { people, each });
  // Includes the commands that open the cards, which cost about as much as the presses.
  const cpuMs = (processorMs(bot.pid) - cpuBeforeMs) / confirmed.count;
  const pressing = `${people} people at once, ${conditions}`;
  const least = isRateLimited ? null : { least: 200 };
  add('confirmed requests', [confirmed.perSecond, 'per second'], least, pressing);
  add('CPU time of the bot', [cpuMs, 'ms'], null, 'per request with its command');
  if (isRateLimited) {
    const submitted = await fakes.call('measureSubmissions', { people, each: 2 });
    const counted = `counted by Overseerr, ${conditions}`;
    add('submitted requests', [submitted.perSecond, 'per second'], { least: 200 }, counted);
  }

  const perSecond = eventsPerSecond[platform];
  const { editedMs } = await fakes.call('measureEdits', {
    people,
    perSecond,
    count: perSecond * 10,
  });
  const steady = `${perSecond} events per second for 10 s, ${conditions}`;
  add('webhook to edited card, p50', [quantile(editedMs, 0.5), 'ms'], null, steady);
  add('webhook to edited card, p99', [quantile(editedMs, 0.99), 'ms'], { most: 300 }, steady);
  add('memory at the end', [residentMb(bot.pid), 'MB'], null, 'without PostgreSQL');

  for (const violation of await fakes.call('listViolations', {})) console.error(violation);
  return figures;
}
