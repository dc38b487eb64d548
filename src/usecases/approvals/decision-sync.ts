import type { User } from '../../domain/accounts/user.ts';
import { type ActorIdentity, botActor, overseerrActor } from '../../domain/actor.ts';
import { AppError, type ErrorCode, isWorthRetrying, toAppError } from '../../domain/app-error.ts';
import type { Decision } from '../../domain/approvals/decision.ts';
import { toAttribution, toAuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import { type RemoteRequest, toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import { findRemote, readTransitionStep, toTransitionStep } from '../requests/remote-steps.ts';
import { type RequestTransitions, toCausePatch } from '../requests/request-transitions.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { WebhookDedup } from '../requests/webhook-dedup.ts';

/** The user that the API key acts as (docs/overseerr-api.md, "Acting as a user"). */
const keyOwnerId = 1;
/** How often in a row a server may answer a decision with an error of its own before that counts as a refusal. */
const maxFailedAnswers = 10;
/** Why an approver may not decide anymore, rather than something about the request. */
const approverFaults = [
  'account-not-found',
  'user-blocked',
  'not-linked',
  'account-blocked',
] as const;

/** A request whose decision is recorded and not yet carried out. */
type DecidedRequest = MediaRequest & { readonly decision: Decision };

/** Sends recorded decisions to the Overseerr server. */
export function createDecisionSync(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly webhookDedup: Pick<WebhookDedup, 'suppressDuring'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
}) {
  const {
    requestRepository,
    accountLinks,
    users,
    servers,
    transitions,
    locks,
    webhookDedup,
    permissionRefresh,
  } = deps;
  /** Of this process: another one, and the next, begin anew. */
  const failedAnswers = new Map<RequestId, number>();

  return {
    /**
     * Sends a recorded decision. Overseerr would overwrite any earlier decision (docs/overseerr-api.md, "Approving
     * and declining"), so the bot reads the request first: a decision made there in the meantime stands, and the
     * recorded one is dropped. A decision that the server refuses, or whose approver has been blocked or has lost the
     * account, is dropped as well; the request then waits for another decision, and its cards say why.
     * Throws a retryable error while the server cannot take the decision; the cards say that it waits.
     */
    async sendDecision(id: RequestId, attempt: number): Promise<void> {
      const initial = await findDecided(id);
      if (!initial) return;
      const { serviceId, title } = initial;
      await webhookDedup.suppressDuring(serviceId, title, () =>
        locks.withLock(toTitleLockKey(serviceId, title), async () => {
          try {
            const request = await sendUnderLock(initial, attempt);
            failedAnswers.delete(id);
            return request;
          } catch (error) {
            return settleFailure(id, toAppError(error), attempt);
          }
        }),
      );
    },

    /** Drops a decision whose job was given up for this error, so that the request can be decided again. */
    async giveUpDecision(id: RequestId, appError: AppError): Promise<void> {
      failedAnswers.delete(id);
      const initial = await findDecided(id);
      if (!initial) return;
      await locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
        const request = await findDecided(id);
        if (request) await dropDecision(request, appError);
      });
    },
  };

  async function findDecided(id: RequestId): Promise<DecidedRequest | null> {
    const request = await requestRepository.find(id);
    if (!request?.decision || request.state !== 'pending') return null;
    return { ...request, decision: request.decision };
  }

  /** Returns the request as it is afterwards; null when there is no decision to send. */
  async function sendUnderLock(
    initial: MediaRequest,
    attempt: number,
  ): Promise<MediaRequest | null> {
    const remote = await findRemote(deps, initial);
    // Read after the server has answered, which can take a while: the approver may have been merged into another user
    // or erased by now.
    const request = await findDecided(initial.id);
    if (!request) return null;
    const isSameRemote = request.remoteId === initial.remoteId;
    const current = isSameRemote ? remote : await findRemote(deps, request);
    if (current?.status === 'unknown') throw new AppError('remote-status-unknown');
    if (current?.status !== 'pending') return followServer(request, current, attempt);
    const approver = await users.find(request.decision.userId);
    await assertStillApprover(request, approver);
    const answer = await permissionRefresh.refreshOnDenial(
      request.decision.userId,
      request.serviceId,
      () =>
        servers
          .get(request.serviceId)
          .decideRequest(current.remoteId, request.decision.kind, request.decision.as),
    );
    return confirmDecision(request, answer, approver);
  }

  /** What was done on the server counts, unless it was this decision, whose answer was lost. */
  async function followServer(
    request: DecidedRequest,
    remote: RemoteRequest | null,
    attempt: number,
    cause: ErrorCode | null = null,
  ): Promise<MediaRequest> {
    const { decision } = request;
    if (remote && isEffectOf(decision, remote, attempt)) {
      return confirmDecision(request, remote, await users.find(decision.userId));
    }
    const step = await readTransitionStep(servers, request, remote);
    const gone = cause && !remote ? { cause } : {};
    return transitions.transition(request, {
      ...step,
      patch: { ...step.patch, decision: null, ...gone },
      detail: { ...step.detail, overtaken: decision.name },
    });
  }

  /** A decision may have waited for long: its approver may have been blocked since, or lost the account. */
  async function assertStillApprover(
    { serviceId, decision: { as, userId } }: DecidedRequest,
    approver: User | null,
  ): Promise<void> {
    if (!approver) refuseApprover('account-not-found');
    if (approver.isBlocked) refuseApprover('user-blocked');
    if (as === null) return;
    const own = await accountLinks.findByUser(userId, serviceId);
    if (own?.remoteUserId !== as) refuseApprover('not-linked');
    if (own.isBlocked) refuseApprover('account-blocked');
  }

  /**
   * After a refusal, what the server says now decides: the request may have changed or be gone. While the server
   * cannot take the decision, the request keeps it and says why it waits.
   */
  async function settleFailure(
    id: RequestId,
    appError: AppError,
    attempt: number,
  ): Promise<MediaRequest | null> {
    if (appError.code === 'internal') throw appError;
    const request = await findDecided(id);
    if (!request) return null;
    if (isWorthRetrying(appError) && countFailedAnswer(id, appError) < maxFailedAnswers) {
      await transitions.noteProgress(request, toCausePatch(appError));
      throw appError.metadata.isRetryable
        ? appError
        : new AppError('overseerr-failed', { cause: appError });
    }
    const remote = await findRemote(deps, request);
    failedAnswers.delete(id);
    return remote?.status === 'pending' || remote?.status === 'unknown'
      ? dropDecision(request, appError)
      : followServer(request, remote, attempt, appError.code);
  }

  /** Returns how many answers in a row were errors of the server itself. A limit of the rate says nothing about the decision. */
  function countFailedAnswer(id: RequestId, { code, detail }: AppError): number {
    const isAnswer = code === 'overseerr-failed' && detail['status'] !== 429;
    const count = isAnswer ? (failedAnswers.get(id) ?? 0) + 1 : 0;
    failedAnswers.set(id, count);
    return count;
  }

  /** Lets the request wait for another decision. Its cards show why. */
  async function dropDecision(request: DecidedRequest, appError: AppError): Promise<null> {
    const { decision } = request;
    const approver = await users.find(decision.userId);
    const auditActor: ActorIdentity = approver
      ? { userId: approver.id, name: decision.name, source: decision.source }
      : botActor;
    const shownError = deniesApprover(appError) ? new AppError('decision-not-permitted') : appError;
    await transitions.recordEdit(request, {
      patch: { decision: null, ...toCausePatch(shownError) },
      history: {
        event: 'drop-decision',
        ...toAttribution(botActor),
        detail: { cause: appError.code },
      },
      audit: toAuditEntry(auditActor, appError.code, { kind: 'request', id: request.id }),
      // Whoever has set the rule may not decide anymore: counting finds out, and ends the rule.
      jobs:
        decision.votes === undefined
          ? []
          : [{ kind: 'count-votes', payload: { requestId: request.id } }],
    });
    return null;
  }

  async function confirmDecision(
    request: DecidedRequest,
    remote: RemoteRequest,
    approver: User | null,
  ): Promise<MediaRequest> {
    const { name, source, reason, kind } = request.decision;
    const patch = { decidedBy: name, reason };
    const actor: ActorIdentity = { userId: approver?.id ?? null, name, source };
    const transitioned = await transitions.transition(request, {
      event: kind,
      actor,
      role: 'approver',
      patch,
    });
    // The download server may have refused at once, or the download may have started.
    if (toRequestEvent(remote) === kind) return transitioned;
    const { detail: _, ...later } = toTransitionStep(transitioned, remote);
    return transitions.transition(transitioned, { ...later, actor: overseerrActor });
  }
}

/**
 * Whether the state of a remote request comes from this decision, whose answer was lost. The job that sent it may be
 * lost as well, so a first attempt goes by the account.
 */
function isEffectOf({ kind, as }: Decision, remote: RemoteRequest, attempt: number): boolean {
  if ((kind === 'decline') !== (remote.status === 'declined')) return false;
  return attempt > 0 || remote.deciderId === (as ?? keyOwnerId);
}

function refuseApprover(code: (typeof approverFaults)[number]): never {
  throw new AppError(code);
}

/** Whether an error says that the approver may not decide, rather than something about the request. */
function deniesApprover({ code }: AppError): boolean {
  const codes: readonly ErrorCode[] = ['no-permission', ...approverFaults];
  return codes.includes(code);
}
