import { Agent, request as httpRequest } from 'node:http';
import { defaultTemplate, fillTemplate, type TemplateValues } from './webhook-template.ts';

/** Notification types and their bit in the `types` setting (Overseerr server/lib/notifications). */
const notificationBits = {
  MEDIA_PENDING: 2,
  MEDIA_APPROVED: 4,
  MEDIA_AVAILABLE: 8,
  MEDIA_FAILED: 16,
  TEST_NOTIFICATION: 32,
  MEDIA_DECLINED: 64,
  MEDIA_AUTO_APPROVED: 128,
  ISSUE_CREATED: 256,
  ISSUE_COMMENT: 512,
  ISSUE_RESOLVED: 1024,
  ISSUE_REOPENED: 2048,
} as const;

export type NotificationType = keyof typeof notificationBits;

/** A notification to send. */
export interface WebhookNotification {
  readonly type: NotificationType;
  readonly values: TemplateValues;
}

/** A webhook and what happened to it. */
export interface SentWebhook {
  readonly type: NotificationType;
  readonly body: unknown;
  /** `lost`: never sent; `held`: waits for `release()`; `refused`: answered with an error. */
  outcome: 'sending' | 'delivered' | 'refused' | 'unreachable' | 'lost' | 'held';
}

export interface WebhookTarget {
  readonly url: string;
  readonly authHeader?: string;
}

/** The webhook settings in the format of `/settings/notifications/webhook`. */
export interface WebhookSettings {
  enabled: boolean;
  embedPoster: boolean;
  types: number;
  webhookUrl: string;
  authHeader: string;
  /** The template as text. Anything else was saved in another encoding, and cannot be sent. */
  jsonPayload: unknown;
  supportVariables: boolean;
  customHeaders: readonly unknown[];
}

/** Sends webhooks; can lose, hold, or delay them. */
export interface WebhookSender {
  readonly settings: WebhookSettings;
  /** The latest webhooks, at most a thousand. */
  readonly sent: SentWebhook[];
  setTarget(target: WebhookTarget): void;
  disable(): void;
  /** The next `times` webhooks are never sent. */
  loseNext(times?: number): void;
  /** Webhooks wait until `release()`. */
  hold(): void;
  /** Sends the held webhooks in order and stops holding. */
  release(): Promise<void>;
  /** Delays every webhook; the response of the call does not wait for it. */
  delayMs(delay: number): void;
  /** Ends `lose`, `hold`, and `delayMs`; held webhooks are dropped. */
  clear(): void;
  /** Sends a webhook if its type is enabled; resolves when it was sent, or after 50 ms. */
  send(notification: WebhookNotification): Promise<void>;
  /** Sends a webhook even if its type is disabled; resolves with whether the receiver accepted it. */
  test(settings: WebhookSettings, notification: WebhookNotification): Promise<boolean>;
  /** Stops timers and closes connections. */
  stop(): void;
}

const maxWaitMs = 50;
const maxSentWebhooks = 1000;

/** Sends nothing until `setTarget` is called. */
export function createWebhookSender(userAgent: string): WebhookSender {
  const timers = new Set<NodeJS.Timeout>();
  // The real server keeps connections open too: axios uses Node's default agent.
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
  let heldWebhooks: { readonly entry: SentWebhook; readonly deliver: () => Promise<void> }[] = [];
  let isHolding = false;
  let remainingLosses = 0;
  let delay = 0;

  function resolveAfter<T>(ms: number, value: T): Promise<T> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve(value);
      }, ms);
      timers.add(timer);
    });
  }

  function remember(entry: SentWebhook): void {
    sender.sent.push(entry);
    if (sender.sent.length > maxSentWebhooks) sender.sent.shift();
  }

  const sender: WebhookSender = {
    settings: {
      enabled: false,
      embedPoster: true,
      types: 8158,
      webhookUrl: '',
      authHeader: '',
      jsonPayload: defaultTemplate,
      supportVariables: false,
      customHeaders: [],
    },
    sent: [],
    setTarget({ url, authHeader = '' }) {
      Object.assign(sender.settings, { enabled: true, webhookUrl: url, authHeader });
    },
    disable() {
      sender.settings.enabled = false;
    },
    loseNext(times = Number.POSITIVE_INFINITY) {
      remainingLosses = times;
    },
    hold() {
      isHolding = true;
    },
    async release() {
      isHolding = false;
      const waiting = heldWebhooks;
      heldWebhooks = [];
      for (const one of waiting) await one.deliver();
    },
    delayMs(ms) {
      delay = ms;
    },
    clear() {
      remainingLosses = 0;
      delay = 0;
      isHolding = false;
      heldWebhooks = [];
    },
    async send(notification) {
      const { settings } = sender;
      if (!settings.enabled || (settings.types & notificationBits[notification.type]) === 0) return;
      const body = toBody(settings, notification);
      if (body === undefined) return;
      const entry: SentWebhook = { type: notification.type, body, outcome: 'sending' };
      remember(entry);
      if (remainingLosses > 0) {
        remainingLosses -= 1;
        entry.outcome = 'lost';
        return;
      }
      const deliver = async (): Promise<void> => {
        entry.outcome = await post(settings, body);
      };
      if (isHolding) {
        entry.outcome = 'held';
        heldWebhooks.push({ entry, deliver });
      } else if (delay > 0) {
        void resolveAfter(delay, undefined).then(deliver);
      } else {
        // The real server does not wait for a slow receiver, but the webhook is sent before the response.
        await Promise.race([deliver(), resolveAfter(maxWaitMs, undefined)]);
      }
    },
    async test(settings, notification) {
      const body = toBody(settings, notification);
      if (body === undefined) return false;
      const entry: SentWebhook = { type: notification.type, body, outcome: 'sending' };
      remember(entry);
      entry.outcome = await post(settings, body);
      return entry.outcome === 'delivered';
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      agent.destroy();
    },
  };
  return sender;

  function post(
    settings: WebhookSettings,
    body: unknown,
  ): Promise<'delivered' | 'refused' | 'unreachable'> {
    const text = JSON.stringify(body);
    return new Promise((resolve) => {
      const fail = (): void => resolve('unreachable');
      try {
        const call = httpRequest(settings.webhookUrl, {
          method: 'POST',
          headers: {
            accept: 'application/json, text/plain, */*',
            'content-type': 'application/json',
            ...(settings.authHeader === '' ? {} : { authorization: settings.authHeader }),
            'user-agent': userAgent,
            'content-length': Buffer.byteLength(text),
          },
          agent,
        });
        call.on('response', (response) => {
          response.resume();
          response.on('error', fail);
          response.on('end', () =>
            resolve((response.statusCode ?? 500) < 300 ? 'delivered' : 'refused'),
          );
        });
        call.on('error', fail);
        call.end(text);
      } catch {
        // An invalid URL counts as a receiver that cannot be reached.
        fail();
      }
    });
  }
}

/** Undefined if the template cannot be read; the server then sends nothing. */
function toBody({ jsonPayload }: WebhookSettings, notification: WebhookNotification): unknown {
  try {
    const template: unknown = JSON.parse(String(jsonPayload));
    return fillTemplate(template, notification.values);
  } catch {
    return undefined;
  }
}
