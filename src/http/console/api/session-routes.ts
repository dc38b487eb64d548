import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { apiScopes, consoleRoles } from '../../../domain/console/caller.ts';
import type { ChatCodes } from '../../../usecases/console/chat-codes.ts';
import type { ConsoleSessions } from '../../../usecases/console/console-sessions.ts';
import { access, publicAccess } from '../access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { deleteSessionCookie, toCsrfToken } from '../session/session-token.ts';
import { emptyResponses, jsonResponses } from './schemas.ts';

const ownSession = z
  .object({
    session: z
      .object({
        name: z.string(),
        role: z.enum(consoleRoles),
        scope: z.enum(apiScopes),
        /** The servers whose requests they see; null: all. */
        serviceIds: z.array(z.string()).nullable(),
        locale: z.string().nullable(),
        /** To be sent with every change as the header `x-medianest-csrf`. Null for an API token, which needs none. */
        csrfToken: z.string().nullable(),
      })
      .nullable(),
    version: z.string(),
    isDemo: z.boolean(),
  })
  .openapi('OwnSession');

const readSession = createRoute({
  method: 'get',
  path: '/session',
  ...publicAccess(),
  summary: 'Who is signed in; null: nobody',
  responses: jsonResponses(ownSession, 'The caller'),
});

const endSession = createRoute({
  method: 'delete',
  path: '/session',
  ...access('read', { approver: true }),
  summary: 'Sign out',
  responses: emptyResponses('Signed out'),
});

const issueChatCode = createRoute({
  method: 'post',
  path: '/session/chat-code',
  ...access('read', { approver: true }),
  summary: 'A code for /link in a chat, which connects the chat to the caller',
  responses: jsonResponses(z.object({ code: z.string() }), 'The code'),
});

/** What the routes of one's own session need. */
export interface SessionRouteDeps {
  readonly sessions: Pick<ConsoleSessions, 'signOut'>;
  readonly chatCodes: ChatCodes;
  readonly version: string;
  readonly isDemo: boolean;
}

/** One's own session: who is signed in, and signing out. */
export function createSessionRoutes({ sessions, chatCodes, version, isDemo }: SessionRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readSession, (c) => {
      const visitor = c.get('visitor');
      const token = c.get('sessionToken');
      const session = visitor && {
        name: visitor.actor.name,
        role: visitor.role,
        scope: visitor.scope,
        serviceIds: visitor.serviceIds && [...visitor.serviceIds],
        locale: visitor.locale,
        csrfToken: token && toCsrfToken(token),
      };
      return c.json({ session, version, isDemo }, 200);
    })
    .openapi(endSession, async (c) => {
      await sessions.signOut(c.get('caller'));
      deleteSessionCookie(c, c.get('ownOrigin'));
      return c.body(null, 204);
    })
    .openapi(issueChatCode, async (c) =>
      c.json({ code: await chatCodes.issue(c.get('caller')) }, 200),
    );
}
