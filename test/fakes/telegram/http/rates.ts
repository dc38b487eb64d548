import { refuse } from './refusal.ts';

/** Telegram's limits on messages, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. */
export const telegramLimits = {
  perChat: { count: 1, windowMs: 1_000 },
  perGroup: { count: 20, windowMs: 60_000 },
  overall: { count: 30, windowMs: 1_000 },
} as const;

type Limit = keyof typeof telegramLimits;

/** A message sent beyond a limit. */
export interface Burst {
  readonly limit: Limit;
  readonly chatId: number;
  readonly method: string;
}

export interface Rates {
  /** Whether to respond with 429 beyond a limit; off by default. */
  enforce: boolean;
  /** Every message beyond a limit, rejected or not. */
  readonly bursts: readonly Burst[];
  /** Counts a message of the bot; throws 429 if limits are enforced. */
  count(method: string, chatId: number): void;
}

const counted = /^(?:send(?!ChatAction)|copyMessage|forwardMessage)/;

export function createRates(now: () => number): Rates {
  let sent: { readonly chatId: number; readonly at: number }[] = [];
  const bursts: Burst[] = [];
  const exceeded = (limit: Limit, chatId: number) => {
    const { count, windowMs } = telegramLimits[limit];
    const recent = sent.filter(
      (one) => now() - one.at < windowMs && (limit === 'overall' || one.chatId === chatId),
    );
    const oldest = recent.at(-count);
    return oldest === undefined ? undefined : windowMs - (now() - oldest.at);
  };
  return {
    enforce: false,
    bursts,
    count(method, chatId) {
      if (!counted.test(method)) return;
      sent = sent.filter(({ at }) => now() - at < telegramLimits.perGroup.windowMs);
      const limits: readonly Limit[] =
        chatId < 0 ? ['perChat', 'perGroup', 'overall'] : ['perChat', 'overall'];
      const waits = limits.flatMap((limit) => {
        const waitMs = exceeded(limit, chatId);
        if (waitMs === undefined) return [];
        bursts.push({ limit, chatId, method });
        return [waitMs];
      });
      if (this.enforce && waits.length > 0) {
        const retryAfter = Math.max(1, Math.ceil(Math.max(...waits) / 1000));
        throw refuse(429, `Too Many Requests: retry after ${retryAfter}`, {
          parameters: { retry_after: retryAfter },
        });
      }
      sent.push({ chatId, at: now() });
    },
  };
}
