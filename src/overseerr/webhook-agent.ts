import { z } from 'zod';
import { isAppError } from '../domain/app-error.ts';
import type { WebhookSettings } from '../domain/services/webhook-settings.ts';
import type { WebhookAgent } from '../ports/services/webhook-agent.ts';
import type { Api } from './transport/api.ts';
import type { Call } from './transport/caller.ts';

const path = '/settings/notifications/webhook';

const wireWebhook = z.looseObject({
  enabled: z.boolean(),
  types: z.number().nullish(),
  options: z.looseObject({
    webhookUrl: z.string().nullish(),
    authHeader: z.string().nullish(),
    // Somebody who has not encoded it twice gets an object back, and no webhooks.
    jsonPayload: z.unknown(),
  }),
});

const wireFailure = z.object({ message: z.string().regex(/failed to send/i) });

/** The webhook of a server (docs/overseerr-api.md, "Webhook settings"). */
export function createWebhookAgent({ api }: { readonly api: Api }): WebhookAgent {
  return {
    async readWebhook() {
      const { enabled, types, options, ...top } = await api.read(
        { method: 'GET', path, as: 'key', urgency: 'person' },
        wireWebhook,
      );
      const { webhookUrl, authHeader, jsonPayload, ...others } = options;
      return {
        isEnabled: enabled,
        types: types ?? 0,
        url: webhookUrl ?? '',
        authHeader: authHeader ?? '',
        payload: typeof jsonPayload === 'string' ? jsonPayload : null,
        others: { top, options: others },
      };
    },

    async writeWebhook(settings) {
      const call = toCall(path, settings);
      const response = await api.send(call);
      if (response.status !== 200) throw await api.toError(response, call);
    },

    async testWebhook(settings) {
      // With such a template, the server sends nothing.
      if (settings.payload === null) return 'failed';
      // The server waits for the receiver, for as long as it takes, so a failure says nothing about the server itself.
      const call = { ...toCall(`${path}/test`, settings), isOnce: true, isRelayed: true };
      try {
        const response = await api.send(call);
        if (response.status === 204 || response.status === 200) return 'delivered';
        if (response.status === 500 && wireFailure.safeParse(response.body).success)
          return 'failed';
        throw await api.toError(response, call);
      } catch (error) {
        if (isAppError(error, 'outcome-unknown')) return 'no-answer';
        throw error;
      }
    },
  };
}

function toCall(
  to: string,
  { isEnabled, types, url, authHeader, payload, others }: WebhookSettings,
): Call {
  // The template travels encoded twice, and comes back encoded once.
  const jsonPayload = JSON.stringify(payload ?? '');
  const options = { ...others.options, webhookUrl: url, authHeader, jsonPayload };
  const body = { ...others.top, enabled: isEnabled, types, options };
  return { method: 'POST', path: to, body, as: 'key', urgency: 'person' };
}
