import type { Place } from '../domain/place.ts';
import { newId } from '../lib/ids/new-id.ts';
import type { AccountLinkRepository } from '../ports/accounts/account-link-repository.ts';
import type { Clock } from '../ports/clock.ts';
import type { Locks } from '../ports/locks.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { Members } from '../usecases/accounts/members.ts';
import type { PermissionRefresh } from '../usecases/accounts/permission-refresh.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import { createCancelRequest } from '../usecases/approvals/actions/cancel-request.ts';
import { createRequestActions } from '../usecases/approvals/actions/request-actions.ts';
import { createResendApproved } from '../usecases/approvals/actions/resend-approved.ts';
import { createSendAgain } from '../usecases/approvals/actions/send-again.ts';
import { createApprovalCards } from '../usecases/approvals/approval-cards.ts';
import { createApprovalPlaces } from '../usecases/approvals/approval-places.ts';
import { createApprovers } from '../usecases/approvals/approvers.ts';
import { createDecisionSync } from '../usecases/approvals/decision-sync.ts';
import { createDecisions } from '../usecases/approvals/decisions.ts';
import { createRequestManagers } from '../usecases/approvals/votes/request-managers.ts';
import { createVoteApprovals } from '../usecases/approvals/votes/vote-approvals.ts';
import { createVoteRules } from '../usecases/approvals/votes/vote-rules.ts';
import { createVotes } from '../usecases/approvals/votes/votes.ts';
import { createHistory } from '../usecases/requests/history.ts';
import type { RemoteDeletion } from '../usecases/requests/remote-deletion.ts';
import { createRequestEdits } from '../usecases/requests/request-edits.ts';
import type { RequestTransitions } from '../usecases/requests/request-transitions.ts';
import { createAssertResubmittable } from '../usecases/requests/submission/assert-resubmittable.ts';
import type { WebhookDedup } from '../usecases/requests/webhook-dedup.ts';
import type { Repositories } from './repositories.ts';

/** What approvers do: deciding on requests, changing them, and looking at their history. */
export function createApprovalUseCases(
  deps: Pick<
    Repositories,
    | 'accountLinks'
    | 'accounts'
    | 'cards'
    | 'requestRepository'
    | 'spaces'
    | 'subscriptionRepository'
    | 'users'
    | 'voteRepository'
    | 'voteRuleRepository'
  > & {
    readonly servers: OverseerrServers;
    /** Finds the account of an actor, for whatever they do. */
    readonly ownAccounts: Pick<AccountLinkRepository, 'findByUser'>;
    readonly permissionRefresh: PermissionRefresh;
    readonly quotas: Quotas;
    readonly members: Members;
    readonly transitions: RequestTransitions;
    readonly remoteDeletion: RemoteDeletion;
    readonly webhookDedup: WebhookDedup;
    readonly defaultPlaces: readonly Place[];
    readonly locks: Locks;
    readonly clock: Clock;
  },
) {
  const { accountLinks, accounts, cards, requestRepository, spaces, users } = deps;
  const { servers, ownAccounts, permissionRefresh, quotas, transitions, webhookDedup } = deps;
  const { members, remoteDeletion, defaultPlaces, locks, clock } = deps;

  const approvers = createApprovers({
    users,
    spaces,
    accountLinks: ownAccounts,
    cards,
    permissionRefresh,
  });
  const approvalPlaces = createApprovalPlaces({ spaces, defaultPlaces });
  const decisions = createDecisions({
    requestRepository,
    accounts,
    cards,
    servers,
    approvers,
    transitions,
    locks,
    permissionRefresh,
    clock,
    newId,
  });
  const resendApproved = createResendApproved({
    requestRepository,
    accounts,
    servers,
    approvers,
    transitions,
    locks,
    clock,
    permissionRefresh,
    assertResubmittable: createAssertResubmittable({
      accounts,
      accountLinks,
      users,
      servers,
      members,
      quotas,
      clock,
    }),
  });
  const sendAgain = createSendAgain({
    requestRepository,
    approvers,
    decisions,
    resendApproved,
    transitions,
  });
  const requestActions = createRequestActions({
    decisions,
    cancelRequest: createCancelRequest({
      requestRepository,
      approvers,
      remoteDeletion,
      transitions,
      locks,
    }),
    sendAgain,
  });
  const votes = createVotes(deps);
  const approvalCards = createApprovalCards({
    requestRepository,
    accounts,
    approvalPlaces,
    servers,
    quotas,
    approvers,
    votes,
    newId,
  });
  const requestManagers = createRequestManagers({ users, accountLinks, members });
  return {
    approvers,
    votes,
    voteRules: createVoteRules({ ...deps, requestManagers }),
    voteApprovals: createVoteApprovals({ ...deps, requestManagers, transitions, approvalCards }),
    approvalPlaces,
    approvalCards,
    decisions,
    requestActions,
    sendAgain,
    decisionSync: createDecisionSync({
      requestRepository,
      accounts,
      accountLinks,
      users,
      servers,
      transitions,
      locks,
      webhookDedup,
      permissionRefresh,
    }),
    edits: createRequestEdits({
      requestRepository,
      accounts,
      servers,
      approvers,
      transitions,
      locks,
      permissionRefresh,
    }),
    history: createHistory({
      requestRepository,
      accountLinks: ownAccounts,
      servers,
      approvers,
      permissionRefresh,
    }),
  };
}
