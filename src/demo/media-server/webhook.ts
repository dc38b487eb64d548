import { request as httpRequest } from 'node:http';
import { defaultTemplate, fillTemplate, type TemplateValues } from './webhook-template.ts';

/** Notification types and their bit in the `types` setting (Overseerr server/lib/notifications). */
export const notificationBits = {
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

/** One thing to tell the receiver. */
export interface Notice {
  readonly type: NotificationType;
  readonly values: TemplateValues;
}

/** A webhook that was due, whatever became of it. */
export interface SentWebhook {
  readonly type: NotificationType;
  readonly body: unknown;
  /** `lost` never left, `held` waits for `release()`, `refused` was answered with an error. */
  outcome: 'sending' | 'delivered' | 'refused' | 'unreachable' | 'lost' | 'held';
}

export interface WebhookTarget {
  readonly url: string;
  readonly authHeader?: string;
}

/** The webhook settings as `/settings/notifications/webhook` reads and writes them. */
export interface WebhookSettings {
  enabled: boolean;
  embedPoster: boolean;
  types: number;
  webhookUrl: string;
  authHeader: string;
  jsonPayload: string;
  supportVariables: boolean;
}

/** Sends webhooks; can be told to lose, hold or delay them. */
export interface WebhookOutlet {
  readonly settings: WebhookSettings;
  /** The latest ones, at most a thousand. */
  readonly sent: SentWebhook[];
  target(target: WebhookTarget): void;
  off(): void;
  /** The next `times` webhooks are never sent. */
  lose(times?: number): void;
  /** Webhooks wait until `release()`. */
  hold(): void;
  /** Sends what was held, in order, and stops holding. */
  release(): Promise<void>;
  /** Every webhook leaves this much later; the answer of the call does not wait for it. */
  delayMs(delay: number): void;
  /** Ends `lose`, `hold` and `delayMs`; what is held is dropped. */
  clear(): void;
  /** Sends one if it is wanted; resolves once it has left, at the latest after 50 ms. */
  send(notice: Notice): Promise<void>;
  /** Sends whatever the filters say; whether the receiver took it. */
  test(settings: WebhookSettings, notice: Notice): Promise<boolean>;
  /** Stops timers. */
  stop(): void;
}

const patienceMs = 50;
const rememberedWebhooks = 1000;

/** An outlet that is off until `target` is called. */
export function createWebhookOutlet(userAgent: string): WebhookOutlet {
  const timers = new Set<NodeJS.Timeout>();
  let held: { readonly entry: SentWebhook; readonly deliver: () => Promise<void> }[] = [];
  let isHolding = false;
  let toLose = 0;
  let delay = 0;

  function later<T>(ms: number, value: T): Promise<T> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve(value);
      }, ms);
      timers.add(timer);
    });
  }

  function remember(entry: SentWebhook): void {
    outlet.sent.push(entry);
    if (outlet.sent.length > rememberedWebhooks) outlet.sent.shift();
  }

  const outlet: WebhookOutlet = {
    settings: {
      enabled: false,
      embedPoster: true,
      types: 8158,
      webhookUrl: '',
      authHeader: '',
      jsonPayload: defaultTemplate,
      supportVariables: false,
    },
    sent: [],
    target({ url, authHeader = '' }) {
      Object.assign(outlet.settings, { enabled: true, webhookUrl: url, authHeader });
    },
    off() {
      outlet.settings.enabled = false;
    },
    lose(times = Number.POSITIVE_INFINITY) {
      toLose = times;
    },
    hold() {
      isHolding = true;
    },
    async release() {
      isHolding = false;
      const waiting = held;
      held = [];
      for (const one of waiting) await one.deliver();
    },
    delayMs(ms) {
      delay = ms;
    },
    clear() {
      toLose = 0;
      delay = 0;
      isHolding = false;
      held = [];
    },
    async send(notice) {
      const { settings } = outlet;
      if (!settings.enabled || (settings.types & notificationBits[notice.type]) === 0) return;
      const body = bodyOf(settings, notice);
      const entry: SentWebhook = { type: notice.type, body, outcome: 'sending' };
      remember(entry);
      if (toLose > 0) {
        toLose -= 1;
        entry.outcome = 'lost';
        return;
      }
      const deliver = async (): Promise<void> => {
        entry.outcome = await post(settings, userAgent, body);
      };
      if (isHolding) {
        entry.outcome = 'held';
        held.push({ entry, deliver });
      } else if (delay > 0) {
        void later(delay, undefined).then(deliver);
      } else {
        // The server never waits for a slow receiver, but the webhook does leave first.
        await Promise.race([deliver(), later(patienceMs, undefined)]);
      }
    },
    async test(settings, notice) {
      const body = bodyOf(settings, notice);
      const entry: SentWebhook = { type: notice.type, body, outcome: 'sending' };
      remember(entry);
      entry.outcome = await post(settings, userAgent, body);
      return entry.outcome === 'delivered';
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
  return outlet;
}

function bodyOf(settings: WebhookSettings, notice: Notice): unknown {
  const template: unknown = JSON.parse(settings.jsonPayload);
  return fillTemplate(template, notice.values);
}

function post(
  settings: WebhookSettings,
  userAgent: string,
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
        agent: false,
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
      // An address that does not parse is a receiver that cannot be reached.
      fail();
    }
  });
}
