import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../ports/log.ts';
import { updateKinds } from './update-kinds.ts';
import { createUpdateTracker } from './update-tracker.ts';

/** Receives updates by long polling. */
export interface Polling {
  start(): void;
  /** Waits for updates in progress, then confirms them to Telegram. */
  stop(): Promise<void>;
  /** Why updates cannot be received right now; null if they can. */
  problem(): string | null;
}

const longPollSeconds = 25;
const batchMax = 100;

/** How long stopping waits for updates in progress. Telegram sends slower ones again after the restart. */
const drainTimeoutMs = 5_000;
const retryDelaysMs = { initial: 200, conflict: 1_000, max: 20_000 };

/** The type of grammY's abort signal. */
type Signal = Parameters<Bot['api']['getUpdates']>[1];

/**
 * Uses grammY's runner: chats are handled in parallel. Updates are confirmed only after they were handled, so that a
 * crash loses none.
 */
export function createPolling(deps: {
  readonly bot: Bot;
  readonly handle: (update: Update) => Promise<void>;
  readonly log: Log;
}): Polling {
  const { bot, handle, log } = deps;
  const updateTracker = createUpdateTracker();
  let problem: string | null = null;
  let isStopping = false;
  let delayMs = retryDelaysMs.initial;

  const source = createSource<Update>({ supply: (size, signal) => supply(size, signal) });
  const sink = createConcurrentSink<Update>(
    {
      async consume(update) {
        try {
          await handle(update);
        } finally {
          updateTracker.markDone(update.update_id);
        }
      },
    },
    async (error) => log.error({ error }, 'Could not handle an update'),
  );
  const runner = createRunner(source, sink);

  return {
    start: () => runner.start(),
    problem: () => problem,
    async stop() {
      isStopping = true;
      if (runner.isRunning()) await runner.stop();
      await updateTracker.waitUntilIdle(drainTimeoutMs);
      if (updateTracker.offset() > 0) await confirmUpdates();
    },
  };

  async function supply(size: number, signal: Signal): Promise<Update[]> {
    for (;;) {
      await updateTracker.waitBeforePoll();
      try {
        const updates = await bot.api.getUpdates(
          {
            offset: updateTracker.offset(),
            limit: Math.max(1, Math.min(size, batchMax)),
            // After an error a short poll shows soon whether it is over.
            timeout: updateTracker.isIdle() && !problem ? longPollSeconds : 0,
            allowed_updates: updateKinds,
          },
          signal,
        );
        reportRecovery();
        const newUpdates = updateTracker.track(updates);
        if (newUpdates.length > 0) return newUpdates;
      } catch (error) {
        if (isStopping) throw error;
        reportProblem(error);
        if (isConflict(error)) delayMs = Math.max(delayMs, retryDelaysMs.conflict);
        await waitOrAbort(delayMs, signal);
        delayMs = Math.min(delayMs * 2, retryDelaysMs.max);
      }
      if (isStopping) throw new Error('stopping');
    }
  }

  /** The delay is reset after the second success only: two programs with one token keep ending each other's polls. */
  function reportRecovery(): void {
    if (problem) log.info({}, 'Receiving updates from Telegram again');
    else delayMs = retryDelaysMs.initial;
    problem = null;
  }

  function reportProblem(error: unknown): void {
    const previous = problem;
    problem = describeProblem(error);
    if (previous === problem) return;
    log[isConflict(error) ? 'error' : 'warn']({ error }, problem);
  }

  /** Each poll confirms earlier updates. After the last one, this call does. */
  async function confirmUpdates(): Promise<void> {
    const offset = updateTracker.offset();
    await bot.api
      .getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: updateKinds })
      .catch((error: unknown) => log.warn({ error }, 'Could not confirm the last updates'));
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

function describeProblem(error: unknown): string {
  if (!(error instanceof GrammyError)) return 'Telegram is not responding';
  if (isConflict(error)) {
    return 'Another program is using the same TELEGRAM_BOT_TOKEN. Stop it: only one can receive updates';
  }
  if (error.error_code === 401) return 'Telegram no longer accepts TELEGRAM_BOT_TOKEN';
  return `Telegram returned ${error.error_code}`;
}

function waitOrAbort(ms: number, signal: Signal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish);
  });
}
