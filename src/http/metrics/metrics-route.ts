import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { MetricsRegistry } from './create-metrics.ts';
import type { Collectors } from './gauge-reader.ts';

/** What `GET /metrics` needs. */
export interface MetricsPage {
  readonly registry: MetricsRegistry;
  readonly collectors: Collectors;
  /** Null: only programs on this machine may read the metrics. */
  readonly token: string | null;
  /** Whether the bot has a public address, so that a proxy on this machine may pass on requests of others. */
  readonly isPublic: boolean;
}

/** Headers of a request that somebody passed on. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
];
const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Answers `GET /metrics`. Without a token, and for everybody but this machine, there is no such page. */
export function respondWithMetrics({ registry, collectors, token, isPublic }: MetricsPage) {
  return async (c: Context): Promise<Response> => {
    if (token !== null && !isAuthorized(c, token)) {
      return c.json({ error: 'invalid token' }, 401, { 'www-authenticate': 'Bearer' });
    }
    if (token === null && (isPublic || !isFromThisMachine(c))) return c.notFound();
    const text = await registry.render(collectors);
    return c.body(text, 200, {
      'content-type': registry.contentType,
      'cache-control': 'no-store',
    });
  };
}

/** Compares in constant time, whatever their lengths. */
function isAuthorized(c: Context, token: string): boolean {
  const [, given = ''] = /^Bearer +(.*)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * Whether the connection comes from this machine and nobody passed the request on. Headers can only take the right
 * away: the address itself is that of the socket. Another host name means that a page of another site made the call
 * (DNS rebinding).
 */
function isFromThisMachine(c: Context): boolean {
  const bindings: Partial<HttpBindings> | undefined = c.env;
  const address = bindings?.incoming?.socket.remoteAddress ?? '';
  if (!loopbackAddress.test(address)) return false;
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  return loopbackHost.test(c.req.header('host') ?? '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
