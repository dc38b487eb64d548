import { createMiddleware } from 'hono/factory';
import { AppError } from '../../../domain/app-error.ts';
import { apiTokenPrefix } from '../../../domain/console/api-token.ts';
import type { ConsoleAccess } from '../../../usecases/console/console-access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { readSessionToken } from './session-token.ts';

const bearer = /^Bearer +(\S{1,200})$/i;

/**
 * Finds out who makes a call: by the token in `Authorization`, or else by the cookie. A wrong token is refused
 * (`not-signed-in`); without a valid session, the call goes on as that of a visitor.
 */
export function authenticate(
  consoleAccess: Pick<ConsoleAccess, 'findBySession' | 'findByApiToken'>,
) {
  return createMiddleware<ConsoleEnv>(async (c, next) => {
    const authorization = c.req.header('authorization');
    if (authorization !== undefined) {
      const [, token = ''] = bearer.exec(authorization) ?? [];
      const isOurs = token.startsWith(apiTokenPrefix);
      const caller = isOurs ? await consoleAccess.findByApiToken(token) : null;
      if (!caller) throw new AppError('not-signed-in', { detail: { with: 'token' } });
      c.set('visitor', caller);
      c.set('sessionToken', null);
      return next();
    }
    const token = readSessionToken(c, c.get('ownOrigin'));
    c.set('visitor', token === null ? null : await consoleAccess.findBySession(token));
    c.set('sessionToken', token);
    return next();
  });
}
