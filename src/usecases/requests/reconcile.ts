import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { JobPayloads } from '../../domain/job.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { formatTitleKey, parseTitleKey } from '../../domain/titles/title.ts';
import type {
  AccountRepository,
  Locks,
  Log,
  OverseerrServers,
  RequestRepository,
} from '../../ports/ports.ts';
import type { RequestImport } from './import-requests.ts';
import { disappearStep, matchRemote, toTransitionStep } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';
import { hasReached } from './webhook-dedup.ts';

const syncsPerReconcile = 100;
const syncConcurrency = 4;
const recentPerReconcile = 20;
const pageSize = 100;
const pagesPerReconcile = 20;
/** How many requests that were found at once are put before the approvers; a first look finds hundreds. */
const cardsPerReconcile = 10;

/** Keeping requests true to what the service says, whether a webhook or the clock asked to look. */
export function createReconciler(needs: {
  readonly requestRepository: RequestRepository;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly requestImport: RequestImport;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly log: Log;
}) {
  const { requestRepository, accounts, servers, requestImport, transitions, locks, log } = needs;

  return {
    /**
     * Asks the service for one of its requests and moves ours along. One that is not ours yet is adopted; the
     * title's lock makes this wait for a hand-over under way, whose webhook comes before its answer.
     */
    syncRequest,

    /**
     * As `look`, for what a webhook says has come about. Most of it is the echo of what we have just sent, whose
     * answer comes after it: that is waited for, and then there is nothing to ask.
     */
    async handleWebhook({
      serviceId,
      remoteId,
      title,
      to,
    }: JobPayloads['handle-webhook']): Promise<void> {
      const key = parseTitleKey(title);
      const isUpToDate = async () => {
        const request = await requestRepository.findByRemoteId(serviceId, remoteId);
        return (
          request !== null && formatTitleKey(request.title) === title && hasReached(request, to)
        );
      };
      if (await isUpToDate()) return;
      const isEcho = key && (await locks.withLock(toTitleLockKey(serviceId, key), isUpToDate));
      if (!isEcho) await syncRequest(serviceId, remoteId);
    },

    /** Compares what is open with the service and looks for requests made without us. */
    async reconcile(serviceId: ServiceId): Promise<void> {
      const server = servers.get(serviceId);
      const open = await requestRepository.claimForSync(serviceId, syncsPerReconcile);
      await forEachConcurrently(open, syncConcurrency, async (request) => {
        if (request.remoteId !== null)
          await applyRemote(request, await server.findRequest(request.remoteId));
      });
      const recent = await filterUntracked(
        serviceId,
        await server.listRecentRequests(recentPerReconcile),
      );
      const found = new Map(
        [...recent, ...(await listUntracked(serviceId))].map((one) => [one.remoteId, one]),
      );
      const newestFirst = [...found.values()].sort((a, b) => b.remoteId - a.remoteId);
      const withCards = new Set(newestFirst.slice(0, cardsPerReconcile));
      // The oldest first: what is known when this breaks off is then all that is older (see `strays`).
      await forEachConcurrently(newestFirst.reverse(), 1, (remote) =>
        syncRequest(serviceId, remote.remoteId, !withCards.has(remote)),
      );
    },
  };

  async function syncRequest(
    serviceId: ServiceId,
    remoteId: number,
    isQuiet = false,
  ): Promise<void> {
    const remote = await servers.get(serviceId).findRequest(remoteId);
    const request = await requestRepository.findByRemoteId(serviceId, remoteId);
    const isTracked = request !== null && (await applyRemote(request, remote));
    if (!remote || isTracked) return;
    await locks.withLock(toTitleLockKey(serviceId, remote.key), async () => {
      const request = await requestRepository.findByRemoteId(serviceId, remoteId);
      if (!request) return requestImport.importRequest(serviceId, remote, isQuiet);
      // Another's that has it still waits for its decision to be sent, which will find that out.
      const matched = await matchRemote(accounts, request, remote);
      if (matched) await transitionTo(request, matched);
    });
  }

  /** Waiting requests that we do not know, back to the first page that holds none. */
  async function listUntracked(serviceId: ServiceId): Promise<RemoteRequest[]> {
    const server = servers.get(serviceId);
    const found: RemoteRequest[] = [];
    for (let page = 0; page < pagesPerReconcile; page += 1) {
      const remote = await server.listPendingRequests({ take: pageSize, skip: page * pageSize });
      const untracked = await filterUntracked(serviceId, remote);
      found.push(...untracked);
      if (untracked.length === 0 || remote.length < pageSize) break;
    }
    return found;
  }

  async function filterUntracked(serviceId: ServiceId, all: readonly RemoteRequest[]) {
    const found: RemoteRequest[] = [];
    for (const remote of all) {
      const request = await requestRepository.findByRemoteId(serviceId, remote.remoteId);
      if (!request || !(await matchRemote(accounts, request, remote))) found.push(remote);
    }
    return found;
  }

  /**
   * Moves a request along. One that was decided here waits for its decision to be sent: its webhook comes before
   * its answer, and only the one who sends knows who decided and why. If it was not sent, its job will see to it.
   * Returns whether what is held is that request.
   */
  async function applyRemote(
    request: MediaRequest,
    remote: RemoteRequest | null,
  ): Promise<boolean> {
    const matched = await matchRemote(accounts, request, remote);
    if (hasUnsentDecision(request)) {
      await locks.withLock(toTitleLockKey(request.serviceId, request.title), async () => {
        const current = await requestRepository.find(request.id);
        if (current && !hasUnsentDecision(current)) await transitionTo(current, matched);
      });
    } else {
      await transitionTo(request, matched);
    }
    return matched !== null;
  }

  /** `mine`: the request as the service holds it; null when it does no more. */
  async function transitionTo(request: MediaRequest, matched: RemoteRequest | null): Promise<void> {
    await transitions.transition(
      request.id,
      matched ? toTransitionStep(matched) : disappearStep,
      request,
    );
  }

  /** Works through rows a few at once; one that fails is left for the next poll, unless the wire broke. */
  async function forEachConcurrently<Row>(
    rows: readonly Row[],
    concurrency: number,
    work: (row: Row) => Promise<void>,
  ): Promise<void> {
    const iterator = rows.values();
    const workers = Array.from({ length: concurrency }, async () => {
      for (const row of iterator) {
        try {
          await work(row);
        } catch (error) {
          const appError = toAppError(error);
          if (appError.metadata.isRetryable) throw appError;
          log.warn({ error: appError }, 'a request could not be compared with its service');
        }
      }
    });
    await Promise.all(workers);
  }
}

/** Whether a decision of ours is still on its way to the service. */
function hasUnsentDecision({ state, decision }: MediaRequest): boolean {
  return state === 'pending' && decision !== null;
}
