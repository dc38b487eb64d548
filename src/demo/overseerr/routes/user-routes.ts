import { type Call, errorReply, ok, type Reply, type Route, toPage } from '../http/http.ts';
import { hasAny } from '../permissions.ts';
import { computeQuota, countRequests } from '../requests/quota.ts';
import { toNotFoundText } from '../requests/submit-request.ts';
import {
  getDisplayName,
  type Shape,
  toDiscordShape,
  toPublicUserShape,
  toRequestShape,
  toSettingsShape,
  toUserShape,
} from '../shapes.ts';
import { createEmptySettings, type User } from '../state.ts';
import type { World } from '../world.ts';

const userParam = { userId: 'number' } as const;

function target(world: World, call: Call): User | undefined {
  return world.userById(Number(call.params['userId']));
}

function canManage(call: Call): boolean {
  return hasAny(call.user.permissions, ['manageUsers']);
}

function isSelfOrManager(call: Call): boolean {
  return call.user.id === Number(call.params['userId']) || canManage(call);
}

function sorted(world: World, call: Call): readonly User[] {
  const users = world.state.users.filter((user) => {
    const wanted = call.query['q']?.toLowerCase();
    const words = `${user.username ?? ''} ${user.plexUsername ?? ''} ${user.email}`;
    return wanted === undefined || words.toLowerCase().includes(wanted);
  });
  switch (call.query['sort']) {
    case 'displayname':
      return users.toSorted((a, b) => getDisplayName(a).localeCompare(getDisplayName(b)));
    case 'requests':
      return users.toSorted(
        (a, b) => countRequests(world.state, b.id) - countRequests(world.state, a.id),
      );
    case 'updated':
      return users.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    default:
      return users;
  }
}

function listUsers(world: World, call: Call): Reply {
  if (!world.isSeerr && call.query['q'] !== undefined) {
    const message = "Unknown query parameter 'q'";
    return { status: 400, body: { message, errors: [{ path: '.query.q', message }] } };
  }
  const page = toPage(sorted(world, call), call.query, 10);
  const shape = (user: User): Shape =>
    canManage(call) ? toUserShape(world, user, false) : toPublicUserShape(world, user);
  return ok({ ...page, results: page.results.map(shape) });
}

function getUser(world: World, call: Call): Reply {
  const user = target(world, call);
  if (!user) return errorReply(404, 'User not found.');
  if (isSelfOrManager(call)) return ok(toUserShape(world, user, true));
  // Overseerr shows the chat IDs of all users to every user (docs/overseerr-api.md, "Users and profiles").
  const shown = toPublicUserShape(world, user);
  return ok(world.isSeerr ? shown : { ...shown, settings: toSettingsShape(world, user.settings) });
}

function getQuota(world: World, call: Call): Reply {
  if (!isSelfOrManager(call)) {
    return errorReply(403, "You do not have permission to view this user's request limits.");
  }
  const user = target(world, call);
  if (!user) return errorReply(404, toNotFoundText('User', 'id', Number(call.params['userId'])));
  return ok({
    movie: computeQuota(world.state, user, 'movie'),
    tv: computeQuota(world.state, user, 'tv'),
  });
}

function settingsTarget(world: World, call: Call): User | Reply {
  if (!isSelfOrManager(call)) {
    return errorReply(403, "You do not have permission to view this user's settings.");
  }
  return target(world, call) ?? errorReply(404, 'User not found.');
}

function getMainSettings(world: World, call: Call): Reply {
  const user = settingsTarget(world, call);
  if ('status' in user) return user;
  const { settings } = user;
  return ok({
    username: user.username,
    email: user.email,
    // Seerr 3.3 has the Discord IDs under Notifications only.
    ...(settings && (!world.settings.idLists || world.isVersion('3.4.0'))
      ? toDiscordShape(world, settings)
      : {}),
    ...(settings ? { locale: settings.locale } : {}),
    ...(world.isSeerr ? { discoverRegion: null, streamingRegion: null } : { region: null }),
    originalLanguage: null,
    movieQuotaLimit: user.movieQuotaLimit,
    movieQuotaDays: user.movieQuotaDays,
    tvQuotaLimit: user.tvQuotaLimit,
    tvQuotaDays: user.tvQuotaDays,
    watchlistSyncMovies: null,
    watchlistSyncTv: null,
  });
}

