import { createMiddleware } from 'hono/factory';
import { AppError } from '../../domain/app-error.ts';
import { type Access, type ApiScope, mayCall } from '../../domain/console/caller.ts';
import type { CallerEnv, ConsoleEnv } from './console-env.ts';

/** Where a route says who may call it: part of its OpenAPI description. */
export const accessKey = 'x-access';

/** What a route says about who may call it. */
export type RouteAccess = Access | 'public';

/**
 * Who may call a route; every route spreads this, or `publicAccess`, into its description:
 * `createRoute({ method: 'get', path: '/people', ...access('read'), … })`. Its handler finds them as `c.get('caller')`.
 */
export function access(scope: ApiScope, options: { readonly approver?: boolean } = {}) {
  const needed: Access = { scope, approver: options.approver ?? false };
  return {
    [accessKey]: needed,
    security: [{ session: [] }, { token: [] }],
    middleware: createMiddleware<ConsoleEnv & CallerEnv>(async (c, next) => {
      const visitor = c.get('visitor');
      if (!visitor) throw new AppError('not-signed-in');
      if (!mayCall(visitor, needed)) throw new AppError('forbidden');
      c.set('caller', visitor);
      await next();
    }),
  };
}

/** For routes that people call before they have signed in. */
export function publicAccess() {
  return { [accessKey]: 'public' as const satisfies RouteAccess, security: [] };
}
