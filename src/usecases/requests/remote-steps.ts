import { overseerrActor } from '../../domain/actor.ts';
import type { RequestEvent } from '../../domain/requests/life-cycle.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { matchesRequest, toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { TransitionStep } from './request-transitions.ts';

/** The server no longer has the request. It may give the same id to another request from now on. */
export const disappearStep: TransitionStep = {
  event: 'disappear',
  actor: overseerrActor,
  role: 'overseerr',
  patch: { remoteId: null },
};

/** The remote request, if it still is this request of ours; null when its id belongs to another one by now. */
export async function matchRemote(
  accounts: Pick<AccountRepository, 'find'>,
  request: MediaRequest,
  remote: RemoteRequest | null,
): Promise<RemoteRequest | null> {
  if (!remote) return null;
  const account = request.accountId ? await accounts.find(request.accountId) : null;
  return matchesRequest(remote, { ...request, remoteUserId: account?.remoteUserId ?? null })
    ? remote
    : null;
}

/** A request of ours as the server has it; null when the server no longer has it. */
export async function findRemote(
  {
    accounts,
    servers,
  }: { readonly accounts: Pick<AccountRepository, 'find'>; readonly servers: OverseerrServers },
  request: MediaRequest,
): Promise<RemoteRequest | null> {
  const { serviceId, remoteId } = request;
  if (remoteId === null) return null;
  return matchRemote(accounts, request, await servers.get(serviceId).findRequest(remoteId));
}

const decisionEvents: readonly RequestEvent[] = ['approve', 'decline'];

/** What a remote request means for ours. A user of the server who decided there is the actor of the decision only. */
export function toTransitionStep(remote: RemoteRequest): TransitionStep {
  const event = toRequestEvent(remote);
  const { decidedBy } = remote;
  const isDecision = decisionEvents.includes(event);
  return {
    event,
    actor: decidedBy && isDecision ? { ...overseerrActor, name: decidedBy } : overseerrActor,
    role: 'overseerr',
    // A download may have started before the bot saw the approval.
    ...(decidedBy && !isDecision ? { detail: { decidedBy } } : {}),
    patch: {
      progress: remote.progress,
      ...(remote.decidedBy === null ? {} : { decidedBy: remote.decidedBy }),
      ...(remote.seasons.length > 0 ? { seasons: remote.seasons } : {}),
    },
  };
}
