import type { Context, Next } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Metrics } from '../../ports/metrics.ts';

/**
 * Measures requests by the pattern of their route. The path itself can be anything, and can be a secret; so can the path
 * of the chat webhook, which the operator chooses.
 */
export function observeRequests(
  metrics: Pick<Metrics, 'observeHttpRequest'>,
  chatWebhookPath: string | null,
) {
  return async (c: Context, next: Next): Promise<void> => {
    const startedAt = performance.now();
    await next();
    metrics.observeHttpRequest({
      method: c.req.method,
      route: findRoute(c, chatWebhookPath),
      status: c.res.status,
      seconds: (performance.now() - startedAt) / 1000,
    });
  };
}

/** The last pattern that is no middleware. */
function findRoute(c: Context, chatWebhookPath: string | null): string {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  return route?.path === chatWebhookPath ? 'chat webhook' : (route?.path ?? 'none');
}
