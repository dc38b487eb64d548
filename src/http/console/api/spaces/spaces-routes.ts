import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { alertKinds } from '../../../../domain/alerts/alert.ts';
import { AppError } from '../../../../domain/app-error.ts';
import { voteLimits } from '../../../../domain/approvals/vote-rule.ts';
import { type SpaceId, toId } from '../../../../domain/id.ts';
import type { SpaceOverview } from '../../../../domain/operator/space-overview.ts';
import { platforms } from '../../../../domain/place.ts';
import type { Space, UnlinkedPolicy } from '../../../../domain/spaces/space.ts';
import type { SpaceDirectory } from '../../../../ports/operator/space-directory.ts';
import { findServer, type OverseerrServers } from '../../../../ports/services/overseerr-servers.ts';
import type { SpaceInspector } from '../../../../ports/spaces/space-inspector.ts';
import type { VoteRules } from '../../../../usecases/approvals/votes/vote-rules.ts';
import type { SpaceAdmin } from '../../../../usecases/spaces/space-admin.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  emptyResponses,
  fromCursor,
  idSchema,
  jsonBody,
  jsonResponses,
  pageQuery,
  pageSchema,
  toCursor,
} from '../schemas.ts';
import {
  changeSchema,
  inspectionSchema,
  spaceDetailsSchema,
  spaceSchema,
  toSettingsChange,
  toSpaceAnswer,
  toVoteRuleAnswer,
  voteRuleSchema,
} from './space-schemas.ts';

const params = z.object({ id: idSchema<'space'>() });
const position = z.object({ name: z.string(), id: idSchema<'space'>() });

const listSpaces = createRoute({
  method: 'get',
  path: '/spaces',
  ...access('read'),
  summary: 'Discord servers and Telegram groups by name, page by page',
  request: {
    query: pageQuery.extend({
      search: z.string().trim().max(100).optional(),
      platform: z.enum(platforms).optional(),
      group: z.enum(['present', 'left']).default('present'),
    }),
  },
  responses: jsonResponses(pageSchema(spaceSchema), 'The spaces'),
});

const getSpace = createRoute({
  method: 'get',
  path: '/spaces/{id}',
  ...access('read'),
  summary: 'A space with its settings, and what there is to choose from',
  request: { params },
  responses: jsonResponses(spaceDetailsSchema, 'The space'),
});

const inspectSpace = createRoute({
  method: 'get',
  path: '/spaces/{id}/inspection',
  ...access('read'),
  summary:
    'The channels of a space, and what the bot may not do in them, asked of the platform now',
  request: { params },
  responses: jsonResponses(inspectionSchema, 'What the platform says'),
});

const updateSpace = createRoute({
  method: 'patch',
  path: '/spaces/{id}',
  ...access('admin'),
  summary: 'Change settings of a space',
  request: { params, body: jsonBody(changeSchema) },
  responses: emptyResponses('Changed'),
});

const setVoteRule = createRoute({
  method: 'put',
  path: '/spaces/{id}/vote-rule',
  ...access('admin'),
  summary: 'Set how many votes approve a request of a space, as a decision of the caller',
  request: { params, body: jsonBody(voteRuleSchema) },
  responses: emptyResponses('Set'),
});

const forgetSpace = createRoute({
  method: 'delete',
  path: '/spaces/{id}',
  ...access('admin'),
  summary: 'Erase a space that the bot has left',
  request: { params },
  responses: emptyResponses('Erased'),
});

/** What the routes of spaces need. */
export interface SpacesRouteDeps {
  readonly spaceDirectory: SpaceDirectory;
  readonly spaceAdmin: SpaceAdmin;
  readonly voteRules: VoteRules;
  readonly inspector: SpaceInspector;
  readonly servers: Pick<OverseerrServers, 'getGuestUserId' | 'getTitle' | 'listIds' | 'resolveId'>;
  readonly languages: readonly string[];
  /** What the settings of the operator say. */
  readonly defaults: {
    readonly publicCards: boolean;
    readonly unlinked: UnlinkedPolicy;
    readonly timeZone: string;
    readonly approvalPlaces: number;
    readonly alertPlaces: number;
  };
}

/** The Discord servers and Telegram groups, for admins. */
export function createSpacesRoutes(deps: SpacesRouteDeps) {
  const { spaceDirectory, spaceAdmin, voteRules, inspector, servers, languages, defaults } = deps;
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listSpaces, async (c) => {
      const { cursor, limit, search, platform, group } = c.req.valid('query');
      const { spaces, next } = await spaceDirectory.list(
        { search: search || null, platform: platform ?? null, isLeft: group === 'left' },
        { after: fromCursor(cursor, position), limit },
      );
      const items = spaces.map((space) => toSpaceAnswer(space, findTitle(space)));
      return c.json({ items, next: next && toCursor(next) }, 200);
    })
    .openapi(getSpace, async (c) => {
      const space = await load(c.req.valid('param').id);
      const voteRule = await voteRules.find(space);
      return c.json(
        {
          ...toSpaceAnswer(space, findTitle(space)),
          voteRule: voteRule && toVoteRuleAnswer(voteRule),
          canSetVotes: await voteRules.canSet(c.get('caller').actor, space),
          voteLimits,
          requestCount: await spaceDirectory.countRequests(space.id),
          servers: servers.listIds().map((id) => ({
            id,
            name: servers.getTitle(id),
            acceptsGuests: servers.getGuestUserId(id) !== null,
          })),
          languages: [...languages],
          alertKinds: [...alertKinds],
          defaults,
        },
        200,
      );
    })
    .openapi(inspectSpace, async (c) => {
      const inspection = await inspector.inspect(await load(c.req.valid('param').id));
      const { isMember = true, channels = [], roles = [] } = inspection ?? {};
      return c.json(
        {
          isKnown: inspection !== null,
          isMember,
          channels: channels.map((each) => ({ ...each, missing: [...each.missing] })),
          roles: [...roles],
        },
        200,
      );
    })
    .openapi(updateSpace, async (c) => {
      const { platform, id } = await load(c.req.valid('param').id);
      const { settings, serviceId } = c.req.valid('json');
      await spaceAdmin.updateSpace(c.get('caller').actor, id, {
        settings: toSettingsChange(settings, platform),
        serviceId:
          typeof serviceId === 'string' ? orInvalid(toId<'service'>(serviceId)) : serviceId,
      });
      return c.body(null, 204);
    })
    .openapi(setVoteRule, async (c) => {
      const space = await load(c.req.valid('param').id);
      await voteRules.set(c.get('caller').actor, space, c.req.valid('json').votes);
      return c.body(null, 204);
    })
    .openapi(forgetSpace, async (c) => {
      await spaceAdmin.forgetSpace(c.get('caller').actor, c.req.valid('param').id);
      return c.body(null, 204);
    });

  async function load(id: SpaceId): Promise<SpaceOverview> {
    const space = await spaceDirectory.find(id);
    if (!space) throw new AppError('not-found');
    return space;
  }

  /** The title of the server that a space uses; null if none is configured. */
  function findTitle(space: Space): string | null {
    const serviceId = findServer(servers, space);
    return serviceId && servers.getTitle(serviceId);
  }
}

function orInvalid<Value>(value: Value | null): Value {
  if (value === null) throw new AppError('invalid-input');
  return value;
}
