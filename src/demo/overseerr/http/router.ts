import { randomBytes } from 'node:crypto';
import { hasAny } from '../permissions.ts';
import { type User, userType } from '../state.ts';
import type { World } from '../world.ts';
import { type Call, crash, errorReply, forbiddenReply, type Reply, type Route } from './http.ts';
import { checkBody, checkParams, readQuery, validatorReply } from './validation.ts';

const apiRoot = '/api/v1';
const maxBodyBytes = 102_400;

/** A call as it was received. */
export interface RawCall {
  readonly method: string;
  /** Path and query, not decoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bodyText: string;
}

export interface Router {
  answer(world: World, raw: RawCall): Promise<Reply>;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

interface Match {
  readonly one: Compiled;
  readonly values: readonly string[];
}

function compile(route: Route): Compiled {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  // Paths are case-insensitive and may end in a slash (#019, #020).
  return {
    route,
    names,
    pattern: new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}/?$`, 'i'),
  };
}

/** Where to look for a path without `/api/v1`: the number of its segments, and the first one, which is never a parameter. */
function toGroup(path: string): string {
  const segments = path.replace(/\/$/, '').split('/');
  return `${segments.length} ${segments[1]?.toLowerCase()}`;
}

function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Finds the caller by API key, then by cookie. `crash`: docs/overseerr-api.md, "Calls that crash the server".
 */
function authenticate(
  world: World,
  raw: RawCall,
  session: string | undefined,
): User | undefined | 'crash' {
  if (raw.headers['x-api-key'] === world.apiKey) {
    const asked = raw.headers['x-api-user'];
    // An empty header means the admin (#015).
    const id = asked ? Number(asked) : 1;
    if (!Number.isFinite(id)) return 'crash';
    return world.userById(id);
  }
  const userId = session === undefined ? undefined : world.state.sessions.get(session);
  return world.userById(userId ?? null);
}

const anonymousUser: User = {
  id: 0,
  email: '',
  username: null,
  plexUsername: null,
  plexId: null,
  jellyfinUsername: null,
  jellyfinUserId: null,
  userType: userType.local,
  password: '',
  permissions: 0,
  avatar: '',
  movieQuotaLimit: null,
  movieQuotaDays: null,
  tvQuotaLimit: null,
  tvQuotaDays: null,
  settings: null,
  createdAt: '',
  updatedAt: '',
};

/** Whether a write has the CSRF cookie and the matching header; reads need neither. */
function passesCsrf(world: World, raw: RawCall, token: string): boolean {
  if (!world.settings.csrf || raw.method === 'GET' || raw.method === 'HEAD') return true;
  const cookies = parseCookies(raw.headers['cookie']);
  return cookies.get('_csrf') === token && raw.headers['x-xsrf-token'] === token;
}

function readBody(raw: RawCall): { readonly body: Record<string, unknown> } | Reply {
  if (Buffer.byteLength(raw.bodyText) > maxBodyBytes) {
    return errorReply(413, 'request entity too large');
  }
  const isJson = raw.headers['content-type']?.startsWith('application/json') === true;
  if (!isJson || raw.bodyText === '') return { body: {} };
  try {
    const parsed: unknown = JSON.parse(raw.bodyText);
    return { body: isObject(parsed) ? parsed : {} };
  } catch (error) {
    return errorReply(400, error instanceof Error ? error.message : 'Unexpected token in JSON');
  }
}

interface Received {
  readonly raw: RawCall;
  readonly path: string;
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Runs the checks of a route in the order of the real server, then its handler. */
async function serve(world: World, received: Received, matched: Match): Promise<Reply> {
  const { raw, path, query } = received;
  const { route, names } = matched.one;
  const session = parseCookies(raw.headers['cookie']).get('connect.sid');
  const hasCredentials = raw.headers['x-api-key'] !== undefined || session !== undefined;
  if (route.access !== 'open' && !hasCredentials) {
    const template = `${apiRoot}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    return validatorReply(401, template, "cookie 'connect.sid' required");
  }
  const contentType = raw.headers['content-type'];
  if (route.body && !contentType?.startsWith('application/json')) {
    return validatorReply(415, `${apiRoot}${route.path}`, `unsupported media type ${contentType}`);
  }
  const params = Object.fromEntries(
    names.map((name, index) => [name, matched.values[index] ?? '']),
  );
  const values = readQuery(route, query);
  if ('status' in values) return values;
  const refused =
    checkParams(route, params) ?? (route.body && checkBody(route.body, received.body));
  if (refused) return refused;
  const user = authenticate(world, raw, session);
  if (user === 'crash') return crash(`X-API-User: ${raw.headers['x-api-user']}`);
  if (route.access !== 'open' && !user) return forbiddenReply;
  if (typeof route.access !== 'string' && !hasAny(user?.permissions ?? 0, route.access)) {
    return forbiddenReply;
  }
  const call: Call = {
    method: raw.method,
    path,
    params,
    query: values.values,
    body: received.body,
    user: user ?? anonymousUser,
    sessionId: session,
  };
  return route.handle(world, call);
}

/** Creates a router for a table of routes; it makes the checks of the real server in the same order. */
export function createRouter(routes: readonly Route[]): Router {
  const groups = Map.groupBy(routes.map(compile), ({ route }) => toGroup(route.path));
  const csrfToken = randomBytes(16).toString('base64url');

  function match(world: World, method: string, path: string): Match | Reply {
    const inside = path.slice(apiRoot.length);
    const candidates = (groups.get(toGroup(inside)) ?? [])
      .flatMap((one) => {
        const values = one.pattern.exec(inside)?.slice(1);
        return values ? [{ one, values }] : [];
      })
      .filter(({ one: { route } }) => route.onlyOn === undefined || world.isSeerr)
      .filter(({ one: { route } }) => route.since === undefined || world.isVersion(route.since));
    if (candidates.length === 0) return validatorReply(404, path, 'not found');
    const specific = candidates[0]?.one.route.path;
    return (
      candidates.find(({ one }) => one.route.method === method && one.route.path === specific) ??
      validatorReply(405, path, `${method} method not allowed`)
    );
  }

  async function answer(world: World, raw: RawCall): Promise<Reply> {
    const [path = '', query = ''] = raw.target.split(/\?(.*)/s);
    if (!path.toLowerCase().startsWith(`${apiRoot}/`)) {
      return { status: 404, body: '<!DOCTYPE html><html><body>404</body></html>' };
    }
    const read = readBody(raw);
    if ('status' in read) return read;
    if (!passesCsrf(world, raw, csrfToken)) return errorReply(403, 'invalid csrf token');
    const matched = match(world, raw.method, path);
    if ('status' in matched) return matched;
    const reply = await serve(world, { raw, path, query, body: read.body }, matched);
    return { ...reply, headers: { ...matched.one.route.headers, ...reply.headers } };
  }

  return {
    async answer(world, raw) {
      const reply = await answer(world, raw);
      if (!world.settings.csrf || raw.method !== 'GET') return reply;
      const cookies = [
        `_csrf=${csrfToken}; Path=/; Secure; HttpOnly; SameSite=Strict`,
        `XSRF-TOKEN=${csrfToken}; Path=/; Secure; SameSite=Strict`,
      ];
      return { ...reply, headers: { ...reply.headers, 'set-cookie': cookies } };
    },
  };
}
