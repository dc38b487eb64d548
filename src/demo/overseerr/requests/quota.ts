import { hasAny } from '../permissions.ts';
import { type MediaType, requestStatus, type State, type User } from '../state.ts';

/** One half of `GET /user/:id/quota`; keys are absent without a limit (docs/overseerr-api.md, "Quotas"). */
export interface Quota {
  readonly days?: number;
  readonly limit?: number;
  readonly used: number;
  readonly remaining?: number;
  readonly restricted: boolean;
}

const millisecondsPerDay = 86_400_000;

/** The used part of a quota. Movies count one, series one per season, declined requests nothing. */
export function computeQuota(state: State, user: User, type: MediaType): Quota {
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

/** The number of requests of a user, as in `requestCount`. */
export function countRequests(state: State, userId: number): number {
  let count = 0;
  for (const { requestedById } of state.requests) if (requestedById === userId) count += 1;
  return count;
}
