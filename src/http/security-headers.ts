import type { Context, Next } from 'hono';

/** For a response that is no page. Pages set a policy of their own. */
const defaults = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

const yearSeconds = 31_536_000;

/**
 * Completes the headers of every response, also of errors and unknown paths. If the public address uses https,
 * browsers are told to use nothing else for it (HSTS).
 */
export function setSecurityHeaders(publicUrl: string | null) {
  const isSecure = publicUrl !== null && new URL(publicUrl).protocol === 'https:';
  return async (c: Context, next: Next): Promise<void> => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(defaults)) {
      if (!headers.has(name)) headers.set(name, value);
    }
    if (isSecure) headers.set('strict-transport-security', `max-age=${yearSeconds}`);
  };
}
