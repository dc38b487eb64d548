import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AuthorizedActor } from '../../../../domain/actor.ts';
import { AppError } from '../../../../domain/app-error.ts';
import type { UserId } from '../../../../domain/id.ts';
import { userGroups, userOrders } from '../../../../domain/operator/user-overview.ts';
import { platforms } from '../../../../domain/place.ts';
import type { UserDirectory } from '../../../../ports/operator/user-directory.ts';
import type { OverseerrServers } from '../../../../ports/services/overseerr-servers.ts';
import type { AccountSuggestions } from '../../../../usecases/accounts/account-suggestions.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  fromCursor,
  idSchema,
  jsonResponses,
  pageQuery,
  pageSchema,
  timeSchema,
  toCursor,
} from '../schemas.ts';
import {
  foundAccountSchema,
  personDetailsSchema,
  personSchema,
  toPerson,
  toPersonDetails,
} from './people-schemas.ts';

/** A download, not something to show. */
const fileType = 'application/octet-stream';

const searchText = z.string().trim().max(100);
const params = z.object({ id: idSchema<'user'>() });
const position = z.object({ id: idSchema<'user'>(), lastSeenAt: timeSchema.pipe(z.coerce.date()) });

const listPeople = createRoute({
  method: 'get',
  path: '/people',
  ...access('read'),
  summary: 'Users by name, group, and platform, page by page',
  request: {
    query: pageQuery.extend({
      search: searchText.optional(),
      group: z.enum(userGroups).default('all'),
      platform: z.enum(platforms).optional(),
      order: z.enum(userOrders).default('last-seen'),
    }),
  },
  responses: jsonResponses(pageSchema(personSchema), 'The users'),
});

const getPerson = createRoute({
  method: 'get',
  path: '/people/{id}',
  ...access('read'),
  summary: 'A user with their requests, and accounts that may be theirs',
  request: { params },
  responses: jsonResponses(personDetailsSchema, 'The user'),
});

const previewErasure = createRoute({
  method: 'get',
  path: '/people/{id}/erasure',
  ...access('read'),
  summary: 'What erasing a user would delete, and what stays without their name',
  request: { params },
  responses: jsonResponses(
    z.object({
      deleted: z.object({
        chats: z.number(),
        accountLinks: z.number(),
        subscriptions: z.number(),
        sessions: z.number(),
      }),
      kept: z.object({ requests: z.number(), events: z.number(), auditEntries: z.number() }),
    }),
    'Numbers of rows',
  ),
});

const searchAccounts = createRoute({
  method: 'get',
  path: '/people/accounts/{serviceId}',
  ...access('read'),
  summary: 'Accounts on an Overseerr server by part of their name or email address',
  request: {
    params: z.object({ serviceId: idSchema<'service'>() }),
    query: z.object({ search: searchText.default('') }),
  },
  responses: jsonResponses(z.object({ items: z.array(foundAccountSchema) }), 'At most 25 accounts'),
});

const exportPerson = createRoute({
  method: 'get',
  path: '/people/{id}/export',
  ...access('admin'),
  summary: 'Everything about a user, as the file of `medianest export`',
  request: { params },
  responses: {
    200: { content: { [fileType]: { schema: z.string() } }, description: 'The file' },
  },
});

/** What the routes that show users need. */
export interface PeopleRouteDeps {
  readonly userDirectory: UserDirectory;
  readonly suggestions: AccountSuggestions;
  readonly servers: Pick<OverseerrServers, 'listIds' | 'getTitle'>;
  /** The content of an export file; null if there is no such user. */
  readonly exportUser: (by: AuthorizedActor, id: UserId) => Promise<object | null>;
}

/** The users that the bot knows, for admins. */
export function createPeopleRoutes(deps: PeopleRouteDeps) {
  const { userDirectory, suggestions, servers, exportUser } = deps;
  const { getTitle: titleOf } = servers;
  return (
    new OpenAPIHono<ConsoleEnv>()
      .openapi(listPeople, async (c) => {
        const { cursor, limit, search, platform, ...filter } = c.req.valid('query');
        const { users, next } = await userDirectory.list(
          { ...filter, search: search || null, platform: platform ?? null },
          { after: fromCursor(cursor, position), limit },
        );
        const suggested = await suggestions.suggestFor(filter.group === 'unlinked' ? users : []);
        const items = users.map((user) => toPerson(user, suggested.get(user.id) ?? [], titleOf));
        return c.json({ items, next: next && toCursor(next) }, 200);
      })
      // Before the route of a user, whose id would be `accounts`.
      .openapi(searchAccounts, async (c) => {
        const { serviceId } = c.req.valid('param');
        if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
        const found = await userDirectory.searchAccounts(serviceId, c.req.valid('query').search);
        const items = found.map((each) => ({
          ...each,
          server: titleOf(each.serviceId),
          users: [...each.users],
        }));
        return c.json({ items }, 200);
      })
      .openapi(getPerson, async (c) => {
        const user = orNotFound(await userDirectory.find(c.req.valid('param').id));
        const suggested = (await suggestions.suggestFor([user])).get(user.id) ?? [];
        const details = { titleOf, serviceIds: servers.listIds() };
        return c.json(toPersonDetails(user, suggested, details), 200);
      })
      .openapi(previewErasure, async (c) => {
        const id = c.req.valid('param').id;
        return c.json(orNotFound(await userDirectory.previewErasure(id)), 200);
      })
      .openapi(exportPerson, async (c) => {
        const { id } = c.req.valid('param');
        const file = orNotFound(await exportUser(c.get('caller').actor, id));
        return c.body(JSON.stringify(file, null, 2), 200, {
          'content-type': fileType,
          'content-disposition': `attachment; filename="medianest-user-${id}.json"`,
        });
      })
  );
}

function orNotFound<Value>(value: Value | null): Value {
  if (value === null) throw new AppError('not-found');
  return value;
}
