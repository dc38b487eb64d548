import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { JobPayloads } from '../../domain/job.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { formatTitleKey, parseTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { RequestImport } from './import-requests.ts';
import { disappearStep, findRemote, matchRemote, toTransitionStep } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';
import { hasReached } from './webhook-dedup.ts';

const syncsPerReconcile = 100;
const syncConcurrency = 4;
const recentPerReconcile = 20;
const pageSize = 100;
const pagesPerReconcile = 20;
/** How many new requests are put before the approvers at once; the first run can find hundreds. */
const cardsPerReconcile = 10;

/** Keeps requests in step with their Overseerr server, on a webhook or a schedule. */
export function createReconciler(deps: {
  readonly requestRepository: Pick<RequestRepository, 'claimForSync' | 'find' | 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly requestImport: RequestImport;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly log: Log;
}) {
  const { requestRepository, accounts, servers, requestImport, transitions, locks, log } = deps;

  return {
    /**
     * Reads one remote request and updates ours. One that the bot does not know yet is imported; the title's lock
     * makes this wait for a submission in progress, whose webhook arrives before its answer.
     */
    syncRequest,

    /**
     * Like `syncRequest`, for a webhook. Most webhooks report what the bot itself has just sent and arrive before the
     * answer to it: once that answer is stored there is nothing left to read.
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

    /** Compares open requests with the server and looks for requests made without the bot. */
    async reconcile(serviceId: ServiceId): Promise<void> {
      const server = servers.get(serviceId);
      const open = await requestRepository.claimForSync(serviceId, syncsPerReconcile);
      await forEachConcurrently(open, syncConcurrency, async (request) => {
        await followRemote(request);
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
      // Oldest first, so that after a failure every request older than the known ones is known (see `listUntracked`).
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
    const request = await requestRepository.findByRemoteId(serviceId, remoteId);
    const isTracked = request !== null && (await followRemote(request));
    if (isTracked) return;
    const { key } = (await servers.get(serviceId).findRequest(remoteId)) ?? {};
    if (key) await importUntracked({ serviceId, remoteId, key, isQuiet });
  }

  /** Imports a remote request, unless a submission in progress has just created it. */
  async function importUntracked(of: {
    readonly serviceId: ServiceId;
    readonly remoteId: number;
    readonly key: TitleKey;
    readonly isQuiet: boolean;
  }): Promise<void> {
    const { serviceId, remoteId, key, isQuiet } = of;
    await locks.withLock(toTitleLockKey(serviceId, key), async () => {
      const remote = await servers.get(serviceId).findRequest(remoteId);
      if (!remote || formatTitleKey(remote.key) !== formatTitleKey(key)) return;
      const request = await requestRepository.findByRemoteId(serviceId, remoteId);
      if (!request) return requestImport.importRequest(serviceId, remote, isQuiet);
      // Otherwise the id was reused while a decision waits to be sent; sending it will find that out.
      const matched = await matchRemote(accounts, request, remote);
      if (matched && !hasUnsentDecision(request)) await transitionTo(request, matched);
    });
  }

  /** Pending requests that the bot does not know, back to the first page without one. */
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
   * Reads a request on the server and updates it, under the title's lock: what was read before a decision was sent must
   * not be applied after it. A request with an unsent decision is left to the job that sends it: the webhook of a
   * decision arrives before its answer, and only that job knows who decided and why.
   * Returns whether the server has the request.
   */
  async function followRemote({ id, serviceId, title }: MediaRequest): Promise<boolean> {
    return locks.withLock(toTitleLockKey(serviceId, title), async () => {
      const request = await requestRepository.find(id);
      if (!request || request.remoteId === null) return false;
      const remote = await findRemote({ accounts, servers }, request);
      if (!hasUnsentDecision(request)) await transitionTo(request, remote);
      return remote !== null;
    });
  }

  async function transitionTo(request: MediaRequest, matched: RemoteRequest | null): Promise<void> {
    await transitions.transition(request, matched ? toTransitionStep(matched) : disappearStep);
  }

  /** Works through rows a few at a time. A row that fails is left for the next run, unless the server is down. */
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
          log.warn({ error: appError }, 'could not compare a request with its Overseerr server');
        }
      }
    });
    await Promise.all(workers);
  }
}

/** Whether a decision is recorded but not yet sent. */
function hasUnsentDecision({ state, decision }: MediaRequest): boolean {
  return state === 'pending' && decision !== null;
}