function getNotifications(world: World, call: Call): Reply {
  const user = settingsTarget(world, call);
  if ('status' in user) return user;
  const { settings } = user;
  const agents = {
    emailEnabled: false,
    discordEnabled: false,
    discordEnabledTypes: 0,
    telegramEnabled: false,
    webPushEnabled: false,
  };
  if (!settings) {
    const ids = world.settings.idLists ? { discordIds: [] } : {};
    return ok({ ...agents, ...ids, notificationTypes: {} });
  }
  return ok({
    ...agents,
    pgpKey: settings.pgpKey,
    ...toDiscordShape(world, settings),
    pushbulletAccessToken: settings.pushbulletAccessToken,
    pushoverApplicationToken: settings.pushoverApplicationToken,
    pushoverUserKey: settings.pushoverUserKey,
    pushoverSound: settings.pushoverSound,
    telegramChatId: settings.telegramChatId,
    ...(world.isSeerr ? { telegramMessageThreadId: settings.telegramMessageThreadId } : {}),
    telegramSendSilently: settings.telegramSendSilently,
    notificationTypes: settings.notificationTypes,
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(values: unknown): string[] {
  const all: unknown[] = Array.isArray(values) ? values : [];
  return all.filter((value) => typeof value === 'string');
}

/**
 * Missing fields are kept, null clears a field, and nothing is validated or unique (docs/overseerr-api.md,
 * "Users and profiles"). A missing list of Discord IDs is cleared (seerr-team/seerr#2712, in 3.3).
 */
function saveNotifications(world: World, call: Call): Reply {
  const user = settingsTarget(world, call);
  if ('status' in user) return user;
  const { body } = call;
  const input = body['notificationTypes'];
  const types: Record<string, number> = {};
  for (const [agent, value] of Object.entries(typeof input === 'object' && input ? input : {})) {
    if (typeof value === 'number') types[agent] = value;
  }
  const isFirst = user.settings === null;
  user.settings ??= createEmptySettings(world.state);
  Object.assign(user.settings.notificationTypes, types);
  if (world.settings.idLists) {
    user.settings.discordIds = texts(body['discordIds']).filter((id) => id !== '');
  } else if ('discordId' in body) {
    user.settings.discordIds = texts([body['discordId']]);
  }
  if ('telegramChatId' in body) user.settings.telegramChatId = text(body['telegramChatId']);
  const { notificationTypes: _types, discordId: _id, discordIds: _ids, ...sent } = body;
  const isShown = world.settings.idLists || 'discordId' in body;
  return ok({
    ...sent,
    ...(isShown ? toDiscordShape(world, user.settings) : {}),
    notificationTypes: isFirst ? types : { ...user.settings.notificationTypes },
  });
}

function getPermissions(world: World, call: Call): Reply {
  const user = target(world, call);
  return user ? ok({ permissions: user.permissions }) : errorReply(404, 'User not found.');
}

function savePermissions(world: World, call: Call): Reply {
  const user = target(world, call);
  if (!user) return errorReply(404, 'User not found.');
  user.permissions = Number(call.body['permissions'] ?? user.permissions);
  return ok({ permissions: user.permissions });
}

function getUserRequests(world: World, call: Call): Reply {
  const user = target(world, call);
  if (!user) return errorReply(404, 'User not found.');
  const isAllowed =
    call.user.id === user.id || hasAny(call.user.permissions, ['manageRequests', 'requestView']);
  if (!isAllowed) {
    return errorReply(403, "You do not have permission to view this user's requests.");
  }
  const rows = world.state.requests
    .filter((request) => request.requestedById === user.id)
    .toReversed();
  const page = toPage(rows, call.query, 20);
  const joins = { settings: false, seasons: false };
  return ok({
    ...page,
    results: page.results.map((request) => toRequestShape(world, request, joins)),
  });
}

/** Routes of users: lists, profiles, quotas, and settings. */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    access: 'user',
    query: {
      take: 'number',
      skip: 'number',
      sort: ['created', 'updated', 'requests', 'displayname'],
      q: 'string',
      includeIds: 'string',
    },
    handle: listUsers,
  },
  { method: 'GET', path: '/user/:userId', access: 'user', params: userParam, handle: getUser },
  {
    method: 'GET',
    path: '/user/:userId/quota',
    access: 'user',
    params: userParam,
    handle: getQuota,
  },
  {
    method: 'GET',
    path: '/user/:userId/requests',
    access: 'user',
    params: userParam,
    query: { take: 'number', skip: 'number' },
    handle: getUserRequests,
  },
  {
    method: 'GET',
    path: '/user/:userId/settings/main',
    access: 'user',
    params: userParam,
    handle: getMainSettings,
  },
  {
    method: 'GET',
    path: '/user/:userId/settings/notifications',
    access: 'user',
    params: userParam,
    handle: getNotifications,
  },
  {
    method: 'POST',
    path: '/user/:userId/settings/notifications',
    access: 'user',
    params: userParam,
    body: { fields: { discordId: 'string or null', telegramChatId: 'string or null' } },
    handle: saveNotifications,
  },
  {
    method: 'GET',
    path: '/user/:userId/settings/permissions',
    access: ['manageUsers'],
    params: userParam,
    handle: getPermissions,
  },
  {
    method: 'POST',
    path: '/user/:userId/settings/permissions',
    access: ['manageUsers'],
    params: userParam,
    body: { required: ['permissions'], fields: { permissions: 'number' } },
    handle: savePermissions,
  },
];
