import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Log } from '../ports.ts';

/** Where Telegram brings updates, on the bot's own HTTP port. */
export interface Webhook {
  readonly path: string;
  /** Answers 401 to a wrong secret, 503 while the bot is not running, 200 once an update has been handled. */
  handle(request: Request): Promise<Response>;
}

export interface WebhookSide extends Webhook {
  /** The public address to tell Telegram. */
  readonly url: string;
  /** What Telegram has to send along. */
  readonly secret: string;
  open(handle: (update: Update) => Promise<void>): void;
  /** Takes nothing more and waits for what has begun, yet not for ever. */
  close(): Promise<void>;
}

const finishMs = 5_000;
const defaultPath = '/webhooks/telegram';

/**
 * The receiving end of a webhook. An address without a path gets one. Telegram brings an update again until it is
 * answered with 200 (https://core.telegram.org/bots/api#setwebhook); one that came twice is handled once.
 */
export function createWebhook(address: string, token: string, log: Log): WebhookSide {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = defaultPath;
  const secret = secretFrom(token);
  const seen = new LRUCache<number, Promise<boolean>>({ max: 10_000, ttl: 3_600_000 });
  const running = new Set<Promise<boolean>>();
  let receive: ((update: Update) => Promise<void>) | null = null;

  return {
    path: url.pathname,
    url: url.href,
    secret,
    open(handle) {
      receive = handle;
    },
    async close() {
      receive = null;
      await Promise.race([
        Promise.allSettled(running),
        new Promise((resolve) => setTimeout(resolve, finishMs).unref()),
      ]);
    },
    async handle(request) {
      if (!isSecret(request.headers.get('x-telegram-bot-api-secret-token'), secret)) {
        return new Response(null, { status: 401 });
      }
      const update: unknown = await request.json().catch(() => null);
      if (!isUpdate(update)) return new Response(null, { status: 400 });
      if (!receive) return new Response(null, { status: 503 });
      const isDone = await once(update, receive);
      return new Response(null, { status: isDone ? 200 : 500 });
    },
  };

  function once(update: Update, handle: (update: Update) => Promise<void>): Promise<boolean> {
    const id = update.update_id;
    const known = seen.get(id);
    if (known) return known;
    const handled = handle(update).then(
      () => true,
      (error: unknown) => {
        log.error({ error }, 'an update could not be handled');
        return true;
      },
    );
    seen.set(id, handled);
    running.add(handled);
    void handled.finally(() => running.delete(handled));
    return handled;
  }
}

/**
 * Telegram takes 1–256 of `A-Za-z0-9_-`. Made from what only the bot and Telegram know: what else the operator has
 * set may be read elsewhere, such as the secret of webhooks in the settings of a media server.
 */
function secretFrom(token: string): string {
  return createHmac('sha256', token).update('medianest webhook').digest('base64url');
}

function isSecret(given: string | null, secret: string): boolean {
  const one = Buffer.from(given ?? '');
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
