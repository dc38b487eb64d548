import type { Account } from '../../domain/accounts/account.ts';
import { toRights } from '../../domain/accounts/permission.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, toAppError } from '../../domain/app-error.ts';
import { toAttribution } from '../../domain/audit-entry.ts';
import type { CardId, RequestId } from '../../domain/id.ts';
import { liveCardKey, type NewCard } from '../../domain/notifications/card.ts';
import { isSamePlace, type MessageRef } from '../../domain/place.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { CardOrigin, MediaRequest } from '../../domain/requests/request.ts';
import { isCancellable } from '../../domain/requests/request.ts';
import { listWholeSeries, toSeasonStatuses } from '../../domain/titles/season.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { Page } from '../../ports/page.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';
import type { NewRequest, RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import type { createReconciler } from './reconcile.ts';
import type { RemoteDeletion } from './remote-deletion.ts';
import { createRepeatedRequests } from './repeated-requests.ts';
import type { RequestTransitions } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';

/** A confirmed draft, and where its cards go. */
export interface CreateRequest {
  readonly draft: Draft;
  readonly is4k: boolean;
  readonly locale: string;
  /** The message that answers the requester, to be kept up to date. */
  readonly answer: MessageRef | null;
  /** Where the public card goes; null keeps the request private. */
  readonly origin: CardOrigin | null;
}

export type Requests = ReturnType<typeof createRequests>;

/** Creates requests, lists a user's own requests and cancels them. */
export function createRequests(deps: {
  readonly requestRepository: Pick<
    RequestRepository,
    'create' | 'find' | 'findByDraft' | 'findByRemoteId' | 'findRepeated' | 'listByUser'
  >;
  readonly draftRepository: Pick<DraftRepository, 'update'>;
  readonly cards: Pick<CardRepository, 'create'>;
  readonly reconciler: Pick<ReturnType<typeof createReconciler>, 'syncRequest'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'refreshAccount' | 'resolveKnownAccount'>;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly remoteDeletion: RemoteDeletion;
}) {
  const { requestRepository, servers, members, transitions, locks, clock, newId, remoteDeletion } =
    deps;
  const repeatedRequests = createRepeatedRequests(deps);

  return {
    /**
     * Records a request together with the job that submits it. Returns the request of an earlier press on the same
     * draft, or one that the actor has already and that asks for the same. Throws `not-linked`, `no-…-permission`, `no-seasons-selected`.
     */
    async create(actor: Actor, input: CreateRequest): Promise<MediaRequest> {
      const { draft } = input;
      if (draft.title.mediaType === 'tv' && draft.seasons.length === 0) {
        throw new AppError('no-seasons-selected');
      }
      const repeated = draft.repeats && (await requestRepository.find(draft.repeats));
      if (repeated) return repeated;
      const { account } = await members.resolveKnownAccount(actor, draft.serviceId);
      await assertCanRequest(account, draft.title.mediaType, input.is4k);
      const seasons = await resolveSeasons(account, input);
      const request = toRequest(actor, { ...input, draft: { ...draft, seasons } }, account);
      return repeatedRequests.createOnce(draft, toNewRequest(actor, request, input));
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
    if (is4k && !(await has4k(account, mediaType))) throw new AppError('no-4k-permission');
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

  async function has4k(account: Account, mediaType: MediaType): Promise<boolean> {
    const facts = await servers.get(account.serviceId).getInfo();
    return mediaType === 'movie' ? facts.hasMovie4k : facts.hasSeries4k;
  }

  function toRequest(actor: Actor, input: CreateRequest, account: Account): MediaRequest {
    const now = clock();
    return {
      id: newId() as RequestId,
      serviceId: input.draft.serviceId,
      userId: actor.userId,
      accountId: account.id,
      spaceId: actor.space?.id ?? null,
      draftId: input.draft.id,
      requesterName: actor.name,
      title: input.draft.title,
      releases: input.draft.releases,
      is4k: input.is4k,
      seasons: input.draft.seasons,
      state: 'queued',
      cause: null,
      causeQuote: null,
      reason: null,
      decidedBy: null,
      decision: null,
      progress: null,
      outcome: null,
      remoteId: null,
      watchUrl: null,
      source: actor.source,
      origin: input.origin,
      locale: input.locale,
      version: 1,
      createdAt: now,
      stateChangedAt: now,
    };
  }

  function toNewRequest(actor: Actor, request: MediaRequest, input: CreateRequest): NewRequest {
    return {
      request,
      startedAt: input.draft.startedAt,
      history: {
        event: 'request',
        from: null,
        to: 'queued',
        ...toAttribution(actor),
      },
      cards: input.answer ? [toAnswerCard(input, input.answer)] : [],
      jobs: [{ kind: 'submit-request', payload: { requestId: request.id } }],
    };
  }

  /** Where everyone sees the answer, it is the live card as well: another one would show the same. */
  function toAnswerCard({ origin, locale }: CreateRequest, message: MessageRef): NewCard {
    const isLive =
      origin !== null && message.place.kind !== 'reply' && isSamePlace(origin)(message.place);
    return {
      id: newId() as CardId,
      role: 'private',
      key: isLive ? liveCardKey : 'private',
      message,
      recipients: [],
      locale: (isLive ? origin.language : undefined) ?? locale,
    };
  }
}

/** The server would let a requester delete nothing else. */
function assertPending({ status }: RemoteRequest): void {
  if (status !== 'pending') throw new AppError('invalid-state', { detail: { state: status } });
}
