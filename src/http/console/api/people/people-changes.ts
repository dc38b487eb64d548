import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { platforms } from '../../../../domain/place.ts';
import type { MemberAdmin } from '../../../../usecases/accounts/member-admin.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { emptyResponses, idSchema, jsonBody } from '../schemas.ts';

const params = z.object({ id: idSchema<'user'>() });

const linkAccount = createRoute({
  method: 'post',
  path: '/people/{id}/link',
  ...access('admin'),
  summary: 'Link a user to an account, in place of their other one on the same server',
  request: { params, body: jsonBody(z.object({ accountId: idSchema<'account'>() })) },
  responses: emptyResponses('Linked'),
});

const unlinkAccount = createRoute({
  method: 'delete',
  path: '/people/{id}/accounts/{serviceId}',
  ...access('admin'),
  summary: 'Unlink the account of a user on a server; profiles do not link it again',
  request: { params: params.extend({ serviceId: idSchema<'service'>() }) },
  responses: emptyResponses('Unlinked'),
});

const detachChat = createRoute({
  method: 'post',
  path: '/people/{id}/detach',
  ...access('admin'),
  summary: 'Make a chat account of a user a user of its own',
  request: {
    params,
    body: jsonBody(
      z.object({ platform: z.enum(platforms), platformUserId: z.string().min(1).max(100) }),
    ),
  },
  responses: emptyResponses('Detached'),
});

const block = createRoute({
  method: 'post',
  path: '/people/{id}/block',
  ...access('admin'),
  summary: 'Block a user and their accounts',
  request: { params },
  responses: emptyResponses('Blocked'),
});

const unblock = createRoute({
  method: 'post',
  path: '/people/{id}/unblock',
  ...access('admin'),
  summary: 'Unblock a user and their accounts',
  request: { params },
  responses: emptyResponses('Unblocked'),
});

const makeAdmin = createRoute({
  method: 'post',
  path: '/people/{id}/admin',
  ...access('admin'),
  summary: 'Make a user an admin of the bot',
  request: { params },
  responses: emptyResponses('An admin'),
});

const revokeAdmin = createRoute({
  method: 'delete',
  path: '/people/{id}/admin',
  ...access('admin'),
  summary: 'Take the rights of an admin from a user; the last admin keeps them',
  request: { params },
  responses: emptyResponses('No admin anymore'),
});

const erase = createRoute({
  method: 'delete',
  path: '/people/{id}',
  ...access('admin'),
  summary: 'Erase a user: their rows are deleted, and what stays no longer names them',
  request: { params },
  responses: emptyResponses('Erased'),
});

/** What the routes that change users need. */
export interface PeopleChangeDeps {
  readonly memberAdmin: Pick<
    MemberAdmin,
    'linkAccount' | 'unlinkAccount' | 'detachChat' | 'setAdmin' | 'setBlocked' | 'eraseMember'
  >;
}

/** What admins do with users. The use case checks their right, and records it in the audit log. */
export function createPeopleChanges({ memberAdmin }: PeopleChangeDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(linkAccount, async (c) => {
      const { accountId } = c.req.valid('json');
      await memberAdmin.linkAccount(c.get('caller').actor, c.req.valid('param').id, accountId);
      return c.body(null, 204);
    })
    .openapi(unlinkAccount, async (c) => {
      const { id, serviceId } = c.req.valid('param');
      await memberAdmin.unlinkAccount(c.get('caller').actor, serviceId, id);
      return c.body(null, 204);
    })
    .openapi(detachChat, async (c) => {
      const target = { ...c.req.valid('json'), userId: c.req.valid('param').id };
      await memberAdmin.detachChat(c.get('caller').actor, target);
      return c.body(null, 204);
    })
    .openapi(block, async (c) => {
      await memberAdmin.setBlocked(c.get('caller').actor, c.req.valid('param').id, true);
      return c.body(null, 204);
    })
    .openapi(unblock, async (c) => {
      await memberAdmin.setBlocked(c.get('caller').actor, c.req.valid('param').id, false);
      return c.body(null, 204);
    })
    .openapi(makeAdmin, async (c) => {
      await memberAdmin.setAdmin(c.get('caller').actor, c.req.valid('param').id, true);
      return c.body(null, 204);
    })
    .openapi(revokeAdmin, async (c) => {
      await memberAdmin.setAdmin(c.get('caller').actor, c.req.valid('param').id, false);
      return c.body(null, 204);
    })
    .openapi(erase, async (c) => {
      await memberAdmin.eraseMember(c.get('caller').actor, c.req.valid('param').id);
      return c.body(null, 204);
    });
}
