import { overseerrActorName } from '../../domain/requests/history.ts';
import type { RequestEvent } from '../../domain/requests/life-cycle.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { matchesRequest, toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository, OverseerrServers } from '../../ports/ports.ts';
import type { Actor, TransitionStep } from './request-transitions.ts';

/** The media server as the one who causes something. */
export const overseerrActor: Actor = {
  name: overseerrActorName,
  userId: null,
  source: 'overseerr',
  role: 'overseerr',
};

/** The service holds a request of ours no more; its number may be another's from now on. */
export const disappearStep: TransitionStep = {
  event: 'disappear',
  actor: overseerrActor,
  patch: { remoteId: null },
};

/** What the service holds under the number of a request of ours; null when that is somebody else's by now. */
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

/** A request of ours as the service holds it; null when it does no more. */
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

/** What a look at the service means for a request of ours. Whoever decided there did the deciding, and no more. */
export function toTransitionStep(remote: RemoteRequest): TransitionStep {
  const event = toRequestEvent(remote);
  const { decidedBy } = remote;
  const isDecision = decisionEvents.includes(event);
  return {
    event,
    actor: decidedBy && isDecision ? { ...overseerrActor, name: decidedBy } : overseerrActor,
    // A download may have begun before the approval was seen.
    ...(decidedBy && !isDecision ? { detail: { decidedBy } } : {}),
    patch: {
      progress: remote.progress,
      ...(remote.decidedBy === null ? {} : { decidedBy: remote.decidedBy }),
      ...(remote.seasons.length > 0 ? { seasons: remote.seasons } : {}),
    },
  };
}
