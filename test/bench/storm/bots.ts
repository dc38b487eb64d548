import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BotProcess, defaultPool, startBotProcess } from '../../support/bot-process.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { waitUntil } from '../../support/wait-until.ts';

const startsAtMost = 5;
const startMs = 120_000;
/** As pino writes it. */
const errorLevel = '"level":50';

interface Slot {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  process: BotProcess | null;
  starting: Promise<void> | null;
}

/** The processes of the bot. One that ends is started again, as a service manager would. */
export interface Bots {
  readonly names: readonly [string, ...string[]];
  /** Resolves once every process says that it is running. */
  ready(): Promise<void>;
  /** Resolves once `/readyz` of every process answers 200, which includes that the accounts were read. */
  serving(): Promise<void>;
  /** Kills a process, as a power failure would, and starts it again. */
  kill(name: string): Promise<void>;
  /** How often a process ended without being killed. */
  readonly unexpectedEnds: readonly string[];
  readonly webhookUrl: string;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** False when it ended first, or took too long even for a busy machine. */
async function waitUntilRunning(bot: BotProcess): Promise<boolean> {
  let hasEnded = false;
  void bot.ended.then(() => {
    hasEnded = true;
  });
  const isRunning = () => bot.lines.some((line) => line.includes('MediaNest is running'));
  await waitUntil(() => hasEnded || isRunning(), 'a start', startMs).catch(() => undefined);
  return !hasEnded && isRunning();
}

const isServing = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

const lastLines = ({ lines }: BotProcess): string => lines.slice(-5).join('\n');

const rolesByProcesses = {
  all: ['all'],
  'gateway+workers': ['gateway', 'worker', 'worker'],
} as const;

export function createBots(setup: {
  readonly processes: keyof typeof rolesByProcesses;
  readonly env: Readonly<Record<string, string>>;
  readonly logFolder: string;
}): Bots {
  const { env, logFolder, processes } = setup;
  const webhookPort = nextTestPort();
  const slots = rolesByProcesses[processes].map((role, index): Slot => {
    const port = index === 0 ? webhookPort : nextTestPort();
    const slotEnv = { ...defaultPool, ...env, ROLE: role, HTTP_PORT: `${port}` };
    return { name: `${role}-${index}`, env: slotEnv, process: null, starting: null };
  });
  const unexpectedEnds: string[] = [];
  let isStopping = false;

  function start(slot: Slot): Promise<void> {
    slot.starting ??= startUntilReady(slot).finally(() => {
      slot.starting = null;
    });
    return slot.starting;
  }

  async function startUntilReady(slot: Slot): Promise<void> {
    for (let attempt = 1; !isStopping; attempt += 1) {
      const bot = startBotProcess(slot.env);
      slot.process = bot;
      void bot.ended.then((code) => handleEnd(slot, bot, code));
      if (await waitUntilRunning(bot)) return;
      await bot.kill();
      if (attempt === startsAtMost && !isStopping) {
        throw new Error(`${slot.name} does not start; its last lines:\n${lastLines(bot)}`);
      }
    }
  }

  function handleEnd(slot: Slot, bot: BotProcess, code: number | null): void {
    appendFileSync(join(logFolder, `${slot.name}.log`), `${bot.lines.join('\n')}\n---\n`);
    // A killed process has no exit code.
    if (code !== null && !isStopping) {
      const reason = bot.lines.findLast((line) => line.includes(errorLevel)) ?? lastLines(bot);
      unexpectedEnds.push(`${slot.name} ended with ${code}: ${reason}`);
    }
    if (slot.process === bot && !slot.starting && !isStopping)
      void start(slot).catch(() => undefined);
  }

  const [first, ...others] = slots.map(({ name }) => name);
  if (first === undefined) throw new Error('there is no process');
  return {
    names: [first, ...others],
    unexpectedEnds,
    webhookUrl: `http://127.0.0.1:${webhookPort}/webhooks/overseerr/default`,
    async ready() {
      await Promise.all(
        slots.map(async (slot) => {
          if (slot.starting || slot.process === null) await start(slot);
        }),
      );
    },
    async serving() {
      await Promise.all(
        slots.map(({ name, env: { HTTP_PORT: port } }) =>
          waitUntil(
            () => isServing(`http://127.0.0.1:${port}/readyz`),
            `/readyz of ${name}`,
            startMs,
          ),
        ),
      );
    },
    async kill(name) {
      const slot = slots.find((one) => one.name === name);
      if (!slot?.process) return;
      await slot.process.kill();
      if (!isStopping) await start(slot);
    },
    async stop(signal) {
      isStopping = true;
      await Promise.all(
        slots.map(({ process: bot }) => (signal === 'SIGTERM' ? bot?.stop() : bot?.kill())),
      );
    },
  };
}
