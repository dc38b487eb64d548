import { z } from 'zod';
import { defineMethod, type Method } from '../http/method.ts';
import { breach, refuse } from '../http/refusal.ts';
import { allowedUpdates } from '../wire/schema.ts';

const loopback = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/** How the bot receives updates, https://core.telegram.org/bots/api#getting-updates. */
export const updateMethods: Readonly<Record<string, Method>> = {
  getUpdates: defineMethod(
    z.object({
      offset: z.int().optional(),
      limit: z.int().min(1).max(100).optional(),
      timeout: z.int().min(0).optional(),
      allowed_updates: allowedUpdates,
    }),
    (request, { state, signal, webhook }) => {
      if (webhook.get() !== undefined) {
        throw refuse(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      state.delivery.allow(request.allowed_updates);
      return state.delivery.poll(request, signal);
    },
  ),
  setWebhook: defineMethod(
    z.object({
      url: z.string(),
      certificate: z.string().optional(),
      ip_address: z.string().optional(),
      max_connections: z.int().min(1).max(100).optional(),
      allowed_updates: allowedUpdates,
      drop_pending_updates: z.boolean().optional(),
      secret_token: z.string().optional(),
    }),
    (parameters, { state, webhook }) => {
      checkSecret(parameters.secret_token);
      if (parameters.url !== '') checkUrl(parameters.url);
      state.delivery.allow(parameters.allowed_updates);
      if (parameters.drop_pending_updates) state.delivery.drop();
      if (parameters.url === '') {
        webhook.set(undefined);
        return true;
      }
      state.delivery.interrupt();
      webhook.set({
        url: parameters.url,
        secretToken: parameters.secret_token,
        maxConnections: parameters.max_connections ?? 40,
      });
      return true;
    },
  ),
  deleteWebhook: defineMethod(
    z.object({ drop_pending_updates: z.boolean().optional() }),
    ({ drop_pending_updates }, { state, webhook }) => {
      webhook.set(undefined);
      if (drop_pending_updates) state.delivery.drop();
      return true;
    },
  ),
  getWebhookInfo: defineMethod(z.object({}), (_, { state, webhook }) => {
    const current = webhook.get();
    const error = webhook.lastError();
    return {
      url: current?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: state.delivery.pending().length,
      max_connections: current?.maxConnections,
      last_error_date: error?.date,
      last_error_message: error?.message,
      allowed_updates: state.delivery.allowed(),
    };
  }),
};

function checkSecret(secret: string | undefined): void {
  if (secret === undefined) return;
  if (secret.length > 256) throw breach('webhook-secret', 'secret token is too long');
  if (!/^[A-Za-z0-9_-]+$/.test(secret)) {
    throw breach('webhook-secret', 'secret token contains unallowed characters');
  }
}

/** Plain HTTP is allowed only for a Bot API server on the same machine. */
function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:') return;
  if (parsed?.protocol === 'http:' && loopback.test(parsed.hostname)) return;
  throw breach('webhook-url', 'bad webhook: An HTTPS URL must be provided for webhook');
}
