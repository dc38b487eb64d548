import { AppError } from '../../../src/domain/app-error.ts';
import type { WebhookSettings } from '../../../src/domain/services/webhook-settings.ts';
import type { TestDelivery, WebhookAgent } from '../../../src/ports/services/webhook-agent.ts';

/** Settings of a webhook; by default as a new server has them. */
export function aWebhook(parts: Partial<WebhookSettings> = {}): WebhookSettings {
  return {
    isEnabled: false,
    url: '',
    authHeader: '',
    types: 0,
    payload: JSON.stringify({
      notification_type: '{{notification_type}}',
      '{{media}}': { media_type: '{{media_type}}', tmdbId: '{{media_tmdbid}}' },
      '{{request}}': { request_id: '{{request_id}}' },
      '{{issue}}': { issue_id: '{{issue_id}}' },
    }),
    others: { top: {}, options: {} },
    ...parts,
  };
}

/** A server with a webhook, whose test notifications go where the test says. */
export function createInMemoryWebhookAgent(initial: Partial<WebhookSettings> = {}) {
  let settings = aWebhook(initial);
  const agent = {
    writes: 0,
    /** Called after each read, as somebody who changes the settings on the server's page. */
    afterRead(): void {},
    /** What the server does with a test notification. */
    deliver: async (_: WebhookSettings): Promise<TestDelivery> => 'delivered',
    losesAnswers: false,
    keepsNothing: false,
    get settings() {
      return settings;
    },
    change(parts: Partial<WebhookSettings>) {
      settings = { ...settings, ...parts };
    },
    async readWebhook() {
      const read = settings;
      agent.afterRead();
      return read;
    },
    async writeWebhook(next: WebhookSettings) {
      agent.writes += 1;
      if (!agent.keepsNothing) settings = next;
      if (agent.losesAnswers) throw new AppError('outcome-unknown');
    },
    testWebhook: (sent: WebhookSettings) => agent.deliver(sent),
  };
  return agent satisfies WebhookAgent;
}
