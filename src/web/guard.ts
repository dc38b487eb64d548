import { isIP } from 'node:net';
import type { Context, Next } from 'hono';

/** The page may load its own files and nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page sends this header with every change. A form or a page of another origin cannot send it without a preflight. */
const pageHeader = 'x-medianest-page';

/** Sets the headers that isolate the page on every response. */
export async function setSecurityHeaders(c: Context, next: Next): Promise<void> {
  await next();
  const { headers } = c.res;
  headers.set('content-security-policy', contentSecurityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
}

/**
 * Accepts only the page's own calls. An unknown host name is refused because another site could point its name here
 * (DNS rebinding). Calls from another origin and changes without the page's header are refused too.
 */
export function requireSameOrigin(hosts: readonly string[]) {
  return async (c: Context, next: Next): Promise<Response | undefined> => {
    const { host, origin, site, pageMarker } = {
      host: c.req.header('host') ?? new URL(c.req.url).host,
      origin: c.req.header('origin'),
      site: c.req.header('sec-fetch-site'),
      pageMarker: c.req.header(pageHeader),
    };
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isForeign =
      !isKnownHost(host, hosts) ||
      (origin !== undefined && toUrl(origin)?.host !== host) ||
      (site !== undefined && site !== 'same-origin' && !(isRead && site === 'none')) ||
      (!isRead && pageMarker === undefined);
    if (isForeign) return c.json({ error: 'not from this page' }, 403);
    await next();
    return undefined;
  };
}

/** An IP address cannot be a name that another site points here. */
function isKnownHost(host: string, hosts: readonly string[]): boolean {
  const name = toUrl(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isIP(name) !== 0 || name === 'localhost' || hosts.includes(name);
}

function toUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
