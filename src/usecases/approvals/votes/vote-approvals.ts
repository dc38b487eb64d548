import { AppError } from '../../../domain/app-error.ts';
import type { Decision } from '../../../domain/approvals/decision.ts';
import {
  canVotesApprove,
  hasEnoughVotes,
  toRuleEndedEntry,
  type VoteRule,
} from '../../../domain/approvals/vote-rule.ts';
import { listCountedVoters } from '../../../domain/approvals/voter.ts';
import type { RequestId } from '../../../domain/id.ts';
import { toVotesOffKey } from '../../../domain/notifications/card.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { Space } from '../../../domain/spaces/space.ts';
import type { VoteRepository } from '../../../ports/approvals/vote-repository.ts';
import type { VoteRuleRepository } from '../../../ports/approvals/vote-rule-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { SpaceRepository } from '../../../ports/spaces/space-repository.ts';
import type { RequestTransitions } from '../../requests/request-transitions.ts';
import type { ApprovalCards } from '../approval-cards.ts';
import type { RequestManager, RequestManagers } from './request-managers.ts';
import { isInEffect } from './space-server.ts';

/** A rule of a space, and a pending request with as many votes. */
interface ReachedRule {
  readonly rule: VoteRule;
  readonly space: Space;
  readonly request: MediaRequest;
  /** How many votes count. */
  readonly count: number;
}

export type VoteApprovals = ReturnType<typeof createVoteApprovals>;

const maxAttempts = 8;

/** Approves requests that enough members want. */
export function createVoteApprovals(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly voteRepository: Pick<VoteRepository, 'listVoters'>;
  readonly voteRuleRepository: Pick<VoteRuleRepository, 'end' | 'find'>;
  readonly spaces: Pick<SpaceRepository, 'find'>;
  readonly servers: Pick<OverseerrServers, 'resolveId'>;
  readonly requestManagers: RequestManagers;
  readonly transitions: Pick<RequestTransitions, 'recordDecisionOnce'>;
  readonly approvalCards: Pick<ApprovalCards, 'buildCards'>;
  readonly clock: Clock;
}) {
  const { requestRepository, voteRepository, voteRuleRepository, spaces } = deps;
  const { servers, requestManagers, transitions, approvalCards, clock } = deps;

  return {
    /**
     * Approves a pending request that has as many votes as its space asks for, as a decision of the user who has set
     * the rule. If they may not decide anymore, the rule ends instead, and the approvers are told. A request whose
     * last decision was refused is left to a person. Throws while the server cannot tell what the user may do.
     */
    async countVotes(id: RequestId): Promise<void> {
      for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
        const reached = await findReachedRule(id);
        if (!reached) return;
        const { rule, space, request } = reached;
        const manager = await findResponsible(rule);
        if (!manager) return endRule(rule, request);
        if (!canVotesApprove(request, rule, space)) return;
        const decision = toDecision(manager, reached);
        // Not recorded if the request has changed: a vote may have been taken back, or somebody has decided.
        if (await transitions.recordDecisionOnce(request, decision)) return;
      }
      throw new AppError('internal', { cause: new Error(`request ${id} kept changing`) });
    },
  };

  /** The request is read before its votes: each change of a vote changes its version. */
  async function findReachedRule(id: RequestId): Promise<ReachedRule | null> {
    const request = await requestRepository.find(id);
    if (!request?.spaceId || request.state !== 'pending' || request.decision) return null;
    const rule = await voteRuleRepository.find(request.spaceId);
    if (rule?.serviceId !== request.serviceId) return null;
    const space = await spaces.find(request.spaceId);
    if (!space || !isInEffect(servers, rule, space)) return null;
    const voters = await voteRepository.listVoters(id, request.serviceId);
    if (!hasEnoughVotes(voters, request, rule)) return null;
    return { rule, space, request, count: listCountedVoters(voters, request).length };
  }

  /** The user who has set the rule, if they still may decide, and with the account with which they set it. */
  async function findResponsible(rule: VoteRule): Promise<RequestManager | null> {
    const manager = await requestManagers.verify(rule.userId, rule.serviceId);
    if (!manager) return null;
    const isAllowed = manager.user.isAdmin || manager.account?.id === rule.accountId;
    return isAllowed ? manager : null;
  }

  async function endRule(rule: VoteRule, request: MediaRequest): Promise<void> {
    const cards = await approvalCards.buildCards(request);
    await voteRuleRepository.end(rule, {
      requestId: request.id,
      cards: cards.map((card) => ({
        ...card,
        role: 'notification',
        key: toVotesOffKey(card, rule),
      })),
      audit: toRuleEndedEntry(rule),
    });
  }

  function toDecision({ user, account }: RequestManager, { count, space }: ReachedRule): Decision {
    return {
      kind: 'approve',
      reason: null,
      userId: user.id,
      name: user.displayName,
      source: space.platform,
      as: account?.remoteUserId ?? null,
      at: clock(),
      votes: count,
    };
  }
}
