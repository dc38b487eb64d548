import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../ports.ts';
import { createInbox } from './inbox.ts';
import { updateKinds } from './update-kinds.ts';

/** Fetches updates until it is stopped. */
export interface Polling {
  start(): void;
  /** Lets what has begun come to its end, then confirms it to Telegram. */
  stop(): Promise<void>;
  /** Why no updates come at the moment; null when they do. */
  trouble(): string | null;
}

const longPollSeconds = 25;
const batchMax = 100;

/** How long stopping waits for what has begun; what takes longer comes again after the restart. */
const finishMs = 5_000;
const pausesMs = { first: 200, conflict: 1_000, longest: 20_000 };

/** The abort signal as grammY types it. */
type Signal = Parameters<Bot['api']['getUpdates']>[1];

/**
 * Long polling with grammY's runner: chats side by side, updates confirmed only when they have been handled, so
 * that a crash loses none.
 */
export function createPolling(needs: {
  readonly bot: Bot;
  readonly handle: (update: Update) => Promise<void>;
  readonly log: Log;
}): Polling {
  const { bot, handle, log } = needs;
  const inbox = createInbox();
  let trouble: string | null = null;
  let isStopping = false;
  let pauseMs = pausesMs.first;

  const source = createSource<Update>({ supply: (size, signal) => supply(size, signal) });
  const sink = createConcurrentSink<Update>(
    {
      async consume(update) {
        try {
          await handle(update);
        } finally {
          inbox.done(update.update_id);
        }
      },
    },
    async (error) => log.error({ error }, 'an update could not be handled'),
  );
  const runner = createRunner(source, sink);

  return {
    start: () => runner.start(),
    trouble: () => trouble,
    async stop() {
      isStopping = true;
      if (runner.isRunning()) await runner.stop();
      await inbox.settled(finishMs);
      if (inbox.offset() > 0) await confirm();
    },
  };

  async function supply(size: number, signal: Signal): Promise<Update[]> {
    for (;;) {
      await inbox.calm();
      try {
        const updates = await bot.api.getUpdates(
          {
            offset: inbox.offset(),
            limit: Math.max(1, Math.min(size, batchMax)),
            // After a trouble a short poll tells soon whether it has passed.
            timeout: inbox.isIdle() && !trouble ? longPollSeconds : 0,
            allowed_updates: updateKinds,
          },
          signal,
        );
        recover();
        const fresh = inbox.take(updates);
        if (fresh.length > 0) return fresh;
      } catch (error) {
        if (isStopping) throw error;
        report(error);
        if (isConflict(error)) pauseMs = Math.max(pauseMs, pausesMs.conflict);
        await pause(pauseMs, signal);
        pauseMs = Math.min(pauseMs * 2, pausesMs.longest);
      }
      if (isStopping) throw new Error('stopping');
    }
  }

  /** The pause starts small again only after a second success: two programs with one token end each other's polls. */
  function recover(): void {
    if (trouble) log.info({}, 'Telegram sends updates again');
    else pauseMs = pausesMs.first;
    trouble = null;
  }

  function report(error: unknown): void {
    const before = trouble;
    trouble = describe(error);
    if (before === trouble) return;
    log[isConflict(error) ? 'error' : 'warn']({ error }, trouble);
  }

  /** The next poll confirms what was handled; at the end there is none but this. */
  async function confirm(): Promise<void> {
    const offset = inbox.offset();
    await bot.api
      .getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: updateKinds })
      .catch((error: unknown) => log.warn({ error }, 'the last updates could not be confirmed'));
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

function describe(error: unknown): string {
  if (!(error instanceof GrammyError)) return 'Telegram does not answer';
  if (isConflict(error)) {
    return 'another program fetches updates with the same TELEGRAM_BOT_TOKEN; only one may';
  }
  if (error.error_code === 401) return 'Telegram does not accept TELEGRAM_BOT_TOKEN any more';
  return `Telegram answers with ${error.error_code}`;
}

function pause(ms: number, signal: Signal): Promise<void> {
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
