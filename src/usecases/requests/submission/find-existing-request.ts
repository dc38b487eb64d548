import type { RemoteUserId } from '../../../domain/accounts/account.ts';
import { isSameRequest, type RemoteRequest } from '../../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import { matchRemote } from '../remote-steps.ts';

/** How far the clocks of the bot and the server may be apart. */
const clockSkewMs = 15 * 60_000;

/** Finds what an earlier attempt to submit a request created on the server when its answer was lost. */
export function createFindExistingRequest(deps: {
  readonly requestRepository: Pick<RequestRepository, 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
}) {
  const { requestRepository, accounts, servers } = deps;

  /**
   * The same request, if the server already has it and it belongs to no other request of ours. One that is closed by
   * now counts if it was created since ours was recorded.
   */
  return async (request: MediaRequest, as: RemoteUserId): Promise<RemoteRequest | null> => {
    const { serviceId, title } = request;
    const earliestMs = request.stateChangedAt.getTime() - clockSkewMs;
    for (const remote of await servers.get(serviceId).listRequestsByTitle(title)) {
      const isClosed = remote.status === 'declined' || remote.status === 'completed';
      if (isClosed && remote.createdAt.getTime() < earliestMs) continue;
      if (!isSameRequest(remote, { ...request, remoteUserId: as })) continue;
      const other = await requestRepository.findByRemoteId(serviceId, remote.remoteId);
      if (!other || !(await matchRemote(accounts, other, remote))) return remote;
    }
    return null;
  };
}
