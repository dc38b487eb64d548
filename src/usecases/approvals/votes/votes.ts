import type { Actor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { canVotesApprove } from '../../../domain/approvals/vote-rule.ts';
import { listCountedVoters, type VoteTally } from '../../../domain/approvals/voter.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { Job } from '../../../domain/job.ts';
import type { Place } from '../../../domain/place.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { formatTitle } from '../../../domain/titles/title.ts';
import type { VoteRepository } from '../../../ports/approvals/vote-repository.ts';
import type { VoteRuleRepository } from '../../../ports/approvals/vote-rule-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Locks } from '../../../ports/locks.ts';
import type { SubscriptionRepository } from '../../../ports/notifications/subscription-repository.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { SpaceRepository } from '../../../ports/spaces/space-repository.ts';
import type { Members } from '../../accounts/members.ts';
import { withSubscription } from '../../notifications/subscription-lock.ts';
import { assertUndecided } from '../../requests/request-transitions.ts';
import { isInEffect } from './space-server.ts';

export type Votes = ReturnType<typeof createVotes>;

/** `subscribed`: the user is notified, but does not count, because they have no account of their own. */
export interface VoteResult {
  readonly outcome: 'added' | 'removed' | 'subscribed' | 'own';
  readonly request: MediaRequest;
}

/** Lets members say that they want what somebody else has requested. */
export function createVotes(deps: {
  readonly voteRepository: VoteRepository;
  readonly voteRuleRepository: Pick<VoteRuleRepository, 'find'>;
  readonly spaces: Pick<SpaceRepository, 'find'>;
  readonly servers: Pick<OverseerrServers, 'resolveId'>;
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly subscriptionRepository: Pick<SubscriptionRepository, 'create' | 'end' | 'findQualities'>;
  readonly members: Pick<Members, 'resolveKnownAccount'>;
  readonly locks: Locks;
  readonly clock: Clock;
}) {
  const { voteRepository, voteRuleRepository, spaces, requestRepository } = deps;
  const { servers, subscriptionRepository, members, locks, clock } = deps;

  return {
    /** Whether the actor has voted for a request. */
    has: async ({ userId }: Actor, requestId: RequestId): Promise<boolean> =>
      (await voteRepository.find(requestId, userId)) !== null,

    /**
     * Votes for a pending request of the same space, or takes the vote back; again is the same as once. Who votes is also subscribed to the title;
     * a subscription that the vote created ends with it. Throws `not-found`, `already-decided`, and what
     * `Members.resolveAccount` throws.
     */
    async set(
      actor: Actor,
      requestId: RequestId,
      { isWanted, place }: { readonly isWanted: boolean; readonly place: Place },
    ): Promise<VoteResult> {
      const request = await requestRepository.find(requestId);
      if (!request?.spaceId || request.spaceId !== actor.space?.id) throw new AppError('not-found');
      assertUndecided(request);
      if (request.userId === actor.userId) return { outcome: 'own', request };
      const { account, isGuest } = await members.resolveKnownAccount(actor, request.serviceId);
      if (!isGuest && account.id === request.accountId) return { outcome: 'own', request };
      // Two presses at once would otherwise both subscribe, or one would end what the other relies on.
      return locks.withLock(`vote ${requestId} ${actor.userId}`, async () => {
        const hasVoted = (await voteRepository.find(requestId, actor.userId)) !== null;
        if (!isWanted) {
          if (hasVoted) await takeBack(actor, request);
          return { outcome: 'removed', request };
        }
        if (!hasVoted) await add(actor, request, place);
        return { outcome: isGuest ? 'subscribed' : 'added', request };
      });
    },

    /** What the votes for a pending request come to. */
    async getTally(request: MediaRequest): Promise<VoteTally> {
      const [voters, needed] = await Promise.all([
        voteRepository.listVoters(request.id, request.serviceId),
        findNeeded(request),
      ]);
      return { voters: listCountedVoters(voters, request), needed };
    },
  };

  async function findNeeded(request: MediaRequest): Promise<number | null> {
    if (!request.spaceId) return null;
    const rule = await voteRuleRepository.find(request.spaceId);
    const space = rule && (await spaces.find(request.spaceId));
    if (!rule || !space || !isInEffect(servers, rule, space)) return null;
    return canVotesApprove(request, rule, space) ? rule.votes : null;
  }

  async function add(actor: Actor, request: MediaRequest, place: Place): Promise<void> {
    const requestId = request.id;
    const hasSubscribed = await subscribe(actor, request, place);
    const result = await voteRepository.add({ requestId, userId: actor.userId, hasSubscribed }, [
      toUpdateCardsJob(request),
      { kind: 'count-votes', payload: { requestId } },
    ]);
    if (result !== 'closed') return;
    if (hasSubscribed) await unsubscribe(actor, request);
    throw new AppError('already-decided');
  }

  async function takeBack(actor: Actor, request: MediaRequest): Promise<void> {
    const vote = { requestId: request.id, userId: actor.userId };
    const removed = await voteRepository.remove(vote, [toUpdateCardsJob(request)]);
    if (removed?.hasSubscribed) await unsubscribe(actor, request);
  }

  /** Whether the user was not subscribed to the title before. */
  function subscribe(actor: Actor, request: MediaRequest, place: Place): Promise<boolean> {
    const { serviceId, title, is4k, seasons } = request;
    return withSubscription(deps, toSubscribed(actor, request), async (subscription) => {
      if (subscription) return false;
      return subscriptionRepository.create({
        userId: actor.userId,
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k,
        seasons,
        futureAfter: null,
        title: formatTitle(title),
        ...(title.seasonNames ? { seasonNames: title.seasonNames } : {}),
        place,
      });
    });
  }

  function unsubscribe(actor: Actor, request: MediaRequest): Promise<void> {
    return withSubscription(deps, toSubscribed(actor, request), async (subscription) => {
      if (subscription) await subscriptionRepository.end(actor.userId, subscription.id, clock());
    });
  }
}

function toSubscribed({ userId }: Actor, { serviceId, title, is4k }: MediaRequest) {
  return { userId, serviceId, key: title, is4k };
}

function toUpdateCardsJob({ id }: MediaRequest): Job {
  return { kind: 'update-cards', payload: { requestId: id } };
}
