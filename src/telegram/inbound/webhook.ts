import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../ports/ports.ts';

/** Where Telegram brings updates, on the bot's own HTTP port. */
export interface Webhook {
  readonly path: string;
  /** Answers 401 to a wrong secret, 503 while the bot is not running, 200 once an update has been handled. */
  handle(request: Request): Promise<Response>;
}

export interface WebhookReceiver extends Webhook {
  /** The public address to tell Telegram. */
  readonly url: string;
  /** What Telegram has to send along. */
  readonly secret: string;
  open(handle: (update: Update) => Promise<void>): void;
  /** Takes nothing more and waits for what has begun, yet not for ever. */
  close(): Promise<void>;
}

const drainTimeoutMs = 5_000;
const defaultPath = '/webhooks/telegram';

/**
 * The receiving end of a webhook. An address without a path gets one. Telegram brings an update again until it is
 * answered with 200 (https://core.telegram.org/bots/api#setwebhook); one that came twice is handled once.
 */
export function createWebhook(address: string, token: string, log: Log): WebhookReceiver {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = defaultPath;
  const secret = deriveSecret(token);
  const handledUpdates = new LRUCache<number, Promise<boolean>>({ max: 10_000, ttl: 3_600_000 });
  const inFlight = new Set<Promise<boolean>>();
  let handler: ((update: Update) => Promise<void>) | null = null;

  return {
    path: url.pathname,
    url: url.href,
    secret,
    open(handle) {
      handler = handle;
    },
    async close() {
      handler = null;
      await Promise.race([
        Promise.allSettled(inFlight),
        new Promise((resolve) => setTimeout(resolve, drainTimeoutMs).unref()),
      ]);
    },
    async handle(request) {
      if (!isSameSecret(request.headers.get('x-telegram-bot-api-secret-token'), secret)) {
        return new Response(null, { status: 401 });
      }
      const update: unknown = await request.json().catch(() => null);
      if (!isUpdate(update)) return new Response(null, { status: 400 });
      if (!handler) return new Response(null, { status: 503 });
      const isDone = await handleOnce(update, handler);
      return new Response(null, { status: isDone ? 200 : 500 });
    },
  };

  function handleOnce(update: Update, handle: (update: Update) => Promise<void>): Promise<boolean> {
    const id = update.update_id;
    const previous = handledUpdates.get(id);
    if (previous) return previous;
    const handling = handle(update).then(
      () => true,
      (error: unknown) => {
        log.error({ error }, 'an update could not be handled');
        return true;
      },
    );
    handledUpdates.set(id, handling);
    inFlight.add(handling);
    void handling.finally(() => inFlight.delete(handling));
    return handling;
  }
}

/**
 * A secret that Telegram accepts (docs/chat-platforms.md, "Telegram limits"), derived from what only the bot and
 * Telegram know. Other secrets of the operator may be visible elsewhere, such as the webhook secret in Overseerr.
 */
function deriveSecret(token: string): string {
  return createHmac('sha256', token).update('medianest webhook').digest('base64url');
}

function isSameSecret(received: string | null, secret: string): boolean {
  const one = Buffer.from(received ?? '');
  const other = Buffer.from(secret);
  return one.length === other.length && timingSafeEqual(one, other);
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isInteger(value.update_id)
  );
}
