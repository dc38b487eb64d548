import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../ports/log.ts';

/** Receives updates from Telegram on the bot's HTTP port. */
export interface Webhook {
  readonly path: string;
  /** Responds with 401 to a wrong secret, 503 while the bot is not running, and 200 after the update was handled. */
  handle(request: Request): Promise<Response>;
}

/** The webhook with what only the Telegram adapter needs. */
export interface WebhookReceiver extends Webhook {
  /** The public address. */
  readonly url: string;
  /** Telegram sends this with every update. */
  readonly secret: string;
  open(handle: (update: Update) => Promise<void>): void;
  /** Takes no more updates and waits for those in progress, for a limited time. */
  close(): Promise<void>;
}

const drainTimeoutMs = 5_000;
const defaultPath = '/webhooks/telegram';

/**
 * Creates the webhook for a public address, which gets a path if it has none. Telegram repeats an update until the
 * response is 200 (https://core.telegram.org/bots/api#setwebhook); a repeated update is handled once.
 */
export function createWebhook(address: string, token: string, log: Log): WebhookReceiver {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = defaultPath;
  const secret = deriveSecret(token);
  const handledUpdates = new LRUCache<number, Promise<void>>({ max: 10_000, ttl: 3_600_000 });
  const inFlight = new Set<Promise<void>>();
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
      await handleOnce(update, handler);
      return new Response(null, { status: 200 });
    },
  };

  function handleOnce(update: Update, handle: (update: Update) => Promise<void>): Promise<void> {
    const id = update.update_id;
    const previous = handledUpdates.get(id);
    if (previous) return previous;
    const completion = handle(update).catch((error: unknown) => {
      log.error({ error }, 'Could not handle an update');
    });
    handledUpdates.set(id, completion);
    inFlight.add(completion);
    void completion.finally(() => inFlight.delete(completion));
    return completion;
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
  const actual = Buffer.from(received ?? '');
  const expected = Buffer.from(secret);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isInteger(value.update_id)
  );
}
