import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUpdate, type UpdateReceiver } from './update-receiver.ts';

/** Receives updates from Telegram on the bot's HTTP port. */
export interface Webhook {
  readonly path: string;
  /** Responds with 401 to a wrong secret, 503 while the bot is not running, and 200 after the update was stored. */
  handle(request: Request): Promise<Response>;
}

/** The webhook with what only the Telegram adapter needs. */
export interface WebhookReceiver extends Webhook {
  /** The public address. */
  readonly url: string;
  /** Telegram sends this with every update. */
  readonly secret: string;
  /** Begins with the updates that an earlier process did not finish. Again for the same receiver, it does nothing. */
  open(receiver: UpdateReceiver): void;
  /** Takes no more updates and waits for those in progress, for a limited time. */
  close(): Promise<void>;
}

const drainTimeoutMs = 5_000;
const defaultPath = '/webhooks/telegram';

/**
 * Creates the webhook for a public address, which gets a path if it has none. Telegram repeats an update until the
 * response is 200 (https://core.telegram.org/bots/api#setwebhook).
 */
export function createWebhook(address: string, token: string): WebhookReceiver {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = defaultPath;
  const secret = deriveSecret(token);
  let receiver: UpdateReceiver | null = null;

  return {
    path: url.pathname,
    url: url.href,
    secret,
    open(newReceiver) {
      if (receiver === newReceiver) return;
      receiver = newReceiver;
      void newReceiver
        .takeUnfinished()
        .then((updates) => Promise.all(updates.map((update) => newReceiver.handle(update))));
    },
    async close() {
      const closing = receiver;
      receiver = null;
      await closing?.waitUntilIdle(drainTimeoutMs);
    },
    async handle(request) {
      if (!isSameSecret(request.headers.get('x-telegram-bot-api-secret-token'), secret)) {
        return new Response(null, { status: 401 });
      }
      const update: unknown = await request.json().catch(() => null);
      if (!isUpdate(update)) return new Response(null, { status: 400 });
      const current = receiver;
      if (!current) return new Response(null, { status: 503 });
      const newUpdates = await current.accept([update]);
      for (const each of newUpdates) void current.handle(each);
      return new Response(null, { status: 200 });
    },
  };
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
