import { toAppError } from '../../domain/app-error.ts';
import type { RequestId, ServiceId } from '../../domain/id.ts';
import type { JobPayloads } from '../../domain/job.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { isReportedByWebhook } from '../../domain/requests/reported-changes.ts';
import { isFinal, type MediaRequest } from '../../domain/requests/request.ts';
import { formatTitleKey, parseTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { forEachConcurrently } from '../for-each-concurrently.ts';
import type { Arrivals } from '../notifications/arrivals.ts';
import type { WebhookActivity } from '../services/webhook-activity.ts';
import type { createRequestDiscovery } from './discover-requests.ts';
import type { RequestImport } from './import-requests.ts';
import { findRemote, matchRemote, readTransitionStep } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';
import type { CheckStanding } from './standing/check-standing.ts';
import { toTitleLockKey } from './title-lock.ts';
import { hasReached } from './webhook-dedup.ts';

const syncsPerReconcile = 100;
const syncConcurrency = 4;
/** More open requests than one process is likely to follow. */
const maxCompared = 10_000;
/** How many new requests are put before the approvers at once; the first run can find hundreds. */
const cardsPerReconcile = 10;

/** Keeps requests in step with their Overseerr server, on a webhook or a schedule. */
export function createReconciler(deps: {
  readonly requestRepository: Pick<RequestRepository, 'claimForSync' | 'find' | 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly requestImport: RequestImport;
  readonly discoverRequests: ReturnType<typeof createRequestDiscovery>;
  readonly transitions: RequestTransitions;
  readonly arrivals: Pick<Arrivals, 'note'>;
  readonly checkStanding: CheckStanding;
  readonly webhookActivity: Pick<WebhookActivity, 'recordMissedChanges'>;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { requestRepository, accounts, servers, requestImport, discoverRequests } = deps;
  const { transitions, arrivals, checkStanding, webhookActivity, locks, clock, log } = deps;
  const startedAt = clock();
  const reported = new Set<ServiceId>();
  /** Open requests that this process has compared before: what has changed since, it could have received a webhook about. */
  const compared = new Set<RequestId>();

  return {
    /**
     * Reads one remote request and updates ours. One that the bot does not know yet is imported; the title's lock
     * makes this wait for a submission in progress, whose webhook arrives before its answer.
     */
    async syncRequest(serviceId: ServiceId, remoteId: number): Promise<void> {
      await syncRequest(serviceId, remoteId);
    },

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
      const followed =
        key &&
        (await locks.withLock(toTitleLockKey(serviceId, key), async () => {
          const request = await requestRepository.findByRemoteId(serviceId, remoteId);
          // The lock is that of another title if the id was reused.
          if (!request || formatTitleKey(request.title) !== title) return null;
          return hasReached(request, to) ? { isTracked: true } : followHeld(request);
        }));
      if (!followed) await syncRequest(serviceId, remoteId);
      else if (!followed.isTracked) await importNew(serviceId, remoteId);
    },

    /** Compares open requests with the server and looks for requests made without the bot. */
    async reconcile(serviceId: ServiceId): Promise<void> {
      let missedChanges = 0;
      try {
        const open = await requestRepository.claimForSync(serviceId, syncsPerReconcile);
        await compareEach(open, syncConcurrency, async (request) => {
          const { before, after } = await followRemote(request);
          if (before && after && isMissedChange(before, after)) missedChanges += 1;
        });
        await discoverRequests(serviceId, async (untracked, attempt) => {
          const withCards = new Set(untracked.slice(0, cardsPerReconcile));
          // Oldest first, so that approvers see them in the order in which they were made.
          await compareEach(untracked.toReversed(), 1, (remote) =>
            attempt(remote, async () => {
              const isNew = await syncRequest(serviceId, remote.remoteId, !withCards.has(remote));
              if (isNew && remote.createdAt > startedAt) missedChanges += 1;
            }),
          );
        });
      } finally {
        // What was found before a failure is stored, so the next run does not find it again.
        await webhookActivity.recordMissedChanges(serviceId, missedChanges);
      }
    },
  };

  /** Returns whether the request was imported. */
  async function syncRequest(
    serviceId: ServiceId,
    remoteId: number,
    isQuiet = false,
  ): Promise<boolean> {
    const request = await requestRepository.findByRemoteId(serviceId, remoteId);
    if (request && (await followRemote(request)).isTracked) return false;
    return importNew(serviceId, remoteId, isQuiet);
  }

  async function importNew(
    serviceId: ServiceId,
    remoteId: number,
    isQuiet = false,
  ): Promise<boolean> {
    const { key } = (await servers.get(serviceId).findRequest(remoteId)) ?? {};
    return key ? importUntracked({ serviceId, remoteId, key, isQuiet }) : false;
  }

  /** Imports a remote request, unless a submission in progress has just created it. Returns whether it was imported. */
  async function importUntracked(of: {
    readonly serviceId: ServiceId;
    readonly remoteId: number;
    readonly key: TitleKey;
    readonly isQuiet: boolean;
  }): Promise<boolean> {
    const { serviceId, remoteId, key, isQuiet } = of;
    return locks.withLock(toTitleLockKey(serviceId, key), async () => {
      const remote = await servers.get(serviceId).findRequest(remoteId);
      if (!remote || formatTitleKey(remote.key) !== formatTitleKey(key)) return false;
      const request = await requestRepository.findByRemoteId(serviceId, remoteId);
      if (!request) {
        reportUnknownStatus(serviceId, remote);
        if (remote.status === 'unknown') return false;
        await requestImport.importRequest(serviceId, remote, isQuiet);
        return true;
      }
      // Otherwise the id was reused while a decision waits to be sent; sending it will find that out.
      const matched = await matchRemote(accounts, request, remote);
      if (matched && !hasUnsentDecision(request)) await transitionTo(request, matched);
      return false;
    });
  }

  /**
   * Reads a request on the server and updates it, under the title's lock: what was read before a decision was sent must
   * not be applied after it. Returns whether the server has the request, and the request before, as it was read under
   * the lock, and afterwards; null if it was left alone.
   */
  async function followRemote({ id, serviceId, title }: MediaRequest) {
    return locks.withLock(toTitleLockKey(serviceId, title), async () => {
      const request = await requestRepository.find(id);
      return request ? followHeld(request) : { isTracked: false, before: null, after: null };
    });
  }

  /**
   * The same for a request that was read under the lock. A request with an unsent decision is left to the job that sends
   * it: the webhook of a decision arrives before its answer, and only that job knows who decided and why.
   */
  async function followHeld(request: MediaRequest) {
    if (request.remoteId === null) return { isTracked: false, before: null, after: null };
    const remote = await findRemote({ accounts, servers }, request);
    const after = hasUnsentDecision(request) ? null : await transitionTo(request, remote);
    return { isTracked: remote !== null, before: request, after };
  }

  async function transitionTo(
    request: MediaRequest,
    matched: RemoteRequest | null,
  ): Promise<MediaRequest> {
    if (matched) reportUnknownStatus(request.serviceId, matched);
    const after = await transitions.transition(
      request,
      await readTransitionStep(servers, request, matched),
    );
    if (!matched) return after;
    await noteSeasons(request, matched);
    return checkStanding(after, matched);
  }

  /** Tells subscribers which seasons have arrived, although the request may wait for more. */
  async function noteSeasons({ serviceId }: MediaRequest, remote: RemoteRequest): Promise<void> {
    const { key, is4k, availableSeasons: seasons, availability } = remote;
    if (key.mediaType !== 'tv' || seasons.length === 0) return;
    await arrivals.note(serviceId, key, [{ is4k, isWhole: availability === 'available', seasons }]);
  }

  /** Whether a change happened since this process last looked, and a webhook should have reported it. */
  function isMissedChange(before: MediaRequest, after: MediaRequest): boolean {
    const wasCompared = compared.delete(before.id);
    if (!isFinal(after.state)) compared.add(before.id);
    // A request that a webhook has brought to its end is never compared again, so it would stay here.
    const [oldest] = compared;
    if (compared.size > maxCompared && oldest) compared.delete(oldest);
    return wasCompared && isReportedByWebhook(before, after.state);
  }

  /** Once for each server: nothing is done about it until the bot is updated. */
  function reportUnknownStatus(serviceId: ServiceId, { remoteId, status }: RemoteRequest): void {
    if (status !== 'unknown' || reported.has(serviceId)) return;
    reported.add(serviceId);
    const server = servers.getTitle(serviceId);
    log.warn({ remoteId }, `${server} reports a request status that this version does not know`);
  }

  /** Works through rows a few at a time. A row that fails is left for a later run, unless the server is down. */
  async function compareEach<Row extends Pick<MediaRequest, 'remoteId'>>(
    rows: readonly Row[],
    concurrency: number,
    work: (row: Row) => Promise<void>,
  ): Promise<void> {
    await forEachConcurrently(rows, concurrency, async (row) => {
      try {
        await work(row);
      } catch (error) {
        const appError = toAppError(error);
        if (appError.metadata.isRetryable) throw appError;
        const { remoteId } = row;
        log.warn(
          { error: appError, remoteId },
          'Could not compare a request with its Overseerr server',
        );
      }
    });
  }
}

/** Whether a decision is recorded but not yet sent. */
function hasUnsentDecision({ state, decision }: MediaRequest): boolean {
  return state === 'pending' && decision !== null;
}
