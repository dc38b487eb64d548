import type { Account } from '../../domain/accounts/account.ts';
import { toRights } from '../../domain/accounts/permission.ts';
import { countUsage, fitsQuota } from '../../domain/accounts/quota.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, isAppError, toAppError } from '../../domain/app-error.ts';
import type { RequestId } from '../../domain/id.ts';
import { type Draft, findChoice } from '../../domain/requests/draft.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { isCancellable } from '../../domain/requests/request.ts';
import { offers4k } from '../../domain/services/overseerr-server-info.ts';
import { listWholeSeries, toSeasonStatuses } from '../../domain/titles/season.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { Page } from '../../ports/page.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import type { Quotas } from '../accounts/quotas.ts';
import { type CreateRequest, createRequestBuilder } from './creation/build-request.ts';
import type { DownloadChoices } from './creation/download-choices.ts';
import type { Beneficiary, OnBehalf } from './creation/on-behalf.ts';
import type { createReconciler } from './reconcile.ts';
import type { RemoteDeletion } from './remote-deletion.ts';
import { createRepeatedRequests } from './repeated-requests.ts';
import type { RequestTransitions } from './request-transitions.ts';
import { type RecentRequests, toTitleLockKey } from './title-lock.ts';

export type Requests = ReturnType<typeof createRequests>;

