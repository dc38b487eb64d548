import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import {
  type LibraryShare,
  toLibraryShares,
  toPendingArrival,
} from '../../domain/notifications/arrived-seasons.ts';
import type { Subscription } from '../../domain/notifications/subscription.ts';
import { formatTitleKey, type TitleDetails, type TitleKey } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobDelay, JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { ArrivalRepository } from '../../ports/notifications/arrival-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ArrivalDelivery } from './arrival-delivery.ts';

/** How many messages are posted at a time. Thousands may follow a title. */
const deliveryConcurrency = 8;

export type Arrivals = ReturnType<typeof createArrivals>;

/**
 * Notifies subscribers of what arrives. What has arrived is noted in their subscriptions; what arrives within minutes
 * is one message.
 */
export function createArrivals(deps: {
  readonly arrivalRepository: ArrivalRepository;
  readonly servers: OverseerrServers;
  readonly deliver: ArrivalDelivery;
  readonly jobs: JobQueue & JobDelay;
  readonly locks: Locks;
  readonly clock: Clock;
}) {
  const { arrivalRepository, servers, deliver, jobs, locks, clock } = deps;

  return {
    note,

    /** Sends the messages that are due to the subscribers of a title. */
    async notifySubscribers(serviceId: ServiceId, key: TitleKey): Promise<void> {
      await locks.withLock(`subscribers:${serviceId}:${formatTitleKey(key)}`, async () => {
        const { subscriptions } = await arrivalRepository.listWaiting(serviceId, key);
        const dueNow = subscriptions.filter(isDue);
        if (dueNow.length === 0) return addJob(serviceId, key, subscriptions);
        const title = await readTitle(serviceId, key);
        const shares = title && key.mediaType === 'tv' ? toLibraryShares(title) : [];
        // More seasons may have arrived meanwhile, which no webhook reports.
        await note(serviceId, key, shares);
        const due = await arrivalRepository.claimDue(serviceId, key, clock());
        try {
          await deliverAll(due, title);
          // Nothing is added to a message that was being sent already.
          await note(serviceId, key, shares);
        } finally {
          const { subscriptions: others } = await arrivalRepository.listWaiting(serviceId, key);
          await addJob(serviceId, key, others);
        }
      });
    },
  };

  /**
   * Notes how much of a title is in the library, for those who follow it. To be called with whatever is known, as often
   * as it is known.
   */
  async function note(
    serviceId: ServiceId,
    key: TitleKey,
    shares: readonly LibraryShare[],
  ): Promise<void> {
    if (shares.length === 0) return;
    const { subscriptions, requests } = await arrivalRepository.listWaiting(serviceId, key);
    const now = clock();
    const arrivals = subscriptions.flatMap((subscription) =>
      shares.flatMap((share) => {
        const options = { requests, mediaType: key.mediaType, now };
        const arrival = toPendingArrival(subscription, share, options);
        return arrival ? [{ id: subscription.id, arrival }] : [];
      }),
    );
    if (arrivals.length === 0) return;
    await arrivalRepository.note(arrivals);
    await addJob(serviceId, key, arrivals);
  }

  function isDue({ arrival }: Pick<Subscription, 'arrival'>): boolean {
    return arrival !== null && arrival.dueAt <= clock();
  }

  /** Adds the job that sends the next of these messages. Those that are due now have one, unless they were just noted. */
  async function addJob(
    serviceId: ServiceId,
    key: TitleKey,
    of: readonly Pick<Subscription, 'arrival'>[],
  ): Promise<void> {
    const waiting = of.flatMap(({ arrival }) => (arrival && !arrival.isSending ? [arrival] : []));
    if (waiting.length === 0) return;
    const job: Job = {
      kind: 'notify-subscribers',
      payload: { serviceId, title: formatTitleKey(key) },
    };
    const nextMs = Math.min(...waiting.map(({ dueAt }) => dueAt.getTime())) - clock().getTime();
    if (nextMs <= 0) await jobs.enqueue([job]);
    else await jobs.enqueueLater(job, Math.ceil(nextMs / 1000));
  }

  /** Null if the server cannot say any more about the title: its subscribers are told what was noted. */
  async function readTitle(serviceId: ServiceId, key: TitleKey): Promise<TitleDetails | null> {
    try {
      const fresh = key.mediaType === 'tv';
      return await servers.get(serviceId).getTitleDetails(key, '', { fresh });
    } catch (error) {
      const appError = toAppError(error);
      if (appError.metadata.isRetryable || appError.code === 'internal') throw error;
      return null;
    }
  }

  /** A message that fails holds up no other one. Throws the first error that may pass, so that the job is repeated. */
  async function deliverAll(
    due: readonly Subscription[],
    title: TitleDetails | null,
  ): Promise<void> {
    const failures: unknown[] = [];
    const queue = due.values();
    const workers = Array.from({ length: deliveryConcurrency }, async () => {
      for (const subscription of queue) {
        try {
          await deliver(subscription, title);
        } catch (error) {
          failures.push(error);
        }
      }
    });
    await Promise.all(workers);
    if (failures.length > 0) throw toAppError(failures[0]);
  }
}
