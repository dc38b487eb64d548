import { overseerrActor } from '../../domain/actor.ts';
import { AppError, type ErrorCode } from '../../domain/app-error.ts';
import { getNextState, type RequestEvent } from '../../domain/requests/life-cycle.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { matchesRequest, toRequestEvent } from '../../domain/requests/remote-request.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { RequestChange } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { TransitionStep } from './request-transitions.ts';

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

/**
 * What a remote request means for ours, with the reason if the server no longer has it. Seerr deletes a request for a
 * series without a TVDB ID when anybody approves it (docs/overseerr-api.md, "Series without a TVDB ID").
 */
export async function readTransitionStep(
  servers: OverseerrServers,
  request: MediaRequest,
  remote: RemoteRequest | null,
): Promise<TransitionStep> {
  const step = toTransitionStep(request, remote);
  if (remote || !(await lacksTvdbId(servers, request))) return step;
  return { ...step, patch: { ...step.patch, cause: 'no-tvdb-id' } };
}

/** Whether a request cannot be sent to Sonarr. False while the server does not say. */
async function lacksTvdbId(
  servers: OverseerrServers,
  { serviceId, state, title }: MediaRequest,
): Promise<boolean> {
  if (title.mediaType !== 'tv' || !unsentStates.includes(state)) return false;
  try {
    return !(await servers.get(serviceId).hasTvdbId(title));
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Sonarr may not have got the series yet. */
const unsentStates: readonly RequestState[] = ['pending', 'approved', 'failed'];

const decisionEvents: readonly RequestEvent[] = ['approve', 'decline'];

/**
 * What a remote request means for ours; null means that the server no longer has it. A user of the server who decided
 * there is the actor of the decision only.
 */
export function toTransitionStep(
  request: MediaRequest,
  remote: RemoteRequest | null,
): TransitionStep {
  if (!remote) return toDisappearStep(request);
  const event = toRequestEvent(remote);
  const { decidedBy } = remote;
  const isDecision = event !== null && decisionEvents.includes(event);
  const isRemoved = isRemovedFromDownloads(request, remote);
  return {
    event,
    actor: decidedBy && isDecision ? { ...overseerrActor, name: decidedBy } : overseerrActor,
    role: 'overseerr',
    // A download may have started before the bot saw the approval.
    ...(decidedBy && !isDecision ? { detail: { decidedBy } } : {}),
    patch: {
      progress: remote.progress,
      watchUrl: remote.watchUrl,
      ...toDecisionPatch(request, remote),
      ...(isRemoved ? { cause: removalCauses[request.title.mediaType] } : {}),
      ...(remote.seasons.length > 0 ? { seasons: remote.seasons } : {}),
    },
  };
}

/** The server may give the same id to another request from now on. What is finished stays as it is. */
function toDisappearStep({ state }: MediaRequest): TransitionStep {
  const isOver = getNextState(state, 'disappear', 'overseerr') === null;
  return {
    event: 'disappear',
    actor: overseerrActor,
    role: 'overseerr',
    patch: { remoteId: null, ...(isOver ? {} : { cause: 'request-deleted' }) },
  };
}

/**
 * Who decided in the chat stays the one who did, although the server names the owner of the API key, until somebody
 * decides differently there.
 */
function toDecisionPatch(
  { state, decidedBy }: MediaRequest,
  remote: RemoteRequest,
): RequestChange['patch'] {
  const isDecided = remote.status !== 'pending' && remote.status !== 'unknown';
  if (!isDecided || state === 'available' || state === 'cancelled') return {};
  if (decidedBy === null) return remote.decidedBy === null ? {} : { decidedBy: remote.decidedBy };
  const isSame = (state === 'declined') === (remote.status === 'declined');
  return isSame ? {} : { decidedBy: remote.decidedBy, reason: null, decision: null };
}

/**
 * Seerr 3.4 and later declines an approved request by itself when its title has left Radarr or Sonarr
 * (docs/overseerr-api.md, "Products and versions").
 */
function isRemovedFromDownloads({ state }: MediaRequest, remote: RemoteRequest): boolean {
  const wasApproved = state === 'approved' || state === 'processing' || state === 'partial';
  return wasApproved && remote.status === 'declined' && remote.deciderId === null;
}

const removalCauses = {
  movie: 'removed-from-radarr',
  tv: 'removed-from-sonarr',
} as const satisfies Record<MediaType, ErrorCode>;
