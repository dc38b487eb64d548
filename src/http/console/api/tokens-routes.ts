import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { ApiToken } from '../../../domain/console/api-token.ts';
import { apiScopes } from '../../../domain/console/caller.ts';
import type { ApiTokens } from '../../../usecases/console/api-tokens.ts';
import { access } from '../access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import {
  emptyResponses,
  idSchema,
  jsonBody,
  jsonResponses,
  pageSchema,
  timeSchema,
} from './schemas.ts';

const maxDays = 3_650;

const token = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(apiScopes),
    createdBy: z.string(),
    createdAt: timeSchema,
    lastUsedAt: timeSchema.nullable(),
    expiresAt: timeSchema.nullable(),
    revokedAt: timeSchema.nullable(),
  })
  .openapi('ApiToken');

const newToken = z.object({
  name: z.string().trim().min(1).max(60),
  scope: z.enum(apiScopes),
  /** After how many days it expires; null: never. */
  days: z.number().int().min(1).max(maxDays).nullable(),
});

const listTokens = createRoute({
  method: 'get',
  path: '/tokens',
  ...access('read'),
  summary: 'The tokens for scripts',
  responses: jsonResponses(pageSchema(token), 'The tokens, those that are not revoked first'),
});

const createToken = createRoute({
  method: 'post',
  path: '/tokens',
  ...access('admin'),
  summary: 'Create a token for a script; only somebody who is signed in with a browser can',
  request: { body: jsonBody(newToken) },
  responses: jsonResponses(
    z.object({ id: z.string(), text: z.string() }),
    'The token, whose text is shown only now',
  ),
});

const revokeToken = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  ...access('admin'),
  summary: 'Revoke a token',
  request: { params: z.object({ id: idSchema<'api-token'>() }) },
  responses: emptyResponses('Revoked'),
});

/** What the routes of tokens need. */
export interface TokensRouteDeps {
  readonly tokens: ApiTokens;
}

/** The tokens with which scripts use the API. */
export function createTokensRoutes({ tokens }: TokensRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listTokens, async (c) => {
      const items = (await tokens.list(c.get('caller'))).map(({ userName, ...each }) => ({
        ...toToken(each),
        createdBy: userName,
      }));
      return c.json({ items, next: null }, 200);
    })
    .openapi(createToken, async (c) => {
      const created = await tokens.create(c.get('caller'), c.req.valid('json'));
      return c.json({ id: created.token.id, text: created.text }, 200);
    })
    .openapi(revokeToken, async (c) => {
      await tokens.revoke(c.get('caller'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}

function toToken({ id, name, scope, createdAt, lastUsedAt, expiresAt, revokedAt }: ApiToken) {
  return {
    id,
    name,
    scope,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
