import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../ports/ports.ts';
import { updateKinds } from './update-kinds.ts';
import { createUpdateTracker } from './update-tracker.ts';

/** Fetches updates until it is stopped. */
export interface Polling {
  start(): void;
  /** Lets what has begun come to its end, then confirms it to Telegram. */
  stop(): Promise<void>;
  /** Why no updates come at the moment; null when they do. */
  problem(): string | null;
}

const longPollSeconds = 25;
const batchMax = 100;

/** How long stopping waits for what has begun; what takes longer comes again after the restart. */
const drainTimeoutMs = 5_000;
const retryDelaysMs = { first: 200, conflict: 1_000, longest: 20_000 };

/** The abort signal as grammY types it. */
type Signal = Parameters<Bot['api']['getUpdates']>[1];

/**
 * Long polling with grammY's runner: chats side by side, updates confirmed only when they have been handled, so
 * that a crash loses none.
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
  let delayMs = retryDelaysMs.first;

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
    async (error) => log.error({ error }, 'an update could not be handled'),
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
            // After a trouble a short poll tells soon whether it has passed.
            timeout: updateTracker.isIdle() && !problem ? longPollSeconds : 0,
            allowed_updates: updateKinds,
          },
          signal,
        );
        reportRecovery();
        const fresh = updateTracker.track(updates);
        if (fresh.length > 0) return fresh;
      } catch (error) {
        if (isStopping) throw error;
        reportProblem(error);
        if (isConflict(error)) delayMs = Math.max(delayMs, retryDelaysMs.conflict);
        await waitOrAbort(delayMs, signal);
        delayMs = Math.min(delayMs * 2, retryDelaysMs.longest);
      }
      if (isStopping) throw new Error('stopping');
    }
  }

  /** The pause starts small again only after a second success: two programs with one token end each other's polls. */
  function reportRecovery(): void {
    if (problem) log.info({}, 'Telegram sends updates again');
    else delayMs = retryDelaysMs.first;
    problem = null;
  }

  function reportProblem(error: unknown): void {
    const previous = problem;
    problem = describeProblem(error);
    if (previous === problem) return;
    log[isConflict(error) ? 'error' : 'warn']({ error }, problem);
  }

  /** The next poll confirms what was handled; at the end there is none but this. */
  async function confirmUpdates(): Promise<void> {
    const offset = updateTracker.offset();
    await bot.api
      .getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: updateKinds })
      .catch((error: unknown) => log.warn({ error }, 'the last updates could not be confirmed'));
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

function describeProblem(error: unknown): string {
  if (!(error instanceof GrammyError)) return 'Telegram does not answer';
  if (isConflict(error)) {
    return 'another program fetches updates with the same TELEGRAM_BOT_TOKEN; only one may';
  }
  if (error.error_code === 401) return 'Telegram does not accept TELEGRAM_BOT_TOKEN any more';
  return `Telegram answers with ${error.error_code}`;
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
