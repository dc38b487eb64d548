import type { Account, RemoteUserId } from '../../../domain/accounts/account.ts';
import { AppError, isAppError, toAppError } from '../../../domain/app-error.ts';
import { type AuditEntry, toAuditEntry } from '../../../domain/audit-entry.ts';
import type { MediaRequest, Outcome } from '../../../domain/requests/request.ts';
import { listAvailableSeasons } from '../../../domain/titles/season.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { Members } from '../../accounts/members.ts';
import type { Quotas } from '../../accounts/quotas.ts';

/** An outcome about which nothing is known. */
export const emptyOutcome: Outcome = {
  created: [],
  skipped: [],
  available: null,
  existingRequester: null,
  quotaResetsAt: null,
  quota: null,
};

const permissionCodes = [
  'no-permission',
  'no-movie-permission',
  'no-series-permission',
  'no-4k-permission',
] as const;
const quotaCodes = [
  'movie-quota-exceeded',
  'series-quota-exceeded',
  'member-quota-exceeded',
] as const;

/** Finds out what the requester will want to know about a refused request, as far as the server tells. */
export function createRejectionExplainer(deps: {
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'refreshAccount'>;
  readonly quotas: Pick<Quotas, 'refresh' | 'findResetAt'>;
}) {
  const { servers, members, quotas } = deps;

  return {
    findAvailable,

    /** The server has one answer for seasons that are requested and for those that are available. */
    async specify(request: MediaRequest, appError: AppError): Promise<AppError> {
      if (request.madeBy && isAppError(appError, ...permissionCodes)) {
        return new AppError('member-no-permission');
      }
      if (request.madeBy && isAppError(appError, 'movie-quota-exceeded', 'series-quota-exceeded')) {
        return new AppError('member-quota-exceeded');
      }
      if (!isAppError(appError, 'no-seasons-left')) return appError;
      const available = await findAvailable(request, request.seasons);
      if (available?.length === request.seasons.length) return new AppError('already-available');
      return available?.length === 0 ? new AppError('already-requested') : appError;
    },

    /** What to say beyond the refusal. */
    async explain(request: MediaRequest, appError: AppError, account: Account): Promise<Outcome> {
      try {
        if (isAppError(appError, 'already-requested', 'no-seasons-left')) {
          const existingRequester = await findExistingRequester(request, account.remoteUserId);
          return { ...emptyOutcome, existingRequester };
        }
        if (isAppError(appError, ...quotaCodes)) return await toQuotaOutcome(request, account);
        if (isAppError(appError, ...permissionCodes, 'member-no-permission')) {
          await members.refreshAccount(account);
        }
      } catch (error) {
        if (toAppError(error).code === 'internal') throw error;
      }
      return emptyOutcome;
    },
  };

  /** Which of these seasons are available; null if the server does not tell. */
  async function findAvailable(
    { serviceId, title, is4k }: MediaRequest,
    seasons: readonly number[],
  ): Promise<number[] | null> {
    try {
      const options = { fresh: true };
      const details = await servers.get(serviceId).getTitleDetails(title, 'en', options);
      const available = listAvailableSeasons(details, is4k);
      return seasons.filter((season) => available.includes(season));
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }

  /** The other person whose open request is in the way. Requesters are notified of their own in any case. */
  async function findExistingRequester(
    { serviceId, title, is4k, seasons }: MediaRequest,
    own: RemoteUserId,
  ): Promise<string | null> {
    const all = await servers.get(serviceId).listRequestsByTitle(title);
    const blocking = all.filter(
      (other) =>
        other.is4k === is4k &&
        other.status !== 'declined' &&
        other.status !== 'completed' &&
        (title.mediaType === 'movie' || other.seasons.some((season) => seasons.includes(season))),
    );
    const isOwn = blocking.some(({ account }) => account.remoteUserId === own);
    return isOwn ? null : (blocking[0]?.account.name ?? null);
  }

  async function toQuotaOutcome(
    { title: { mediaType } }: MediaRequest,
    account: Account,
  ): Promise<Outcome> {
    const quota = (await quotas.refresh(account))[mediaType];
    const { limit, used } = quota;
    if (limit === null) return emptyOutcome;
    const quotaResetsAt = await quotas.findResetAt(account, mediaType, quota);
    return { ...emptyOutcome, quota: { limit, used }, quotaResetsAt };
  }
}

/** The audit line of a request that the server did not permit. */
export function toRejectionAuditEntry(
  { id, userId, requesterName, madeBy, source, state }: MediaRequest,
  appError: AppError,
): AuditEntry {
  const { userId: by, name } = madeBy ?? { userId, name: requesterName };
  const requester = { userId: by, name, source };
  return toAuditEntry(requester, appError.code, { kind: 'request', id }, { before: { state } });
}
