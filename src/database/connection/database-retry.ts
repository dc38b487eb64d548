import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../domain/app-error.ts';
import { isDatabaseAway } from '../../lib/transient-error.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';

/** The first is short: a single broken connection is replaced at once. */
const firstDelayMs = 20;
const longestDelayMs = 1_000;

/** Creates the retry of people's commands and of what other servers send. Tests replace the time. */
export function createDatabaseRetry({
  now = () => performance.now(),
  sleep = async (ms: number) => {
    await delay(ms);
  },
}: {
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
} = {}): DatabaseRetry {
  return async (work, timeoutMs) => {
    const deadline = now() + timeoutMs;
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 3, longestDelayMs)) {
      try {
        return await work();
      } catch (error) {
        // An AppError has its own cause, which may be an error of another server.
        if (error instanceof AppError || !isDatabaseAway(error) || isPoolClosed(error)) throw error;
        if (now() + delayMs > deadline)
          throw new AppError('database-unreachable', { cause: error });
        await sleep(delayMs);
      }
    }
  };
}

/** The bot is being stopped: it never opens that pool again. */
function isPoolClosed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /Cannot use a pool after calling end/.test(error.message) || isPoolClosed(error.cause);
}
