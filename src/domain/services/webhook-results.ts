import type { AuthorizedActor, Operator } from '../actor.ts';
import type { WebhookVerdict } from './webhook-settings.ts';

/** A webhook as people see it, without secrets. */
export interface ShownWebhook {
  readonly url: string;
  readonly isEnabled: boolean;
}

/** The webhook of a server, and whether it works. */
export interface WebhookReport {
  readonly verdict: WebhookVerdict;
  readonly current: ShownWebhook;
  /** Where webhooks should go; null if nobody has said where the server reaches the bot. */
  readonly wantedUrl: string | null;
  /** Whether webhooks are proven to arrive. */
  readonly isProven: boolean;
  readonly receivedAt: Date | null;
  /** When a webhook was last refused for its Authorization header, if that was within a day. */
  readonly refusedAt: Date | null;
}

/** What became of an attempt to set the webhook up. */
export type WebhookInstallation =
  | { readonly kind: 'installed'; readonly url: string }
  | { readonly kind: 'unchanged'; readonly url: string }
  /** There is somebody else's webhook. `seen` stands for it in `replaces`. */
  | {
      readonly kind: 'foreign';
      readonly current: ShownWebhook;
      readonly wantedUrl: string | null;
      readonly seen: string;
    }
  | { readonly kind: 'no-address' | 'invalid-address' | 'changing' };

/**
 * What became of a test notification. `refused`: the bot got it, but expects another Authorization header. `elsewhere`:
 * something else accepted it.
 */
export type WebhookTestResult =
  | 'arrived'
  | 'refused'
  | 'failed'
  | 'elsewhere'
  | 'no-answer'
  | 'not-set-up';

/** Who may change the webhook of a server: admins, and the operator on the command line. */
export type WebhookActor = AuthorizedActor | Operator;
