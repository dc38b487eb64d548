import './lib/require-node.ts';
import { createApp } from './app.ts';
import { ConfigError, loadConfig } from './config/config.ts';
import { limitWasmMemory } from './lib/limit-wasm-memory.ts';
import { createLog } from './lib/log.ts';

/** How long stopping may take before the process ends anyway. */
const stopMs = 10_000;

async function main(): Promise<void> {
  limitWasmMemory();
  const config = loadConfig(process.argv);
  const log = createLog({ ...config.log, secrets: config.secrets });
  const app = createApp(config, log);
  let isStopping = false;

  const stop = (why: string, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    log.info({}, `stopping: ${why}`);
    setTimeout(() => process.exit(exitCode || 1), stopMs).unref();
    app.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error({ error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT', 0));
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'an error nobody caught');
    stop('an error nobody caught', 1);
  });
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'a promise nobody awaited');
  });

  try {
    await app.start();
  } catch (error) {
    log.error({}, error instanceof Error ? error.message : String(error));
    log.debug({ error }, 'where it happened');
    stop('it could not start', 1);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
