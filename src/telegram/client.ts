import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import type { Transformer } from 'grammy';
import { Bot } from 'grammy';

/** Longer than a long poll takes; a call that hangs longer is given up. */
const callTimeoutSeconds = 45;

/** The longest `retry_after` that is waited for; beyond it the call fails and whoever wanted it tries later. */
const maxRetryAfterSeconds = 60;

/** The pace of messages to one chat, a little below Telegram's, as calls do not arrive as evenly as they leave. */
const chatLimits = { maxConcurrent: 1, minTime: 1_050 };
const groupLimits = {
  ...chatLimits,
  reservoir: 20,
  reservoirRefreshAmount: 20,
  reservoirRefreshInterval: 60_000,
};

/** The pace of everything: evenly, as a window that refills at once would let two windows' worth pass together. */
const globalLimits = { minTime: 36 };

/** Edits are not counted as messages, yet not free: a season picker is pressed faster than one message a second. */
const editLimits = { maxConcurrent: 1, minTime: 100 };

const unlimited = {};

/**
 * A grammY bot that stays within Telegram's limits (docs/chat-platforms.md, "Telegram rate limits") and waits as long
 * as a 429 says.
 */
export function createBot(token: string, apiUrl: string): Bot {
  const bot = new Bot(token, {
    client: { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds: callTimeoutSeconds },
  });
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: maxRetryAfterSeconds,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
    apiThrottler({ global: globalLimits, group: unlimited, out: unlimited }),
    throttleByMethod(
      apiThrottler({ global: unlimited, group: groupLimits, out: chatLimits }),
      apiThrottler({ global: unlimited, group: editLimits, out: editLimits }),
    ),
  );
  return bot;
}

/** Messages at their pace, edits at theirs; everything else as it comes. */
function throttleByMethod(messages: Transformer, edits: Transformer): Transformer {
  return (prev, method, payload, signal) => {
    if (method.startsWith('edit')) return edits(prev, method, payload, signal);
    if (method === 'sendMessage') return messages(prev, method, payload, signal);
    return prev(method, payload, signal);
  };
}
