import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import type { Transformer } from 'grammy';
import { Bot } from 'grammy';
import type { Metrics, OutgoingCall } from '../ports/metrics.ts';

/** Longer than a long poll. A call that takes longer has failed. */
const callTimeoutSeconds = 45;

/** With a longer `retry_after` the call fails at once, and the job that made it tries again later. */
const maxRetryAfterSeconds = 60;

/** Messages to one chat: slightly slower than Telegram allows, because calls do not arrive as evenly as they are sent. */
const chat = { maxConcurrent: 1, minTime: 1_050 };

/** How fast a bot may send; empty options mean no limit. */
export type TelegramLimits = Readonly<Record<'all' | 'chat' | 'group' | 'edits', object>>;

/** The limits of Telegram (docs/chat-platforms.md, "Telegram rate limits"). */
export const telegramLimits: TelegramLimits = {
  /** All calls: at an even rate, because a bucket that refills at once would let through twice the limit in a second. */
  all: { minTime: 36 },
  chat,
  group: {
    ...chat,
    reservoir: 20,
    reservoirRefreshAmount: 20,
    reservoirRefreshInterval: 60_000,
  },
  /** Edits have a limit of their own: people press the buttons of a season picker more often than once a second. */
  edits: { maxConcurrent: 1, minTime: 100 },
};

/** A grammY bot that stays within the limits, those of Telegram by default, and waits as long as a 429 asks for. */
export function createTelegramBot({
  token,
  apiUrl,
  metrics,
  limits = telegramLimits,
}: {
  readonly token: string;
  readonly apiUrl: string;
  readonly metrics?: Pick<Metrics, 'observeCall'> | undefined;
  readonly limits?: TelegramLimits | undefined;
}): Bot {
  const bot = new Bot(token, {
    client: { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds: callTimeoutSeconds },
  });
  // First, so that it measures the calls themselves and not how long they wait for the limits.
  if (metrics) bot.api.config.use(measureCalls(metrics));
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: maxRetryAfterSeconds,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
    // Copies, because Bottleneck writes into the options that it gets.
    apiThrottler({ global: { ...limits.all }, group: {}, out: {} }),
    throttleByMethod(
      apiThrottler({ global: {}, group: { ...limits.group }, out: { ...limits.chat } }),
      apiThrottler({ global: {}, group: { ...limits.edits }, out: { ...limits.edits } }),
    ),
  );
  return bot;
}

function measureCalls(metrics: Pick<Metrics, 'observeCall'>): Transformer {
  return async (prev, method, payload, signal) => {
    const startedAt = performance.now();
    const observe = (outcome: OutgoingCall['outcome']) =>
      metrics.observeCall({
        target: 'telegram',
        method: 'POST',
        path: `/${method}`,
        outcome,
        seconds: (performance.now() - startedAt) / 1000,
      });
    try {
      const response = await prev(method, payload, signal);
      observe(response.ok ? 200 : response.error_code);
      return response;
    } catch (error) {
      observe('no-response');
      throw error;
    }
  };
}

/** Applies the limits for messages and edits. Other calls are not limited. */
function throttleByMethod(messages: Transformer, edits: Transformer): Transformer {
  return (prev, method, payload, signal) => {
    if (method.startsWith('edit')) return edits(prev, method, payload, signal);
    if (method === 'sendMessage') return messages(prev, method, payload, signal);
    return prev(method, payload, signal);
  };
}
