import { Bot, GrammyError } from 'grammy';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createPolling } from '../../../../src/telegram/inbound/polling.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const conflict = { ok: false, error_code: 409, description: 'Conflict' } as const;

/** Polls that work or not, as `isShared` says; long ones take their time. */
function startPolling() {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const state = { isShared: false };
  const bot = new Bot('1:token');
  bot.api.config.use(async (_call, method, payload, signal) => {
    const isLong = 'timeout' in payload && payload.timeout !== 0;
    if (isLong) await pass(25_000, signal);
    // A short poll works also while another program polls, which ends the long ones.
    if (isLong && state.isShared) throw new GrammyError('Conflict', conflict, method, payload);
    return JSON.parse('{"ok":true,"result":[]}');
  });
  const polling = createPolling({
    bot,
    receiver: {
      takeUnfinished: async () => [],
      accept: async (updates) => updates,
      handle: async () => undefined,
      waitUntilIdle: async () => undefined,
    },
    clock: () => new Date(),
    log: createRecordingLog().log,
  });
  polling.start();
  onTestFinished(() => polling.stop());
  return { polling, state };
}

function pass(
  ms: number,
  signal: { addEventListener: AbortSignal['addEventListener'] } | undefined,
) {
  return new Promise<void>((resolve, reject) => {
    setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

it('another program is noticed although every second poll works, and no longer once it is gone', async () => {
  const { polling, state } = startPolling();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(polling.isTokenShared()).toBe(false);
  state.isShared = true;
  await vi.advanceTimersByTimeAsync(180_000);
  expect(polling.isTokenShared()).toBe(true);
  // The delays have grown to the longest.
  await vi.advanceTimersByTimeAsync(600_000);
  expect(polling.isTokenShared()).toBe(true);
  state.isShared = false;
  await vi.advanceTimersByTimeAsync(240_000);
  expect(polling.isTokenShared()).toBe(false);
});

it('a program that ends right after the start of this one is not another one', async () => {
  const { polling, state } = startPolling();
  state.isShared = true;
  await vi.advanceTimersByTimeAsync(60_000);
  state.isShared = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(polling.isTokenShared()).toBe(false);
});
