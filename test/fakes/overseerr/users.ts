import { hasAny } from './permissions.ts';
import { type MediaType, requestStatus, type State, type User, type UserSeed } from './state.ts';

const everyAgent = { discord: 0, pushbullet: 0, pushover: 0, slack: 0, telegram: 0, webhook: 0 };

function gravatar(hash: string): string {
  return `https://gravatar.com/avatar/${hash}?default=mm&size=200`;
}

/** The seven users of the recordings, ids 1 to 7 (SEERR, head). */
export const defaultUsers: readonly UserSeed[] = [
  {
    username: 'rigadmin',
    email: 'admin@rig.local',
    password: 'admin-password-1',
    permissions: ['admin'],
    avatar: gravatar('00000000000000000000000000000000'),
  },
  {
    username: 'alice',
    permissions: ['request', 'autoApprove', 'createIssues'],
    avatar: gravatar('eb6069228db7fbe20c3dcbe847543b5e'),
    notifications: { discordId: '123456789012345678' },
  },
  {
    username: 'bob',
    permissions: ['request', 'createIssues'],
    avatar: gravatar('f41f878495d6842cfe98eb55a6425cad'),
    movieQuota: { limit: 1, days: 7 },
    notifications: {
      discordId: '234567890123456789',
      telegramChatId: '555000111',
      notificationTypes: everyAgent,
    },
  },
  {
    username: 'carol',
    permissions: [],
    avatar: gravatar('1024484e7c00c0ed472b8c64e6e1eec3'),
  },
  {
    username: 'dave',
    permissions: ['request'],
    avatar: gravatar('341f7116bde55f093d612f503f815c3a'),
  },
  {
    username: 'erin',
    permissions: ['request', 'manageRequests', 'manageIssues'],
    avatar: gravatar('c60e0a39f0c12303475a1d5139c37aa4'),
  },
  {
    username: 'frank',
    permissions: ['request', 'request4k', 'requestAdvanced', 'createIssues'],
    avatar: gravatar('ce102231dfb9ec458138eca4826f3de2'),
    tvQuota: { limit: 2, days: 7 },
    notifications: { notificationTypes: everyAgent },
  },
];

/** One half of `GET /user/:id/quota`; keys are absent where there is no limit (SEERR §4). */
export interface Quota {
  readonly days?: number;
  readonly limit?: number;
  readonly used: number;
  readonly remaining?: number;
  readonly restricted: boolean;
}

const millisecondsPerDay = 86_400_000;

/** What the user has used of the quota. Films count one, series one per season; declined ones none. */
export function quotaOf(state: State, user: User, type: MediaType): Quota {
  if (hasAny(user.permissions, ['manageUsers'])) return { limit: 0, used: 0, restricted: false };
  const limit = type === 'movie' ? user.movieQuotaLimit : user.tvQuotaLimit;
  const days = type === 'movie' ? user.movieQuotaDays : user.tvQuotaDays;
  if (limit === null || limit === 0) return { used: 0, restricted: false };
  const since = days === null ? 0 : Date.parse(state.now()) - days * millisecondsPerDay;
  const used = state.requests
    .filter((request) => request.requestedById === user.id && request.type === type)
    .filter((request) => request.status !== requestStatus.declined)
    .filter((request) => Date.parse(request.createdAt) >= since)
    .reduce((sum, request) => sum + (type === 'movie' ? 1 : request.seasons.length), 0);
  const remaining = Math.max(0, limit - used);
  return { ...(days === null ? {} : { days }), limit, used, remaining, restricted: remaining <= 0 };
}

/** How many requests the user has, as `requestCount` shows it. */
export function requestCount(state: State, userId: number): number {
  return state.requests.filter((request) => request.requestedById === userId).length;
}
