import type { Account } from '../../../domain/accounts/account.ts';
import { AppError, isAppError, isWorthRetrying, toAppError } from '../../../domain/app-error.ts';
import type { RequestId } from '../../../domain/id.ts';
import { toDownloadTarget } from '../../../domain/requests/download-choice.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { PreferenceRepository } from '../../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../../ports/accounts/user-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ReadingLocks } from '../../../ports/locks.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServer } from '../../../ports/services/overseerr-server.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { Members } from '../../accounts/members.ts';
import type { Quotas } from '../../accounts/quotas.ts';
import { createAdvancedPermission } from '../creation/advanced-permission.ts';
import { type RequestTransitions, toCausePatch } from '../request-transitions.ts';
import { type RecentRequests, toTitleLockKey } from '../title-lock.ts';
import type { WebhookDedup } from '../webhook-dedup.ts';
import { createFindExistingRequest } from './find-existing-request.ts';
import { createLostLinks } from './lost-links.ts';
import { createMakers } from './makers.ts';
import { createOutcomeRecorder } from './record-outcome.ts';
import { createRequesters, type Requester } from './requesters.ts';
import type { UnknownOutcomes } from './unknown-outcomes.ts';

/** `otherLostAt`: when the answer to another request for the title was lost, which may still arrive at the server. */
interface Attempt {
  readonly attempt: number;
  readonly otherLostAt: Date | null;
}

