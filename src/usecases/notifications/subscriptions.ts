import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { SubscribedQualities, Subscription } from '../../domain/notifications/subscription.ts';
import type { Place } from '../../domain/place.ts';
import { findLastKnownSeason, listMissingSeasons } from '../../domain/titles/followed-seasons.ts';
import { listAvailableSeasons } from '../../domain/titles/season.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import type { TitleDetails, TitleKey, TitleSummary } from '../../domain/titles/title.ts';
import { formatTitle } from '../../domain/titles/title.ts';
import {
  isExpectedUnrequested,
  listExpectedSeasons,
  listOpenRequests,
} from '../../domain/titles/title-status.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import { toSubscriptionLockKey, withSubscription } from './subscription-lock.ts';

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** The title that a user wants to be notified about. */
export interface SubscriptionInput {
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
  readonly is4k: boolean;
  /** Empty for any. */
  readonly seasons: readonly number[];
}

type FollowInput = Omit<SubscriptionInput, 'seasons'>;

/** Where a subscriber is notified, and in which language the title is read. */
interface SubscriptionOptions {
  readonly place: Place;
  readonly language: string;
}

/** Notifies users when a title arrives that someone else requested, and of new seasons of a series. */
export function createSubscriptions(deps: {
  readonly subscriptionRepository: Pick<SubscriptionRepository, 'create' | 'end' | 'findQualities'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'resolveKnownAccount'>;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
}) {
  const { subscriptionRepository, servers, members, jobs, locks, clock } = deps;
  return {
    /**
     * Subscribes the actor to what is on its way of a title, which is read again in `language`; its open requests are
     * tracked from now on. Of the selected seasons only those that are on their way count, and without any all that are.
     * Does not subscribe to a title that is `available` or only requested by the actor (`own-request`): they are notified
     * of their own requests in any case.
     */
    subscribe(
      actor: Actor,
      input: SubscriptionInput,
      options: SubscriptionOptions,
    ): Promise<'new' | 'already' | 'available' | 'own-request'> {
      return inTurn(actor, input, () => subscribe(actor, input, options));
    },

    /** Subscribes the actor to the seasons of a series that appear from now on. */
    async followFuture(
      actor: Actor,
      input: FollowInput,
      options: SubscriptionOptions,
    ): Promise<void> {
      if (input.title.mediaType !== 'tv') throw new AppError('invalid-input');
      await inTurn(actor, input, () => followFuture(actor, input, options));
    },

    /** Stops notifying the actor about a title. */
    async unsubscribe({ userId }: Actor, { serviceId, title, is4k }: FollowInput): Promise<void> {
      const subscribed = { userId, serviceId, key: title, is4k };
      await withSubscription(deps, subscribed, async (subscription) => {
        if (subscription) await subscriptionRepository.end(userId, subscription.id, clock());
      });
    },

    /** The qualities in which the actor is subscribed to a title. */
    findQualities(actor: Actor, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities> {
      return subscriptionRepository.findQualities(actor.userId, serviceId, key);
    },
  };

  /** Runs what begins or ends the same subscription in the order of the presses. */
  function inTurn<Result>(
    { userId }: Actor,
    { serviceId, title, is4k }: FollowInput,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return locks.withLock(toSubscriptionLockKey(userId, { serviceId, key: title, is4k }), work);
  }

  async function subscribe(
    actor: Actor,
    { serviceId, title, is4k, seasons }: SubscriptionInput,
    { place, language }: SubscriptionOptions,
  ): Promise<'new' | 'already' | 'available' | 'own-request'> {
    const { account, isGuest } = await members.resolveKnownAccount(actor, serviceId);
    const options = { as: account.remoteUserId, fresh: true };
    const details = await servers.get(serviceId).getTitleDetails(title, language, options);
    const open = listOpenRequests(details, is4k);
    const awaited = listAwaitedSeasons(listExpectedSeasons(details, is4k), seasons);
    if (isAvailable(details, is4k, awaited.length > 0 ? awaited : seasons)) return 'available';
    await jobs.enqueue(
      open.map(
        ({ remoteId }) => ({ kind: 'sync-request', payload: { serviceId, remoteId } }) as const,
      ),
    );
    const isOnlyOwn = isOwn(open, account.remoteUserId) && !isExpectedUnrequested(details, is4k);
    if (!isGuest && isOnlyOwn) return 'own-request';
    const isNew = await subscriptionRepository.create({
      userId: actor.userId,
      serviceId,
      key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
      is4k,
      seasons: awaited.length > 0 ? awaited : listMissingSeasons(details, is4k),
      futureAfter: null,
      title: formatTitle(title),
      ...namesOf(details, language),
      place,
    });
    return isNew ? 'new' : 'already';
  }

  async function followFuture(
    actor: Actor,
    { serviceId, title, is4k }: FollowInput,
    { place, language }: SubscriptionOptions,
  ): Promise<void> {
    const { account } = await members.resolveKnownAccount(actor, serviceId);
    const options = { as: account.remoteUserId };
    const details = await servers.get(serviceId).getTitleDetails(title, language, options);
    await subscriptionRepository.create({
      userId: actor.userId,
      serviceId,
      key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
      is4k,
      seasons: [],
      futureAfter: findLastKnownSeason(details, is4k),
      title: formatTitle(title),
      ...namesOf(details, language),
      place,
    });
  }
}

/** The wanted seasons among those on their way. Nobody is told about seasons that nothing would bring. */
function listAwaitedSeasons(expected: readonly number[], wanted: readonly number[]): number[] {
  const awaited = expected.filter((season) => wanted.includes(season));
  return awaited.length > 0 ? awaited : [...expected];
}

function namesOf({ seasons }: TitleDetails, language: string): Pick<Subscription, 'seasonNames'> {
  const seasonNames = toSeasonNames(seasons, language);
  return seasonNames ? { seasonNames } : {};
}

/** Of a series, the seasons decide if there are any: one may be requested after all others have become available. */
function isAvailable(title: TitleDetails, is4k: boolean, seasons: readonly number[]): boolean {
  if (seasons.length === 0) return (is4k ? title.in4k : title.standard) === 'available';
  const available = listAvailableSeasons(title, is4k);
  return seasons.every((number) => available.includes(number));
}

function isOwn(open: ReturnType<typeof listOpenRequests>, remoteUserId: RemoteUserId): boolean {
  return open.length > 0 && open.every(({ requester }) => requester.remoteUserId === remoteUserId);
}