/** Creates requests, lists a user's own requests and cancels them. */
export function createRequests(deps: {
  readonly requestRepository: Pick<
    RequestRepository,
    'create' | 'find' | 'findByDraft' | 'findByRemoteId' | 'findRepeated' | 'listByUser'
  >;
  readonly draftRepository: Pick<DraftRepository, 'update'>;
  readonly recentRequests: Pick<RecentRequests, 'remember'>;
  readonly cards: Pick<CardRepository, 'create'>;
  readonly reconciler: Pick<ReturnType<typeof createReconciler>, 'syncRequest'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'refreshAccount' | 'resolveKnownAccount'>;
  readonly onBehalf: Pick<OnBehalf, 'findCardPlace' | 'resolve'>;
  readonly downloadChoices: Pick<DownloadChoices, 'assertValid'>;
  readonly quotas: Pick<Quotas, 'refresh'>;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly remoteDeletion: RemoteDeletion;
}) {
  const { requestRepository, servers, members, onBehalf, quotas, transitions, locks, clock } = deps;
  const { newId, remoteDeletion, downloadChoices, recentRequests } = deps;
  const repeatedRequests = createRepeatedRequests(deps);
  const buildRequest = createRequestBuilder({ clock, newId });

  return {
    /**
     * Records a request together with the job that submits it. Returns the request of an earlier press on the same
     * draft, or one that the actor has already and that asks for the same. Throws `not-linked`, `no-…-permission`, `no-…-4k`,
     * `no-seasons-selected`, `download-option-gone`; for another member what `OnBehalf.resolve` throws, `member-no-permission`,
     * `member-quota-exceeded`, and `member-already-requested`.
     */
    async create(actor: Actor, input: CreateRequest): Promise<MediaRequest> {
      const { draft } = input;
      if (draft.title.mediaType === 'tv' && draft.seasons.length === 0) {
        throw new AppError('no-seasons-selected');
      }
      const repeated = draft.repeats && (await requestRepository.find(draft.repeats));
      if (repeated) return repeated;
      const beneficiary = await findBeneficiary(actor, draft);
      // A second press must not be refused because the first one used up the quota.
      const isChecked = beneficiary !== null || findChoice(draft, input.is4k) !== null;
      const made = isChecked && (await requestRepository.findByDraft(draft.id));
      if (made) return made;
      const account =
        beneficiary?.account ?? (await members.resolveKnownAccount(actor, draft.serviceId)).account;
      await assertCanRequest(account, draft.title.mediaType, input.is4k).catch((error: unknown) => {
        throw beneficiary ? toMemberError(error) : error;
      });
      await downloadChoices.assertValid(actor, draft, input.is4k);
      const seasons = await resolveSeasons(account, input);
      const confirmed = { ...input, draft: { ...draft, seasons } };
      if (beneficiary) await assertQuota(beneficiary, confirmed.draft);
      const memberPlace = beneficiary && (await onBehalf.findCardPlace(beneficiary, actor.place));
      const entry = buildRequest(actor, confirmed, {
        requester: beneficiary ?? account,
        memberPlace,
      });
      // Before it is stored, because its submission may begin in the same moment.
      recentRequests.remember(entry.request);
      return repeatedRequests.createOnce(draft, entry);
    },

    /** The request that a draft has become or repeats; null while it is a draft. */
    findByDraft: ({ id, repeats }: Draft): Promise<MediaRequest | null> =>
      repeats ? requestRepository.find(repeats) : requestRepository.findByDraft(id),

    /** The actor's own requests, newest first. */
    listByUser(actor: Actor, page: { take: number; skip: number }): Promise<Page<MediaRequest>> {
      return requestRepository.listByUser(actor.userId, page);
    },

    /**
     * Cancels the actor's own request while it is undecided. Throws the server's error while the server cannot be
     * asked about a request that it may have, and `outcome-unknown` while it may still be saving it.
     * Overseerr lets anybody delete a pending request (docs/overseerr-api.md, "Deleting a request"), so ownership
     * is checked here.
     */
    async cancel(actor: Actor, id: RequestId): Promise<MediaRequest> {
      const request = await requestRepository.find(id);
      if (!request) throw new AppError('not-found');
      if (request.userId !== actor.userId) throw new AppError('not-yours');
      return locks.withLock(toTitleLockKey(request.serviceId, request.title), async () => {
        const current = await requestRepository.find(id);
        if (!current) throw new AppError('not-found');
        if (!isCancellable(current.state)) {
          throw new AppError('invalid-state', { detail: { state: current.state } });
        }
        const isDeleted = await remoteDeletion.deleteRemote(current, assertPending);
        const patch = isDeleted ? {} : { remoteId: null };
        return transitions.transition(current, {
          event: 'cancel',
          actor,
          role: 'requester',
          patch,
        });
      });
    },
  };

  /**
   * The seasons of the draft, or the whole series where the server takes no requests for single seasons: its API does
   * not check that (docs/overseerr-api.md, "Creating a request"). While the server does not respond, the draft counts.
   */
  async function resolveSeasons(
    { serviceId, remoteUserId: as }: Account,
    { draft: { title, seasons }, is4k }: CreateRequest,
  ): Promise<readonly number[]> {
    if (title.mediaType === 'movie') return seasons;
    const server = servers.get(serviceId);
    try {
      const { seriesRules } = await server.getInfo();
      if (seriesRules.allowsPartial) return seasons;
      const details = await server.getTitleDetails(title, 'en', { as });
      const whole = listWholeSeries(toSeasonStatuses(details, is4k, seriesRules));
      return whole.length > 0 ? whole : seasons;
    } catch (error) {
      if (toAppError(error).metadata.isRetryable) return seasons;
      throw error;
    }
  }

  async function assertCanRequest(account: Account, mediaType: MediaType, is4k: boolean) {
    // Whatever the account may: a permission can be granted for what the server does not offer.
    if (is4k && !offers4k(await servers.get(account.serviceId).getInfo(), mediaType)) {
      throw new AppError(mediaType === 'movie' ? 'no-movie-4k' : 'no-series-4k');
    }
    if (toRights(account.permissions).canRequest(mediaType, is4k)) return;
    // The stored permissions can be minutes old; the owner may have granted this one just now.
    const fresh = await members.refreshAccount(account);
    if (toRights(fresh.permissions).canRequest(mediaType, is4k)) return;
    throw new AppError(
      is4k
        ? 'no-4k-permission'
        : mediaType === 'movie'
          ? 'no-movie-permission'
          : 'no-series-permission',
    );
  }

  /** The rights count that the actor and the member have now, not those they had when the card was shown. */
  async function findBeneficiary(actor: Actor, draft: Draft): Promise<Beneficiary | null> {
    return draft.forUserId && onBehalf.resolve(actor, draft.serviceId, draft.forUserId);
  }

  /** The member's quota counts, as on the server. While the server does not respond, the server decides later. */
  async function assertQuota({ account }: Beneficiary, { title, seasons }: Draft): Promise<void> {
    try {
      const quota = (await quotas.refresh(account))[title.mediaType];
      const usage = countUsage(title.mediaType, seasons);
      if (!fitsQuota(quota, usage)) throw new AppError('member-quota-exceeded');
    } catch (error) {
      if (!toAppError(error).metadata.isRetryable) throw error;
    }
  }
}

/** Overseerr checks the permissions of the member, not those of the approver. */
function toMemberError(error: unknown): unknown {
  return isAppError(error, 'no-movie-permission', 'no-series-permission', 'no-4k-permission')
    ? new AppError('member-no-permission')
    : error;
}

/** The server would let a requester delete nothing else. */
function assertPending({ status }: RemoteRequest): void {
  if (status !== 'pending') throw new AppError('invalid-state', { detail: { state: status } });
}
