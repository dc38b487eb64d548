import { z } from 'zod';
import type { Api } from './transport/api.ts';

const wireWebhook = z.object({
  enabled: z.boolean(),
  types: z.number().default(0),
  options: z.object({
    webhookUrl: z.string().default(''),
    authHeader: z.string().nullish(),
  }),
});

/** Reads how a server's webhook is set up. */
export function createWebhookSettings({ api }: { readonly api: Pick<Api, 'read'> }) {
  return {
    async getWebhook() {
      const { enabled, types, options } = await api.read(
        {
          method: 'GET',
          path: '/settings/notifications/webhook',
          as: 'key',
          urgency: 'person',
        },
        wireWebhook,
      );
      return {
        isEnabled: enabled,
        types,
        url: options.webhookUrl,
        authHeader: options.authHeader ?? '',
      };
    },
  };
}
