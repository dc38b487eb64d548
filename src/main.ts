import './lib/require-node.ts';
import { createApp } from './app.ts';
import { createLogBuffer } from './composition/console/create-log-lines.ts';
import { createRestartingApp } from './composition/settings/restarting-app.ts';
import { describeStartFailure } from './composition/start/describe-start-failure.ts';
import { loadConfig, readEnvironments } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { createProcessMetrics } from './http/metrics/process-metrics.ts';
import { createLog } from './lib/log.ts';
import { limitWasmMemory, releaseMemoryWhenIdle } from './lib/memory.ts';
import { createRedaction } from './lib/redaction.ts';

/** When what a start does in the background, such as reading the accounts, is over. */
const startedMs = 8_000;

async function main(): Promise<void> {
  limitWasmMemory();
  // Read once: a file that somebody edits meanwhile must not take effect with a restart inside the process.
  const environments = readEnvironments();
  const config = loadConfig(process.argv, environments);
  const redaction = createRedaction(config.secrets);
  const logBuffer = createLogBuffer();
  const processMetrics = createProcessMetrics();
  const log = createLog({ ...config.log, redact: redaction.redact, onLine: logBuffer.add });
  const app = createRestartingApp({
    createApp: (hooks) =>
      createApp({
        ...hooks,
        environments,
        loadConfig: (stored) => loadConfig(process.argv, environments, stored),
        setLogLevel(level) {
          log.level = level;
        },
        log,
        redaction,
        logBuffer,
        processMetrics,
        onNothingLeft: (reason) => stop(reason, 1),
      }),
    onFailure: (error) => fail(error),
    log,
  });
  let isStopping = false;

  const stop = (reason: string, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    log.info({}, `Stopping (${reason})`);
    void app.stop().then(() => process.exit(exitCode));
  };
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop(signal, 0));
  }
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'Uncaught exception');
    stop('uncaught exception', 1);
  });
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'Unhandled promise rejection');
  });

  const fail = (error: unknown) => {
    if (isStopping) return;
    const { text, isUnexpected } = describeStartFailure(error);
    log.error(isUnexpected ? { error } : {}, text);
    if (!isUnexpected) log.debug({ error }, 'Startup error details');
    stop('startup failed', 1);
  };

  try {
    await app.start();
    releaseMemoryWhenIdle(startedMs);
  } catch (error) {
    fail(error);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