/** Submits queued requests to their Overseerr server, exactly once, whatever fails in between. */
export function createRequestSubmission(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser' | 'hasLink'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly recentRequests: Pick<RecentRequests, 'find'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'refreshAccount'>;
  readonly transitions: RequestTransitions;
  readonly readingLocks: ReadingLocks;
  readonly quotas: Pick<Quotas, 'refresh' | 'findResetAt'>;
  readonly webhookDedup: Pick<WebhookDedup, 'suppressDuring'>;
  readonly unknownOutcomes: UnknownOutcomes;
  readonly clock: Clock;
}) {
  const {
    requestRepository,
    recentRequests,
    servers,
    transitions,
    readingLocks,
    webhookDedup,
    unknownOutcomes,
  } = deps;
  const findExistingRequest = createFindExistingRequest(deps);
  const outcomes = createOutcomeRecorder(deps);
  const lostLinks = createLostLinks(deps);
  const makers = createMakers(deps);
  const requesters = createRequesters(deps);
  const { assertMayChoose } = createAdvancedPermission(deps);

  return {
    /**
     * Submits a request. `attempt` 0 means that the job is new: if the request waits for no other cause either, it was
     * never tried before, so the server cannot have it yet. Throws a retryable error while the server cannot accept it.
     */
    async submitRequest(id: RequestId, attempt: number): Promise<void> {
      const recent = recentRequests.find(id) ?? (await findQueued(id));
      if (!recent) return;
      const { serviceId, title, userId } = recent;
      await webhookDedup.suppressDuring(serviceId, title, () =>
        readingLocks.withLockAndRead(
          toTitleLockKey(serviceId, title),
          (reads) =>
            Promise.all([
              reads.requests.find(id),
              requesters.find(reads, serviceId, userId),
              reads.submissionTimes.findOtherAnswerLost({ ...recent, id }),
            ]),
          async ([request, known, otherLostAt]) => {
            if (request?.state !== 'queued') return null;
            const isKnown = request.userId === userId;
            const requester = isKnown
              ? known
              : await requesters.find(deps, serviceId, request.userId);
            return submitFor(request, requester, { attempt, otherLostAt });
          },
        ),
      );
    },
  };

  async function submitFor(
    request: MediaRequest,
    requester: Requester,
    { attempt, otherLostAt }: Attempt,
  ): Promise<MediaRequest> {
    const account = await requesters.findAccount(request, requester);
    if (!account) return outcomes.reject(request, new AppError('account-not-found'), null);
    const refusal =
      (await findRefusal(request, account, requester)) ?? (await makers.findRefusal(request));
    if (!refusal) return submitOnce(request, account, { attempt, otherLostAt });
    if (refusal.code === 'link-lost') return keepWaiting(request, refusal, attempt);
    return outcomes.reject(request, refusal, null);
  }

  async function findQueued(id: RequestId): Promise<MediaRequest | null> {
    const request = await requestRepository.find(id);
    return request?.state === 'queued' ? request : null;
  }

  /** A request may have waited for long: the requester may have lost the account since, or been blocked. */
  async function findRefusal(
    request: MediaRequest,
    account: Account,
    { own, user }: Requester,
  ): Promise<AppError | null> {
    if (user?.isBlocked) return new AppError('user-blocked');
    if (account.isBlocked) return new AppError('account-blocked');
    const isHeld =
      own?.id === account.id || account.remoteUserId === servers.getGuestUserId(account.serviceId);
    if (isHeld) {
      lostLinks.forgetLoss(request.id);
      return null;
    }
    return own || !user ? new AppError('not-linked') : lostLinks.judge(request, account, user.id);
  }

  /** The request says why it waits, and is tried again. */
  async function keepWaiting(
    request: MediaRequest,
    appError: AppError,
    attempt: number,
  ): Promise<never> {
    // A submission that may have arrived keeps its cause until the bot knows.
    if (!mayHaveArrived(request, attempt)) {
      await transitions.noteProgress(request, toCausePatch(appError));
    }
    throw new AppError('overseerr-failed', { cause: appError });
  }

  /** Returns the request as it is afterwards. */
  async function submitOnce(
    request: MediaRequest,
    account: Account,
    { attempt, otherLostAt }: Attempt,
  ): Promise<MediaRequest> {
    const as = account.remoteUserId;
    const isRepeated = attempt > 0 || request.cause !== null;
    let current = request;
    try {
      const server = servers.get(request.serviceId);
      const existing = isRepeated ? await findExistingRequest(request, as) : null;
      if (!existing && otherLostAt && !unknownOutcomes.isOver(otherLostAt)) {
        // It would not find the other one, and make a second request for the title.
        const reason = 'the server may be saving a request for the same title';
        throw new AppError('overseerr-unreachable', { detail: { reason } });
      }
      if (!existing && isRepeated) current = await prepareToRepeat(request);
      const remote = existing ?? (await create(server, current, { account, isRepeated }));
      const confirmed = await outcomes.confirm(current, remote);
      lostLinks.forgetRefusal(request.id);
      return confirmed;
    } catch (error) {
      const appError = await judgeMissingAccount(toAppError(error), current, account);
      if (appError.code === 'internal') throw error;
      if (isWorthRetrying(appError)) {
        // A submission that may have arrived keeps its cause until the bot knows: a failed lookup says nothing about it.
        const isKnown = current !== request && appError.code !== 'outcome-unknown';
        if (!mayHaveArrived(request, attempt) || isKnown) {
          await transitions.noteProgress(current, toCausePatch(appError));
        }
        throw appError.metadata.isRetryable
          ? appError
          : new AppError('overseerr-failed', { cause: appError });
      }
      return outcomes.reject(request, appError, account);
    }
  }

  /** One answer that the account does not exist may be wrong. */
  async function judgeMissingAccount(appError: AppError, request: MediaRequest, account: Account) {
    if (appError.code === 'account-not-found') {
      return lostLinks.judgeRefusedAccount(request, account);
    }
    lostLinks.forgetRefusal(request.id);
    return appError;
  }

  /**
   * Allows another attempt if the server cannot have the request from an earlier one. Throws `outcome-unknown` for as
   * long as it may still be saving it. Until the answer is there, a crash leaves the outcome unknown, so that is the
   * cause meanwhile.
   */
  async function prepareToRepeat(request: MediaRequest): Promise<MediaRequest> {
    const isUncertain = request.cause === null || request.cause === 'outcome-unknown';
    if (isUncertain && !(await unknownOutcomes.isSettled(request))) {
      throw new AppError('outcome-unknown', { detail: { reason: 'the server may be saving it' } });
    }
    const patch = toCausePatch(new AppError('outcome-unknown'));
    return transitions.noteProgress(request, patch);
  }

  async function create(
    server: OverseerrServer,
    request: MediaRequest,
    { account, isRepeated }: { readonly account: Account; readonly isRepeated: boolean },
  ) {
    const { title, is4k, seasons, madeBy, downloadChoice } = request;
    const owner = account.remoteUserId;
    const caller = await makers.findCaller(request, account);
    await assertMayChoose(request, caller);
    const input = {
      mediaType: title.mediaType,
      tmdbId: title.tmdbId,
      is4k,
      seasons,
      ...(madeBy ? { onBehalfOf: owner } : {}),
      ...(downloadChoice ? { target: toDownloadTarget(downloadChoice) } : {}),
    };
    try {
      return await unknownOutcomes.track(request.id, { isRepeated }, () =>
        server.createRequest(input, caller.remoteUserId),
      );
    } catch (error) {
      // Each of these can mean that an earlier attempt arrived and its answer was lost.
      if (!isAppError(error, 'outcome-unknown', 'already-requested', 'no-seasons-left'))
        throw error;
      const existing = await findExistingRequest(request, owner).catch((lookupError: unknown) => {
        throw isAppError(error, 'outcome-unknown') ? error : lookupError;
      });
      if (!existing) throw error;
      return existing;
    }
  }
}

/** Whether an attempt before this one may have reached the server. Without a cause, a crash ended the last one. */
function mayHaveArrived({ cause }: MediaRequest, attempt: number): boolean {
  return cause === 'outcome-unknown' || (cause === null && attempt > 0);
}
