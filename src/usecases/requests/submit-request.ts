import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import type { User } from '../../domain/accounts/user.ts';
import { overseerrActor } from '../../domain/actor.ts';
import { AppError, isAppError, isWorthRetrying, toAppError } from '../../domain/app-error.ts';
import { type AuditEntry, toAuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest, Outcome } from '../../domain/requests/request.ts';
import { listAvailableSeasons } from '../../domain/titles/season.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServer } from '../../ports/services/overseerr-server.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import type { Quotas } from '../accounts/quotas.ts';
import { createFindExistingRequest } from './find-existing-request.ts';
import { disappearStep } from './remote-steps.ts';
import { type RequestTransitions, toCausePatch } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';
import type { WebhookDedup } from './webhook-dedup.ts';

/** Submits queued requests to their Overseerr server, exactly once, whatever fails in between. */
export function createRequestSubmission(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'refreshAccount'>;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly quotas: Pick<Quotas, 'refresh' | 'findResetAt'>;
  readonly webhookDedup: Pick<WebhookDedup, 'suppressDuring'>;
}) {
  const {
    requestRepository,
    accounts,
    users,
    servers,
    members,
    transitions,
    locks,
    quotas,
    webhookDedup,
  } = deps;
  const findExistingRequest = createFindExistingRequest(deps);

  return {
    /**
     * Submits a request. `attempt` 0 means that it was never tried before, so the server cannot have it yet.
     * Throws a retryable error while the server cannot accept it.
     */
    async submitRequest(id: RequestId, attempt: number): Promise<void> {
      const initial = await requestRepository.find(id);
      if (initial?.state !== 'queued') return;
      const { serviceId, title, accountId, userId } = initial;
      await webhookDedup.suppressDuring(serviceId, title, () =>
        locks.withLock(toTitleLockKey(serviceId, title), async () => {
          const [request, account, user] = await Promise.all([
            requestRepository.find(id),
            accountId ? accounts.find(accountId) : null,
            userId ? users.find(userId) : null,
          ]);
          if (request?.state !== 'queued') return null;
          if (!account) return reject(request, new AppError('account-not-found'), null);
          const refusal = findRefusal(request, account, user);
          return refusal ? reject(request, refusal, null) : submitOnce(request, account, attempt);
        }),
      );
    },
  };

  /** A request may have waited for long: the requester may have lost the account since, or been blocked. */
  function findRefusal(
    { serviceId, userId }: MediaRequest,
    account: Account,
    user: User | null,
  ): AppError | null {
    if (user?.isBlocked) return new AppError('user-blocked');
    const isRequesters = account.userId !== null && account.userId === userId;
    return isRequesters || account.remoteUserId === servers.getGuestUserId(serviceId)
      ? null
      : new AppError('not-linked');
  }

  /** Returns the request as it is afterwards. */
  async function submitOnce(
    request: MediaRequest,
    account: Account,
    attempt: number,
  ): Promise<MediaRequest> {
    const as = account.remoteUserId;
    try {
      const server = servers.get(request.serviceId);
      const existing = attempt > 0 ? await findExistingRequest(request, as) : null;
      return await confirmSubmission(request, existing ?? (await create(server, request, as)));
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      if (isWorthRetrying(appError)) {
        // A submission that may have arrived keeps that cause until the bot knows.
        if (request.cause !== 'outcome-unknown') {
          await transitions.noteProgress(request, toCausePatch(appError));
        }
        throw appError.metadata.isRetryable
          ? appError
          : new AppError('overseerr-failed', { cause: appError });
      }
      return reject(request, appError, account);
    }
  }

  async function create(server: OverseerrServer, request: MediaRequest, as: RemoteUserId) {
    const { title, is4k, seasons } = request;
    const input = { mediaType: title.mediaType, tmdbId: title.tmdbId, is4k, seasons };
    try {
      return await server.createRequest(input, as);
    } catch (error) {
      // Each of these can mean that an earlier attempt arrived and its answer was lost.
      if (!isAppError(error, 'outcome-unknown', 'already-requested', 'no-seasons-left'))
        throw error;
      const existing = await findExistingRequest(request, as).catch((lookupError: unknown) => {
        throw isAppError(error, 'outcome-unknown') ? error : lookupError;
      });
      if (!existing) throw error;
      return existing;
    }
  }

  /** A server restored from a backup reuses ids: the older request of ours with the same remote id no longer exists. */
  async function confirmSubmission(
    request: MediaRequest,
    remote: RemoteRequest,
  ): Promise<MediaRequest> {
    try {
      return await recordSubmission(request, remote);
    } catch (error) {
      if (!isAppError(error, 'already-requested')) throw error;
      const staleRequest = await requestRepository.findByRemoteId(
        request.serviceId,
        remote.remoteId,
      );
      if (staleRequest) await transitions.transition(staleRequest, disappearStep);
      return recordSubmission(request, remote);
    }
  }

  async function recordSubmission(
    request: MediaRequest,
    remote: RemoteRequest,
  ): Promise<MediaRequest> {
    const skipped = request.seasons.filter((season) => !remote.seasons.includes(season));
    const available = skipped.length > 0 ? await findAvailable(request, skipped) : [];
    return transitions.transition(request, {
      event: toRequestEvent(remote),
      actor: overseerrActor,
      role: 'overseerr',
      patch: {
        remoteId: remote.remoteId,
        seasons: remote.seasons,
        cause: null,
        progress: remote.progress,
        outcome: { ...emptyOutcome, created: remote.seasons, skipped, available },
      },
      detail: { number: remote.remoteId },
    });
  }

  /** Which of these seasons are available, as far as the server tells; null if it does not. */
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

  /** The server has one answer for seasons that are requested and for those that are available. */
  async function specify(request: MediaRequest, appError: AppError): Promise<AppError> {
    if (!isAppError(appError, 'no-seasons-left')) return appError;
    const available = await findAvailable(request, request.seasons);
    if (available?.length === request.seasons.length) return new AppError('already-available');
    return available?.length === 0 ? new AppError('already-requested') : appError;
  }

  async function reject(request: MediaRequest, refusal: AppError, account: Account | null) {
    const appError = await specify(request, refusal);
    const outcome = account ? await explainRejection(request, appError, account) : emptyOutcome;
    const patch = { ...toCausePatch(appError), outcome };
    const step = {
      event: 'reject',
      actor: overseerrActor,
      role: 'overseerr',
      patch,
      detail: { cause: appError.code },
      ...(appError.metadata.isAudited ? { audit: toRejectionAuditEntry(request, appError) } : {}),
    } as const;
    return transitions.transition(request, step);
  }

  /** What the requester will want to know beyond the refusal, as far as the server tells. */
  async function explainRejection(
    request: MediaRequest,
    appError: AppError,
    account: Account,
  ): Promise<Outcome> {
    try {
      if (isAppError(appError, 'already-requested', 'no-seasons-left')) {
        const existingRequester = await findExistingRequester(request, account.remoteUserId);
        return { ...emptyOutcome, existingRequester };
      }
      if (isAppError(appError, 'movie-quota-exceeded', 'series-quota-exceeded'))
        return await toQuotaOutcome(request, account);
      if (
        isAppError(
          appError,
          'no-permission',
          'no-movie-permission',
          'no-series-permission',
          'no-4k-permission',
        )
      ) {
        await members.refreshAccount(account);
      }
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
    }
    return emptyOutcome;
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
function toRejectionAuditEntry(
  { id, userId, requesterName, source, state }: MediaRequest,
  appError: AppError,
): AuditEntry {
  const requester = { userId, name: requesterName, source };
  return toAuditEntry(requester, appError.code, { kind: 'request', id }, { before: { state } });
}

const emptyOutcome: Outcome = {
  created: [],
  skipped: [],
  available: null,
  existingRequester: null,
  quotaResetsAt: null,
  quota: null,
};
