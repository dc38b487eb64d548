import type { User } from '../../domain/accounts/user.ts';
import { type ActorIdentity, botActor, overseerrActor } from '../../domain/actor.ts';
import { type ErrorCode, isAppError } from '../../domain/app-error.ts';
import type { Decision } from '../../domain/approvals/decision.ts';
import { toAttribution, toAuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import { type RemoteRequest, toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import { disappearStep, findRemote, toTransitionStep } from '../requests/remote-steps.ts';
import type { RequestTransitions } from '../requests/request-transitions.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { WebhookDedup } from '../requests/webhook-dedup.ts';

/** Sends recorded decisions to the Overseerr server. */
export function createDecisionSync(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly accounts: Pick<AccountRepository, 'find' | 'findByUser'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly webhookDedup: Pick<WebhookDedup, 'suppressDuring'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
}) {
  const {
    requestRepository,
    accounts,
    users,
    servers,
    transitions,
    locks,
    webhookDedup,
    permissionRefresh,
  } = deps;

  return {
    /**
     * Sends a recorded decision. Overseerr would overwrite any earlier decision (docs/overseerr-api.md, "Approving
     * and declining"), so the bot reads the request first: a decision made there in the meantime stands, and the
     * recorded one is dropped. So is the decision of an approver who has been blocked or has lost the account since;
     * the request then waits for another approver.
     */
    async sendDecision(id: RequestId, attempt: number): Promise<void> {
      const initial = await requestRepository.find(id);
      if (!initial?.decision || initial.state !== 'pending') return;
      const { serviceId, title } = initial;
      await webhookDedup.suppressDuring(serviceId, title, () =>
        locks.withLock(toTitleLockKey(serviceId, title), async () => {
          const remote = await findRemote(deps, initial);
          // Read after the server has answered, which can take a while: the approver may have been merged into
          // another user or erased by now.
          const request = await requestRepository.find(id);
          if (!request?.decision || request.state !== 'pending') return null;
          const isSameRemote = request.remoteId === initial.remoteId;
          const current = isSameRemote ? remote : await findRemote(deps, request);
          if (!current) return transitions.transition(request, disappearStep);
          return applyDecision(request, request.decision, { remote: current, attempt });
        }),
      );
    },
  };

  /** Returns the request as it is afterwards; null when the decision was dropped. */
  async function applyDecision(
    request: MediaRequest,
    decision: Decision,
    { remote, attempt }: { remote: RemoteRequest; attempt: number },
  ): Promise<MediaRequest | null> {
    const approver = await users.find(decision.userId);
    if (remote.status === 'pending') {
      const refusal = await findRefusal(request, decision, approver);
      if (refusal)
        return dropDecision(request, { decision, approver, reasonCode: refusal, cause: null });
      const answer = await sendAs(request, decision, remote.remoteId, approver);
      return answer && confirmDecision(request, decision, answer, approver);
    }
    // An earlier attempt was applied, but its answer was lost.
    if (attempt > 0 && matchesDecision(remote, decision))
      return confirmDecision(request, decision, remote, approver);
    const step = toTransitionStep(remote);
    const patch = { ...step.patch, decision: null };
    const overtaken = { ...step, patch, detail: { ...step.detail, overtaken: decision.name } };
    return transitions.transition(request, overtaken);
  }

  /** A decision may have waited for long: its approver may have been blocked since, or lost the account. */
  async function findRefusal(
    { serviceId }: MediaRequest,
    { as, userId }: Decision,
    approver: User | null,
  ): Promise<ErrorCode | null> {
    if (!approver) return 'account-not-found';
    if (approver.isBlocked) return 'user-blocked';
    if (as === null) return null;
    const own = await accounts.findByUser(userId, serviceId);
    return own?.remoteUserId === as ? null : 'not-linked';
  }

  /** Sends as the approver's own account. A decision which that account may no longer make is dropped. */
  async function sendAs(
    request: MediaRequest,
    decision: Decision,
    remoteId: number,
    approver: User | null,
  ): Promise<RemoteRequest | null> {
    const { kind, as, userId } = decision;
    const { serviceId } = request;
    try {
      return await permissionRefresh.refreshOnDenial(userId, serviceId, () =>
        servers.get(serviceId).decideRequest(remoteId, kind, as),
      );
    } catch (error) {
      if (!isAppError(error, 'no-permission', 'account-not-found')) throw error;
      await dropDecision(request, {
        decision,
        approver,
        reasonCode: error.code,
        cause: error.code,
      });
      return null;
    }
  }

  /** Lets the request wait for another decision. `cause` is the reason that its cards show. */
  async function dropDecision(
    request: MediaRequest,
    of: {
      decision: Decision;
      approver: User | null;
      reasonCode: ErrorCode;
      cause: ErrorCode | null;
    },
  ): Promise<null> {
    const { decision, approver, reasonCode, cause } = of;
    const auditActor: ActorIdentity = approver
      ? { userId: approver.id, name: decision.name, source: decision.source }
      : botActor;
    await transitions.recordEdit(request, {
      patch: { decision: null, cause },
      history: {
        event: 'drop-decision',
        ...toAttribution(botActor),
        detail: { cause: reasonCode },
      },
      audit: toAuditEntry(auditActor, reasonCode, { kind: 'request', id: request.id }),
    });
    return null;
  }

  async function confirmDecision(
    request: MediaRequest,
    decision: Decision,
    remote: RemoteRequest,
    approver: User | null,
  ): Promise<MediaRequest> {
    const { name, source, reason, kind } = decision;
    const patch = { decidedBy: name, reason, cause: null };
    const actor: ActorIdentity = { userId: approver?.id ?? null, name, source };
    const transitioned = await transitions.transition(request, {
      event: kind,
      actor,
      role: 'approver',
      patch,
    });
    // The download server may have refused at once, or the download may have started.
    if (toRequestEvent(remote) === kind) return transitioned;
    const { decidedBy: _, ...laterPatch } = toTransitionStep(remote).patch ?? {};
    return transitions.transition(transitioned, {
      event: toRequestEvent(remote),
      actor: overseerrActor,
      role: 'overseerr',
      patch: laterPatch,
    });
  }
}

function matchesDecision(remote: RemoteRequest, { kind }: Decision): boolean {
  return kind === 'decline' ? remote.status === 'declined' : remote.status !== 'declined';
}
