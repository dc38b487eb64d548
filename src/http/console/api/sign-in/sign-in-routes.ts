import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { ConsoleVisitor } from '../../../../domain/console/console-sign-in.ts';
import { mediaServers } from '../../../../domain/services/media-server.ts';
import type { ConsoleSignIn, SignedIn } from '../../../../usecases/console/console-sign-in.ts';
import type { ConsoleSignInOptions } from '../../../../usecases/console/console-sign-in-options.ts';
import { readRemoteAddress } from '../../../from-this-machine.ts';
import { publicAccess } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { toAddressGroup } from '../../session/address-group.ts';
import { setSessionCookie } from '../../session/session-token.ts';
import { idSchema, jsonBody, jsonResponses } from '../schemas.ts';

const browserMaxLength = 200;

const ways = z
  .object({
    claim: z.boolean(),
    demo: z.boolean(),
    servers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        methods: z.array(z.enum(['plex', 'password', 'jellyfin'])),
        mediaServer: z.enum(mediaServers).nullable(),
      }),
    ),
  })
  .openapi('SignInWays');

const signedIn = jsonResponses(z.object({ signedIn: z.literal(true) }), 'Signed in');
const serviceId = idSchema<'service'>();
const token = z.string().min(1).max(100);

const listWays = createRoute({
  method: 'get',
  path: '/sign-in',
  ...publicAccess(),
  summary: 'The ways to sign in, besides the link from the bot',
  responses: jsonResponses(ways, 'The ways'),
});

const withLink = createRoute({
  method: 'post',
  path: '/sign-in/link',
  ...publicAccess(),
  summary: 'Sign in with the link from the bot',
  request: { body: jsonBody(z.object({ token })) },
  responses: signedIn,
});

const withClaim = createRoute({
  method: 'post',
  path: '/sign-in/claim',
  ...publicAccess(),
  summary: 'Become the first admin with the code from the log',
  request: {
    body: jsonBody(z.object({ code: z.string().max(40), name: z.string().trim().min(1).max(60) })),
  },
  responses: signedIn,
});

const withDemo = createRoute({
  method: 'post',
  path: '/sign-in/demo',
  ...publicAccess(),
  summary: 'Enter as the owner of the demo',
  responses: signedIn,
});

const withAccount = createRoute({
  method: 'post',
  path: '/sign-in/account',
  ...publicAccess(),
  summary: 'Sign in with an account of a server',
  request: {
    body: jsonBody(
      z.object({
        serviceId,
        method: z.enum(['password', 'jellyfin']),
        name: z.string().trim().min(1).max(254),
        password: z.string().min(1).max(1_000),
      }),
    ),
  },
  responses: signedIn,
});

const startPlex = createRoute({
  method: 'post',
  path: '/sign-in/plex',
  ...publicAccess(),
  summary: 'Start to sign in with Plex; the person confirms it at the address',
  request: { body: jsonBody(z.object({ serviceId })) },
  responses: jsonResponses(z.object({ id: z.string(), url: z.string() }), 'Started'),
});

const pollPlex = createRoute({
  method: 'post',
  path: '/sign-in/plex/poll',
  ...publicAccess(),
  summary: 'Whether a sign-in with Plex was confirmed',
  request: { body: jsonBody(z.object({ id: token })) },
  responses: jsonResponses(
    z.object({ state: z.enum(['waiting', 'signed-in', 'gone']) }),
    'How far it is',
  ),
});

/** What the routes for signing in need. */
export interface SignInRouteDeps {
  readonly signIn: ConsoleSignIn;
  readonly options: ConsoleSignInOptions;
}

/** Signing in. Everybody may call these, but only from the console's own page. */
export function createSignInRoutes({ signIn, options }: SignInRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listWays, async (c) => {
      const { claim, demo, servers } = await options.list();
      const listed = servers.map((each) => ({ ...each, methods: [...each.methods] }));
      return c.json({ claim, demo, servers: listed }, 200);
    })
    .openapi(withLink, async (c) => {
      open(c, await signIn.withLink(c.req.valid('json').token, toVisitor(c)));
      return c.json({ signedIn: true } as const, 200);
    })
    .openapi(withClaim, async (c) => {
      open(c, await signIn.withClaim(c.req.valid('json'), toVisitor(c)));
      return c.json({ signedIn: true } as const, 200);
    })
    .openapi(withDemo, async (c) => {
      open(c, await signIn.withDemo(toVisitor(c)));
      return c.json({ signedIn: true } as const, 200);
    })
    .openapi(withAccount, async (c) => {
      open(c, await signIn.withAccount(c.req.valid('json'), toVisitor(c)));
      return c.json({ signedIn: true } as const, 200);
    })
    .openapi(startPlex, async (c) => {
      const started = await signIn.startPlex(c.req.valid('json').serviceId, toVisitor(c));
      return c.json(started, 200);
    })
    .openapi(pollPlex, async (c) => {
      const result = await signIn.pollPlex(c.req.valid('json').id, toVisitor(c));
      if (typeof result === 'string') return c.json({ state: result }, 200);
      open(c, result);
      return c.json({ state: 'signed-in' } as const, 200);
    });
}

function open(c: Context<ConsoleEnv>, opened: SignedIn): void {
  setSessionCookie(c, c.get('ownOrigin'), opened);
}

function toVisitor(c: Context<ConsoleEnv>): ConsoleVisitor {
  const browser = c.req.header('user-agent')?.slice(0, browserMaxLength) ?? null;
  return { address: toAddressGroup(readRemoteAddress(c)), browser };
}
