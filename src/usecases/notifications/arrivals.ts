import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId, SubscriptionId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import {
  findWithdrawal,
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
import { forEachConcurrently } from '../for-each-concurrently.ts';
import type { ArrivalDelivery } from './arrival-delivery.ts';

/** How many messages are posted at a time to chats of one kind. Thousands may follow a title. */
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
        const titles = createTitleReader(serviceId, key);
        const title = await titles.readFresh();
        const shares = title && key.mediaType === 'tv' ? toLibraryShares(title) : [];
        // More seasons may have arrived meanwhile, which no webhook reports.
        await note(serviceId, key, shares);
        const due = await arrivalRepository.claimDue(serviceId, key, clock());
        try {
          const left = title && key.mediaType === 'tv' ? await withdrawGone(due, title) : due;
          await deliverAll(left, titles.readIn);
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
        return arrival ? [{ id: subscription.id, before: subscription.arrival, arrival }] : [];
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

  /** The messages without the seasons that have left the library since they were noted. */
  async function withdrawGone(
    due: readonly Subscription[],
    title: TitleDetails,
  ): Promise<Subscription[]> {
    const left: Subscription[] = [];
    const gone = new Map<string, { readonly ids: SubscriptionId[]; readonly seasons: number[] }>();
    for (const subscription of due) {
      const { id, arrival } = subscription;
      const withdrawal = findWithdrawal(subscription, title);
      if (withdrawal) {
        const seasons = [...withdrawal.seasons];
        const group = gone.get(seasons.join()) ?? { ids: [], seasons };
        group.ids.push(id);
        gone.set(seasons.join(), group);
      }
      if (!withdrawal || !arrival) left.push(subscription);
      else if (!withdrawal.isWhole) {
        const seasons = arrival.seasons.filter((each) => !withdrawal.seasons.includes(each));
        left.push({ ...subscription, arrival: { ...arrival, seasons } });
      }
    }
    for (const { ids, seasons } of gone.values()) await arrivalRepository.withdraw(ids, seasons);
    return left;
  }

  /** Reads a title once in each language. Null if the server cannot say any more about it. */
  function createTitleReader(serviceId: ServiceId, key: TitleKey) {
    const byLanguage = new Map<string, Promise<TitleDetails | null>>();
    const read = (language: string, fresh: boolean) => {
      const known = byLanguage.get(language);
      if (known) return known;
      const title = readTitle(serviceId, key, { language, fresh });
      byLanguage.set(language, title);
      return title;
    };
    return {
      /** How much of it is in the library now. In English, which most subscribers read. */
      readFresh: () => read('en', key.mediaType === 'tv'),
      readIn: (language: string) => read(language, false),
    };
  }

  async function readTitle(
    serviceId: ServiceId,
    key: TitleKey,
    { language, fresh }: { readonly language: string; readonly fresh: boolean },
  ): Promise<TitleDetails | null> {
    try {
      return await servers.get(serviceId).getTitleDetails(key, language, { fresh });
    } catch (error) {
      const appError = toAppError(error);
      if (appError.metadata.isRetryable || appError.code === 'internal') throw error;
      return null;
    }
  }

  /**
   * A message that fails holds up no other one, and neither a platform that does not respond nor a busy group holds up
   * chats of another kind. Throws the first error that may pass, so that the job is repeated.
   */
  async function deliverAll(
    due: readonly Subscription[],
    readTitleIn: (language: string) => Promise<TitleDetails | null>,
  ): Promise<void> {
    const failures: unknown[] = [];
    const byKind = Map.groupBy(due, ({ place: { platform, kind } }) => `${platform} ${kind}`);
    const deliverOne = async (subscription: Subscription): Promise<void> => {
      try {
        await deliver(subscription, readTitleIn);
      } catch (error) {
        failures.push(error);
      }
    };
    const deliveries = [...byKind.values()].map((subscriptions) =>
      forEachConcurrently(subscriptions, deliveryConcurrency, deliverOne),
    );
    await Promise.all(deliveries);
    if (failures.length > 0) throw toAppError(failures[0]);
  }
}
