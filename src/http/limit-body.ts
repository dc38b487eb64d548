import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Refuses requests with larger bodies, like Hono's `bodyLimit`. That one turns every body into a web stream before it
 * looks at the length, which takes most of the time of a webhook; here only a body of unknown length becomes one.
 */
export function limitBody(options: Required<Parameters<typeof bodyLimit>[0]>): MiddlewareHandler {
  const limitStream = bodyLimit(options);
  return async (c, next) => {
    const length = c.req.header('content-length');
    const isChunked = c.req.header('transfer-encoding') !== undefined;
    if (length === undefined || isChunked) return limitStream(c, next);
    return Number(length) > options.maxSize ? options.onError(c) : next();
  };
}
