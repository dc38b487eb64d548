import type { Context } from 'hono';
import { isEqual } from '../../lib/equal-texts.ts';
import { isFromThisMachine } from '../from-this-machine.ts';
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

/** Answers `GET /metrics`. Without a token, and for everybody but this machine, there is no such page. */
export function respondWithMetrics({ registry, collectors, token, isPublic }: MetricsPage) {
  return async (c: Context): Promise<Response> => {
    if (token !== null && !hasMetricsToken(c, token)) {
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

function hasMetricsToken(c: Context, token: string): boolean {
  const [, given = ''] = /^Bearer +(.*)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  return isEqual(given, token);
}
