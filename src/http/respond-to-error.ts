import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { AppError } from '../domain/app-error.ts';
import { isDatabaseAway } from '../lib/transient-error.ts';
import type { Log } from '../ports/log.ts';

/** How the server responds to an error. */
export interface ErrorResponse {
  readonly status: 400 | 408 | 413 | 415 | 500 | 503;
  readonly error: string;
}

const clientErrors: ReadonlyMap<number, ErrorResponse> = new Map(
  (
    [
      { status: 408, error: 'too slow' },
      { status: 413, error: 'too large' },
      { status: 415, error: 'unsupported content type' },
    ] as const
  ).map((response) => [response.status, response]),
);

/**
 * Chooses the response to an error and logs it. Only an unexpected error is an error in the log: a client that went
 * away in the middle of its body, or sent a body that cannot be read, is not, and the database may be away for a moment.
 */
export function respondToError(error: Error, c: Context, log: Log): ErrorResponse {
  // Not the path itself: the address of a sign-in page is a secret.
  const fields = { method: c.req.method, route: routePath(c) };
  if (error instanceof HTTPException && error.status < 500) {
    log.debug({ ...fields, status: error.status }, 'HTTP request refused');
    return clientErrors.get(error.status) ?? { status: 400, error: 'bad request' };
  }
  if (c.req.raw.signal.aborted) {
    log.debug(fields, 'The client closed the connection');
    return { status: 400, error: 'incomplete' };
  }
  if (isUnreachable(error)) {
    log.warn({ ...fields, error }, 'HTTP request failed because the database cannot be reached');
    return { status: 503, error: 'the database cannot be reached' };
  }
  log.error({ ...fields, error }, 'HTTP request failed');
  return { status: 500, error: 'internal error' };
}

/** Work that may not be repeated fails with the driver's own error. */
function isUnreachable(error: Error): boolean {
  return error instanceof AppError ? error.code === 'database-unreachable' : isDatabaseAway(error);
}
