import { toAccountRights } from '../../domain/accounts/permission.ts';
import type { DownloadChoice } from '../../domain/requests/download-choice.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** What a reopened request loses. */
export const resetPatch = {
  remoteId: null,
  decision: null,
  decidedBy: null,
  reason: null,
  cause: null,
  outcome: null,
  progress: null,
  watchUrl: null,
} as const;

/**
 * What a request that is made anew keeps of the choice about its download. An approver may have chosen it in *Edit* for
 * somebody who may not choose, and whose submission would be refused with it; and nothing is ever sent to a download
 * server that no longer exists. Null: the server decides.
 */
export function createFindReopenedChoice(deps: {
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
}) {
  return async (request: MediaRequest): Promise<DownloadChoice | null> => {
    const { downloadChoice, madeBy, accountId, serviceId, title, is4k } = request;
    const callerId = madeBy?.accountId ?? accountId;
    if (!downloadChoice || !callerId) return null;
    const caller = await deps.accounts.find(callerId);
    if (!caller || !toAccountRights(caller).canRequestAdvanced) return null;
    const all = await deps.servers.get(serviceId).listDownloadServers(title.mediaType);
    const isOffered = all.some((one) => one.id === downloadChoice.server.id && one.is4k === is4k);
    return isOffered ? downloadChoice : null;
  };
}
