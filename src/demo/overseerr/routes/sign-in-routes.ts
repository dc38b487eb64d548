import { randomBytes } from 'node:crypto';
import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import type { MediaServerRefusal, MediaServerUser } from '../media-server.ts';
import { toPublicUserShape } from '../shapes.ts';
import { addUser, type User } from '../state.ts';
import type { World } from '../world.ts';

const sessionDays = 30;
const millisecondsPerDay = 86_400_000;
const secretPattern = /^[A-Fa-f0-9]{8,128}$/;

/** Opens a session, and returns the header with its cookie. */
function openSession(world: World, user: User): { readonly 'set-cookie': string } {
  const session = randomBytes(24).toString('base64url');
  world.state.sessions.set(session, user.id);
  const expires = new Date(Date.parse(world.state.now()) + sessionDays * millisecondsPerDay);
  return {
    'set-cookie': `connect.sid=${session}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax`,
  };
}

function signInLocally(world: World, call: Call): Reply {
  if (!world.settings.localLogin) {
    return { status: 500, body: { error: 'Password sign-in is disabled.' } };
  }
  const email = String(call.body['email']).toLowerCase();
  const user = world.state.users.find((one) => one.email.toLowerCase() === email);
  // A user of a media server has no password, and an empty password must not match.
  if (!user?.password || user.password !== call.body['password'])
    return errorReply(403, 'Access denied.');
  // A stub: the permissions are not the user's (docs/overseerr-api.md, "Signing in").
  const stub = { permissions: 0, id: user.id, requestCount: 0, displayName: user.email };
  return {
    status: 200,
    headers: openSession(world, user),
    body: world.isSeerr
      ? { ...stub, warnings: [] }
      : { ...stub, password: `$2b$12$${Buffer.from(user.password).toString('hex')}` },
  };
}

/** Reads `/auth/jellyfin` as Seerr does (docs/overseerr-api.md, "Signing in with Jellyfin or Emby"). */
function signInWithMediaServer(world: World, call: Call): Reply {
  const { mediaServer, settings } = world;
  if (!settings.mediaServerLogin || !mediaServer) {
    return { status: 500, body: { error: 'Jellyfin login is disabled' } };
  }
  const { username, password, hostname, email } = call.body;
  if (username === '') return { status: 500, body: { error: 'You must provide an username' } };
  if (hostname) return { status: 500, body: { error: 'Jellyfin hostname already configured' } };
  const found = mediaServer.authenticate(String(username), String(password));
  if ('refusedWith' in found) return toLoginError(found);
  const address = typeof email === 'string' ? email : null;
  return finishSignIn(world, found, { address, password: String(password) });
}

function toLoginError({ refusedWith }: MediaServerRefusal): Reply {
  if (refusedWith === null) return errorReply(404, 'INVALID_URL');
  if (refusedWith === 401) return errorReply(401, 'INVALID_CREDENTIALS');
  return errorReply(500, 'Something went wrong.');
}

/** Signs in the account of a user of the media server, which is created if the owner allows it. */
function finishSignIn(
  world: World,
  person: MediaServerUser,
  made: { readonly address: string | null; readonly password: string },
): Reply {
  const known = world.state.users.find(({ jellyfinUserId }) => jellyfinUserId === person.id);
  if (!known && !world.settings.newPlexLogin) return errorReply(403, 'Access denied.');
  // The column must not be empty, and the API does not check it.
  if (!known && made.address === null) return errorReply(500, 'Something went wrong.');
  const user =
    known ??
    addUser(world.state, {
      username: person.name,
      email: made.address ?? '',
      password: made.password,
      permissions: ['request'],
      mediaServer: { kind: world.mediaServer?.kind ?? 'jellyfin', userId: person.id },
    });
  return { status: 200, headers: openSession(world, user), body: toPublicUserShape(world, user) };
}

function signOut(world: World, call: Call): Reply {
  if (call.sessionId !== undefined) world.state.sessions.delete(call.sessionId);
  return ok({ status: 'ok' });
}

function startQuickConnect(world: World): Reply {
  const started = world.mediaServer?.startQuickConnect();
  return !started || 'refusedWith' in started
    ? errorReply(500, 'Failed to initiate quick connect.')
    : ok(started);
}

function checkQuickConnect(world: World, call: Call): Reply {
  const { secret = '' } = call.query;
  if (!secretPattern.test(secret)) return errorReply(400, 'Invalid secret format');
  const found = world.mediaServer?.checkQuickConnect(secret) ?? { refusedWith: 500 };
  return 'refusedWith' in found
    ? errorReply(found.refusedWith ?? 502, 'Failed to check Quick Connect status')
    : ok({ authenticated: found.user !== null });
}

function finishQuickConnect(world: World, call: Call): Reply {
  const { secret } = call.body;
  if (typeof secret !== 'string' || !secretPattern.test(secret)) {
    return errorReply(400, 'Secret required');
  }
  const found = world.mediaServer?.checkQuickConnect(secret) ?? { refusedWith: 500 };
  if ('refusedWith' in found) return errorReply(found.refusedWith ?? 502, 'INVALID_CREDENTIALS');
  if (!found.user) return errorReply(401, 'INVALID_CREDENTIALS');
  return finishSignIn(world, found.user, { address: found.user.name, password: '' });
}

const quickConnect = { access: 'open', onlyOn: 'seerr', since: '3.4.0' } as const;

/** Routes of signing in and out. */
export const signInRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/auth/local',
    access: 'open',
    body: { required: ['email', 'password'], fields: { email: 'string', password: 'string' } },
    handle: signInLocally,
  },
  {
    method: 'POST',
    path: '/auth/jellyfin',
    access: 'open',
    onlyOn: 'seerr',
    body: {
      required: ['username', 'password'],
      fields: { username: 'string', password: 'string', hostname: 'string', email: 'string' },
    },
    handle: signInWithMediaServer,
  },
  {
    method: 'POST',
    path: '/auth/jellyfin/quickconnect/initiate',
    ...quickConnect,
    handle: startQuickConnect,
  },
  {
    method: 'GET',
    path: '/auth/jellyfin/quickconnect/check',
    ...quickConnect,
    query: { secret: 'string' },
    requiredQuery: ['secret'],
    handle: checkQuickConnect,
  },
  {
    method: 'POST',
    path: '/auth/jellyfin/quickconnect/authenticate',
    ...quickConnect,
    body: { required: ['secret'], fields: { secret: 'string' } },
    handle: finishQuickConnect,
  },
  { method: 'POST', path: '/auth/logout', access: 'user', handle: signOut },
];
