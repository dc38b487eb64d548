import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Job } from '../../domain/job.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { createReconciler } from './reconcile.ts';
import { findRemote } from './remote-steps.ts';
import { createFindExistingRequest } from './submission/find-existing-request.ts';
import type { UnknownOutcomes } from './submission/unknown-outcomes.ts';

export type RemoteDeletion = ReturnType<typeof createRemoteDeletion>;

/** Deletes requests on their Overseerr server, because somebody cancels them here. */
export function createRemoteDeletion(deps: {
  readonly requestRepository: Pick<RequestRepository, 'findByRemoteId'>;
  readonly reconciler: Pick<ReturnType<typeof createReconciler>, 'syncRequest'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  /** Whether a job was started and has not finished. */
  readonly hasStarted: (job: Job) => Promise<boolean>;
  readonly unknownOutcomes: Pick<UnknownOutcomes, 'isSettled'>;
}) {
  const { accounts, servers, hasStarted, unknownOutcomes } = deps;
  const findExistingRequest = createFindExistingRequest(deps);

  return {
    /**
     * Deletes the request there as its requester, or as `as`. The caller holds the title's lock. False if the server
     * does not have it. Throws what `assertDeletable` throws, and `outcome-unknown` while the server may still be
     * saving it.
     */
    async deleteRemote(
      request: MediaRequest,
      assertDeletable: (remote: RemoteRequest) => void,
      as: RemoteUserId | null = null,
    ): Promise<boolean> {
      const account = request.accountId ? await accounts.find(request.accountId) : null;
      const deleter = as ?? account?.remoteUserId;
      if (request.remoteId !== null && !deleter) throw new AppError('account-not-found');
      const remote = await findRemoteOf(request, account);
      if (!remote || !deleter) return false;
      assertDeletable(remote);
      await servers.get(request.serviceId).deleteRequest(remote.remoteId, deleter);
      return true;
    },
  };

  /** A request without a remote id may exist there all the same, when the answer to its submission was lost. */
  async function findRemoteOf(request: MediaRequest, account: Account | null) {
    if (request.remoteId !== null) return findRemote(deps, request);
    if (!account) return null;
    const submitJob = { kind: 'submit-request', payload: { requestId: request.id } } as const;
    const mayExist = request.cause === 'outcome-unknown' || request.cause === null;
    if (!mayExist || !(await hasStarted(submitJob))) return null;
    const existing = await findExistingRequest(request, account.remoteUserId);
    if (!existing && !(await unknownOutcomes.isSettled(request))) {
      throw new AppError('outcome-unknown');
    }
    return existing;
  }
}
