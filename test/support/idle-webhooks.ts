import type { HttpDeps } from '../../src/http/server.ts';

/** Does nothing about webhooks. */
export const idleWebhooks: HttpDeps['webhooks'] = {
  receive: async () => undefined,
  recordArrival: async () => undefined,
  recordRefusal: async () => undefined,
};
