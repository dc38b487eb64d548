import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { createRecentSigns } from '../../lib/clocks/recent-signs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { updateKinds } from './update-kinds.ts';
import type { UpdateReceiver } from './update-receiver.ts';

/** Receives updates by long polling. */
export interface Polling {
  start(): void;
  /** Confirms what was received to Telegram, and waits for updates in progress. */
  stop(): Promise<void>;
  /** Why updates cannot be received right now; null if they can. */
  problem(): string | null;
  /** Whether another program has kept receiving updates in the last minutes, also if a poll works in between. */
  isTokenShared(): boolean;
}

const longPollSeconds = 25;
const batchMax = 100;

/** How long stopping waits for updates in progress. Slower ones are handled again after the restart. */
const drainTimeoutMs = 5_000;
const retryDelaysMs = { initial: 200, conflict: 1_000, max: 20_000 };

/**
 * A program that was just replaced may cause one conflict or two. Two programs that go on cause one at least every 45
 * seconds: the longest delay and a long poll.
 */
const lastingConflict = { windowMs: 180_000, signsMin: 3 } as const;

/** The type of grammY's abort signal. */
type Signal = Parameters<Bot['api']['getUpdates']>[1];

/**
 * Uses grammY's runner: updates are handled in parallel, so that a slow one holds back only those of the same person in
 * the same chat. They are confirmed as soon as they are stored, so that a crash loses none.
 */
export function createPolling(deps: {
  readonly bot: Bot;
  readonly receiver: UpdateReceiver;
  readonly clock: Clock;
  readonly log: Log;
}): Polling {
  const { bot, receiver, clock, log } = deps;
  const conflicts = createRecentSigns({ clock, ...lastingConflict });
  /** Confirms all updates before it. */
  let offset = 0;
  let isFirstSupply = true;
  let problem: string | null = null;
  let isStopping = false;
  let delayMs = retryDelaysMs.initial;

  const source = createSource<Update>({ supply: (size, signal) => supply(size, signal) });
  const sink = createConcurrentSink<Update>(
    { consume: (update) => receiver.handle(update) },
    async (error) => log.error({ error }, 'Could not handle an update'),
  );
  const runner = createRunner(source, sink);

  return {
    start: () => runner.start(),
    problem: () => problem,
    isTokenShared: conflicts.areEnough,
    async stop() {
      isStopping = true;
      if (runner.isRunning()) await runner.stop();
      if (offset > 0) await confirmUpdates();
      await receiver.waitUntilIdle(drainTimeoutMs);
    },
  };

  async function supply(size: number, signal: Signal): Promise<Update[]> {
    if (isFirstSupply) {
      isFirstSupply = false;
      const unfinished = await receiver.takeUnfinished();
      if (unfinished.length > 0) return [...unfinished];
    }
    for (;;) {
      try {
        const updates = await bot.api.getUpdates(
          {
            offset,
            limit: Math.max(1, Math.min(size, batchMax)),
            // After an error a short poll shows soon whether it is over.
            timeout: problem === null ? longPollSeconds : 0,
            allowed_updates: updateKinds,
          },
          signal,
        );
        reportRecovery();
        const newUpdates = await receiver.accept(updates);
        offset = Math.max(offset, ...updates.map(({ update_id: id }) => id + 1));
        if (newUpdates.length > 0) return [...newUpdates];
      } catch (error) {
        if (isStopping) throw error;
        reportProblem(error);
        if (isConflict(error)) {
          conflicts.record();
          delayMs = Math.max(delayMs, retryDelaysMs.conflict);
        }
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
