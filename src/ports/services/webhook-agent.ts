import type { WebhookSettings } from '../../domain/services/webhook-settings.ts';

/** What became of a test notification, as far as the server knows. */
export type TestDelivery = 'delivered' | 'failed' | 'no-answer';

/** The webhook of an Overseerr server. Every call can throw `overseerr-…` errors. */
export interface WebhookAgent {
  readWebhook(): Promise<WebhookSettings>;
  /** Throws `outcome-unknown` if the response was lost. */
  writeWebhook(settings: WebhookSettings): Promise<void>;
  /** Has the server send a test notification with these settings, whether or not it has saved them. */
  testWebhook(settings: WebhookSettings): Promise<TestDelivery>;
}
