import type { RemoteUserId } from '../domain/accounts/account.ts';
import { toRights } from '../domain/accounts/permission.ts';
import { countUsage, fitsQuota, type QuotaSet } from '../domain/accounts/quota.ts';
import { AppError, type ErrorCode, isAppError } from '../domain/app-error.ts';
import type { RequestInput } from '../domain/requests/draft.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import type { Titles } from './titles.ts';
import type { Api } from './transport/api.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { toResponseError } from './transport/response-error.ts';
import { wireUser } from './wire/schemas.ts';

/** Finds out why the server refused something when its answer leaves that open. */
export function createRefusalExplainer(options: {
  readonly api: Api;
  readonly titles: Titles;
  readonly getQuotas: (as: RemoteUserId) => Promise<QuotaSet>;
  readonly findRequest: (remoteId: number) => Promise<RemoteRequest | null>;
}) {
  const { api, titles, getQuotas, findRequest } = options;

  return {
    /** A more precise error for a new request that was refused. Never throws an `AppError`. */
    async explainCreation(
      appError: AppError,
      input: RequestInput,
      as: RemoteUserId,
    ): Promise<AppError> {
      try {
        if (appError.code === 'already-requested') {
          const title = await titles.details(input, '', { fresh: true });
          const availability = input.is4k ? title.in4k : title.standard;
          return availability === 'available' ? new AppError('already-available') : appError;
        }
        if (appError.code === 'overseerr-refused' && appError.detail['status'] === 403) {
          const code = await findObstacle(input, as);
          return code ? new AppError(code, { detail: appError.detail }) : appError;
        }
        // There is no error of its own for this case (docs/overseerr-api.md, "Series without a TVDB ID").
        if (appError.code === 'overseerr-failed' || appError.code === 'not-found') {
          return (await titles.hasTvdb(input)) ? appError : new AppError('no-tvdb-id');
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const saysMore = isAppError(error, 'title-not-found', 'tmdb-unavailable');
        if (saysMore && appError.code === 'overseerr-failed') return error;
      }
      return appError;
    },

    /**
     * A more precise error for an action on a request. Overseerr answers 404 to approving a series without a TVDB ID,
     * and keeps the request (docs/overseerr-api.md, "Series without a TVDB ID").
     */
    async explainAction(
      appError: AppError,
      response: HttpResponse,
      remoteId: number,
    ): Promise<AppError> {
      if (appError.code !== 'not-found') return appError;
      const remote = await findRequest(remoteId);
      if (!remote) return appError;
      return (await titles.hasTvdb(remote.key))
        ? toResponseError('overseerr-refused', response)
        : new AppError('no-tvdb-id');
    },
  };

  /** The check that a request fails, in the server's order (docs/overseerr-api.md, "Creating a request"). */
  async function findObstacle(
    { mediaType, tmdbId, is4k, seasons, onBehalfOf }: RequestInput,
    caller: RemoteUserId,
  ): Promise<ErrorCode | null> {
    if (onBehalfOf !== undefined) {
      const maker = await readPermissions(caller);
      if (maker !== null && !toRights(maker).canRequestForOthers) return 'on-behalf-not-permitted';
    }
    const as = onBehalfOf ?? caller;
    const permissions = await readPermissions(as);
    if (permissions !== null && !toRights(permissions).canRequest(mediaType, is4k)) {
      if (is4k) return 'no-4k-permission';
      return mediaType === 'movie' ? 'no-movie-permission' : 'no-series-permission';
    }
    const quota = (await getQuotas(as))[mediaType];
    if (!fitsQuota(quota, countUsage(mediaType, seasons))) {
      return mediaType === 'movie' ? 'movie-quota-exceeded' : 'series-quota-exceeded';
    }
    const title = await titles.details({ mediaType, tmdbId }, '', { fresh: true });
    return (is4k ? title.in4k : title.standard) === 'blocked' ? 'blocklisted' : null;
  }

  async function readPermissions(as: RemoteUserId): Promise<number | null> {
    const call = { method: 'GET', path: '/auth/me', urgency: 'person', as } as const;
    return (await api.read(call, wireUser)).permissions;
  }
}
