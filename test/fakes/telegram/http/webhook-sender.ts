import type { Delivery } from '../state/delivery.ts';
import type { Update } from '../wire/wire.ts';
import type { Webhook, WebhookSettings } from './method.ts';

export interface WebhookSenderOptions {
  readonly delivery: Delivery;
  readonly now: () => number;
  /** Delay before an update is retried; doubles with each failure up to a second. */
  readonly retryMs: number;
  /** The actual target of a public URL, so that a bot can register its production URL. */
  readonly route: (url: string) => string;
  /**
   * Runs the call in a webhook response,
   * https://core.telegram.org/bots/api#making-requests-when-getting-updates.
   */
  readonly onReply: (body: unknown) => void;
}

export interface WebhookSender extends WebhookSettings {
  stop(): void;
}

const maxRetryMs = 1_000;

/** Sends updates to the registered webhook, one at a time, until each gets a 2xx. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  let webhook: Webhook | undefined;
  let lastError: { readonly date: number; readonly message: string } | undefined;
  let current = new AbortController();
  let isRunning = false;

  const run = async (target: Webhook, { signal }: AbortController) => {
    let retryMs = options.retryMs;
    for (;;) {
      const [update] = options.delivery.pending();
      if (update === undefined || signal.aborted) return;
      const message = await push(target, update, signal);
      if (signal.aborted) return;
      if (message === undefined) {
        retryMs = options.retryMs;
        options.delivery.confirm(update.update_id);
        continue;
      }
      lastError = { date: Math.floor(options.now() / 1000), message };
      await pause(retryMs, signal);
      retryMs = Math.min(retryMs * 2, maxRetryMs);
    }
  };

  /** Why the update was not accepted; undefined if it was. */
  const push = async (target: Webhook, update: Update, signal: AbortSignal) => {
    try {
      const response = await fetch(options.route(target.url), {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers: {
          'content-type': 'application/json',
          ...(target.secretToken === undefined
            ? {}
            : { 'x-telegram-bot-api-secret-token': target.secretToken }),
        },
        body: JSON.stringify(update),
      });
      const body = await response.text();
      if (!response.ok) {
        return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      }
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      if (isJson && body !== '') options.onReply(JSON.parse(body));
      return undefined;
    } catch (cause) {
      return cause instanceof SyntaxError ? undefined : 'Connection refused';
    }
  };

  const wake = () => {
    if (webhook === undefined || isRunning) return;
    isRunning = true;
    const controller = current;
    run(webhook, controller).finally(() => {
      if (controller !== current) return;
      isRunning = false;
      if (options.delivery.pending().length > 0) wake();
    });
  };
  options.delivery.onPush(wake);

  const reset = () => {
    current.abort();
    current = new AbortController();
    isRunning = false;
  };
  return {
    get: () => webhook,
    lastError: () => lastError,
    set(next) {
      reset();
      webhook = next;
      lastError = undefined;
      wake();
    },
    stop() {
      webhook = undefined;
      reset();
    },
  };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
