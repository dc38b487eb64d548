import { createMiddleware } from 'hono/factory';
import { AppError } from '../../../domain/app-error.ts';
import type { ConsoleEnv } from '../console-env.ts';

/**
 * The API does not answer HEAD, which is otherwise handled as a GET whose body nobody reads: a stream of events or a
 * download would stay open until its session ends. Throws `not-found`.
 */
export const refuseHead = createMiddleware<ConsoleEnv>(async (c, next) => {
  if (c.req.method === 'HEAD') throw new AppError('not-found');
  return next();
});
