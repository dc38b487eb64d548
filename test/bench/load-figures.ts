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

/** Pauses of a person between two acts. Telegram lets a bot send no more than 30 messages a second. */
const thinkMs = { discord: 1_000, telegram: 20_000 } as const;
const eventsPerSecond = { discord: 50, telegram: 20 } as const;

/** What people wait for while many of them are there. */
export async function measureLoad(server: BenchServer, setup: LoadSetup): Promise<Figure[]> {
  const { platform, people, upstreamMs, profile } = setup;
  const fakes = startFakesProcess();
  try {
    const { env, conditions } = await fakes.call('open', {
      platform,
      people,
      guilds: 1,
      limits: false,
    });
    const url = await server.create(`bench_${platform}_${upstreamMs}`);
    const bot = await startBot({ ...env, DATABASE_URL: url, LOG_LEVEL: 'info' }, profile);
    try {
      await bot.waitForLine('accounts read');
      await fakes.call('target', bot.webhook);
      await fakes.call('meet', { people });
      await fakes.call('upstream', { delayMs: upstreamMs });
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
    bar: Figure['bar'],
    note: string,
  ) => {
    console.error(`${name}: ${value.toFixed(1)} ${unit}`);
    figures.push({ name, platform, upstreamMs, value, unit, bar, note });
  };

  const { cold, warm } = await fakes.call('calls', {});
  add('calls upstream a request, cold', [cold.length, 'calls'], null, cold.join(', '));
  add('calls upstream a request, warm', [warm.length, 'calls'], null, warm.join(', '));

  const { addedMs, wholeMs } = await fakes.call('added', {
    count: platform === 'discord' ? 200 : 60,
  });
  const alone = `one request at a time, ${conditions}`;
  add('added by the bot, p50', [quantile(addedMs, 0.5), 'ms'], { most: 5 }, alone);
  add('added by the bot, p99', [quantile(addedMs, 0.99), 'ms'], { most: 40 }, alone);
  add('press to confirmed, p50', [quantile(wholeMs, 0.5), 'ms'], null, alone);

  const think = thinkMs[platform];
  const { commandsMs, pressesMs } = await fakes.call('acknowledge', {
    people,
    seconds: platform === 'discord' ? 15 : 60,
    thinkMs: think,
  });
  const crowded = `${people} people who think about ${think / 1_000} s, ${conditions}`;
  const isRateLimited = platform === 'telegram';
  add('first answer to a press, p50', [quantile(pressesMs, 0.5), 'ms'], null, crowded);
  add('first answer to a press, p99', [quantile(pressesMs, 0.99), 'ms'], { most: 50 }, crowded);
  add('first answer to a command, p50', [quantile(commandsMs, 0.5), 'ms'], null, crowded);
  add(
    'first answer to a command, p99',
    [quantile(commandsMs, 0.99), 'ms'],
    isRateLimited ? null : { most: 50 },
    isRateLimited ? 'the card itself, so the media server is waited for' : crowded,
  );

  const each = platform === 'discord' ? 5 : 2;
  const before = processorMs(bot.pid);
  const startedWith = await fakes.call('confirm', { people, each });
  // Cards are opened before the presses, at about the same cost.
  const cpuMs = (processorMs(bot.pid) - before) / startedWith.count;
  const pressing = `${people} people at once, ${conditions}`;
  const least = isRateLimited ? null : { least: 200 };
  add('confirmed requests', [startedWith.perSecond, 'a second'], least, pressing);
  add('processor time of the bot', [cpuMs, 'ms'], null, 'a request with its command');
  if (isRateLimited) {
    const handed = await fakes.call('handOver', { people, each: 2 });
    const counted = `counted at the media server, ${conditions}`;
    add('requests handed over', [handed.perSecond, 'a second'], { least: 200 }, counted);
  }

  const perSecond = eventsPerSecond[platform];
  const { editedMs } = await fakes.call('watch', { people, perSecond, count: perSecond * 10 });
  const paced = `${perSecond} events a second for 10 s, ${conditions}`;
  add('webhook to edited card, p50', [quantile(editedMs, 0.5), 'ms'], null, paced);
  add('webhook to edited card, p99', [quantile(editedMs, 0.99), 'ms'], { most: 300 }, paced);
  add('memory after all that', [residentMb(bot.pid), 'MB'], null, 'without PostgreSQL');

  for (const violation of await fakes.call('complaints', {})) console.error(violation);
  return figures;
}
