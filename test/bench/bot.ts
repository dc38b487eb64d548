import { fileURLToPath } from 'node:url';
import { type BotProcess, defaultPool, startBotProcess } from '../support/bot-process.ts';

const webhookSecret = 'the-webhook-secret-of-the-benchmark';
/** Where `npm start` keeps compiled code (scripts/keep-compiled.mjs). */
const compiled = fileURLToPath(new URL('../../dist/.compiled', import.meta.url));

export interface BenchBot extends BotProcess {
  /** Time from the start of the process to its log line that it is running. */
  readonly readyMs: number;
  /** The target of Overseerr's webhooks. */
  readonly webhook: { readonly url: string; readonly authHeader: string };
}

/** Starts the built bot as a user would, without what makes the starts of tests quick, and waits until it is ready. */
export async function startBot(
  env: Readonly<Record<string, string>>,
  profile: string | null = null,
  nodeOptions: readonly string[] = [],
): Promise<BenchBot> {
  const startedAt = performance.now();
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const bot = startBotProcess(
    { ...defaultPool, WEBHOOK_SECRET: webhookSecret, NODE_COMPILE_CACHE: compiled, ...env },
    [...profiling, ...nodeOptions],
  );
  const address = await bot.waitUntilRunning();
  const readyMs = performance.now() - startedAt;
  const webhook = { url: `${address}/webhooks/overseerr/default`, authHeader: webhookSecret };
  return { ...bot, readyMs, webhook };
}
