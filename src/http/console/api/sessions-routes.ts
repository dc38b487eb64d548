import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { consoleSignInMethods } from '../../../domain/console/console-session.ts';
import type { ConsoleSessions } from '../../../usecases/console/console-sessions.ts';
import { access } from '../access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { emptyResponses, idSchema, jsonResponses, pageSchema, timeSchema } from './schemas.ts';

const session = z
  .object({
    id: z.string(),
    userId: z.string(),
    userName: z.string(),
    method: z.enum(consoleSignInMethods),
    browser: z.string().nullable(),
    createdAt: timeSchema,
    lastUsedAt: timeSchema,
    expiresAt: timeSchema,
    /** Whether it is the caller's own. */
    isCurrent: z.boolean(),
  })
  .openapi('ConsoleSession');

const listSessions = createRoute({
  method: 'get',
  path: '/sessions',
  ...access('read', { approver: true }),
  summary: 'The browsers that are signed in; an approver sees only their own',
  responses: jsonResponses(pageSchema(session), 'The sessions, the latest used first'),
});

const revokeSession = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  ...access('decide', { approver: true }),
  summary: 'Sign a browser out',
  request: { params: z.object({ id: idSchema<'console-session'>() }) },
  responses: emptyResponses('Signed out'),
});

/** What the routes of sessions need. */
export interface SessionsRouteDeps {
  readonly sessions: Pick<ConsoleSessions, 'list' | 'revoke'>;
}

/** The browsers that are signed in to the console. */
export function createSessionsRoutes({ sessions }: SessionsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listSessions, async (c) => {
      const caller = c.get('caller');
      const items = (await sessions.list(caller)).map(({ accountId: _, ...each }) => ({
        ...each,
        createdAt: each.createdAt.toISOString(),
        lastUsedAt: each.lastUsedAt.toISOString(),
        expiresAt: each.expiresAt.toISOString(),
        isCurrent: each.id === caller.sessionId,
      }));
      return c.json({ items, next: null }, 200);
    })
    .openapi(revokeSession, async (c) => {
      await sessions.revoke(c.get('caller'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}
