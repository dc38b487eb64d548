import { createMiddleware } from 'hono/factory';
import { AppError } from '../../../domain/app-error.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { isCsrfToken } from '../session/session-token.ts';

/** The header with which the page proves that a change comes from it. */
const csrfHeader = 'x-medianest-csrf';

/**
 * Refuses calls that a page of another site made a browser send. Changes of somebody who is signed in also need the
 * CSRF token of their session. Calls with an API token come from no browser. Throws `request-forged`.
 */
export const requireSameOrigin = createMiddleware<ConsoleEnv>(async (c, next) => {
  if (c.get('visitor')?.tokenId) return next();
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isForeign =
    (origin !== undefined && origin !== c.get('ownOrigin')) ||
    (site !== undefined && site !== 'same-origin' && !(isRead && site === 'none'));
  if (isForeign) throw new AppError('request-forged');
  const token = c.get('sessionToken');
  if (!isRead && c.get('visitor') && token !== null) {
    if (!isCsrfToken(c.req.header(csrfHeader) ?? '', token)) throw new AppError('request-forged');
  }
  return next();
});
