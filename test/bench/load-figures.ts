import { type Bot, startBot } from './bot.ts';
import { type Stage, startStage } from './channel.ts';
import type { BenchServer } from './database.ts';
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
  const stage = startStage();
  try {
    const { env, conditions } = await stage.ask('open', {
      platform,
      people,
      guilds: 1,
      limits: false,
    });
    const url = await server.create(`bench_${platform}_${upstreamMs}`);
    const bot = await startBot({ ...env, DATABASE_URL: url, LOG_LEVEL: 'info' }, profile);
    try {
      await bot.says('accounts read');
      await stage.ask('target', bot.webhook);
      await stage.ask('meet', { people });
      await stage.ask('upstream', { delayMs: upstreamMs });
      return await figuresOf(stage, bot, setup, conditions);
    } finally {
      await bot.stop();
    }
  } finally {
    stage.stop();
  }
}

async function figuresOf(stage: Stage, bot: Bot, setup: LoadSetup, conditions: string) {
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

  const { cold, warm } = await stage.ask('calls', {});
  add('calls upstream a request, cold', [cold.length, 'calls'], null, cold.join(', '));
  add('calls upstream a request, warm', [warm.length, 'calls'], null, warm.join(', '));

  const { addedMs, wholeMs } = await stage.ask('added', {
    count: platform === 'discord' ? 200 : 60,
  });
  const alone = `one request at a time, ${conditions}`;
  add('added by the bot, p50', [quantile(addedMs, 0.5), 'ms'], { most: 5 }, alone);
  add('added by the bot, p99', [quantile(addedMs, 0.99), 'ms'], { most: 40 }, alone);
  add('press to confirmed, p50', [quantile(wholeMs, 0.5), 'ms'], null, alone);

  const think = thinkMs[platform];
  const { commandsMs, pressesMs } = await stage.ask('acknowledge', {
    people,
    seconds: platform === 'discord' ? 15 : 60,
    thinkMs: think,
  });
  const crowded = `${people} people who think about ${think / 1_000} s, ${conditions}`;
  const isOwnPace = platform === 'telegram';
  add('first answer to a press, p50', [quantile(pressesMs, 0.5), 'ms'], null, crowded);
  add('first answer to a press, p99', [quantile(pressesMs, 0.99), 'ms'], { most: 50 }, crowded);
  add('first answer to a command, p50', [quantile(commandsMs, 0.5), 'ms'], null, crowded);
  add(
    'first answer to a command, p99',
    [quantile(commandsMs, 0.99), 'ms'],
    isOwnPace ? null : { most: 50 },
    isOwnPace ? 'the card itself, so the media server is waited for' : crowded,
  );

  const each = platform === 'discord' ? 5 : 2;
  const before = processorMs(bot.pid);
  const startedWith = await stage.ask('confirm', { people, each });
  // Cards are opened before the presses, at about the same cost.
  const cpuMs = (processorMs(bot.pid) - before) / startedWith.count;
  const pressing = `${people} people at once, ${conditions}`;
  const least = isOwnPace ? null : { least: 200 };
  add('confirmed requests', [startedWith.perSecond, 'a second'], least, pressing);
  add('processor time of the bot', [cpuMs, 'ms'], null, 'a request with its command');
  if (isOwnPace) {
    const handed = await stage.ask('handOver', { people, each: 2 });
    const counted = `counted at the media server, ${conditions}`;
    add('requests handed over', [handed.perSecond, 'a second'], { least: 200 }, counted);
  }

  const perSecond = eventsPerSecond[platform];
  const { editedMs } = await stage.ask('watch', { people, perSecond, count: perSecond * 10 });
  const paced = `${perSecond} events a second for 10 s, ${conditions}`;
  add('webhook to edited card, p50', [quantile(editedMs, 0.5), 'ms'], null, paced);
  add('webhook to edited card, p99', [quantile(editedMs, 0.99), 'ms'], { most: 300 }, paced);
  add('memory after all that', [residentMb(bot.pid), 'MB'], null, 'without PostgreSQL');

  for (const complaint of await stage.ask('complaints', {})) console.error(complaint);
  return figures;
}
