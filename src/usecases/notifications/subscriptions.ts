import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { SubscribedQualities } from '../../domain/notifications/subscription.ts';
import type { Place } from '../../domain/place.ts';
import type { TitleDetails, TitleKey, TitleSummary } from '../../domain/titles/title.ts';
import { formatTitle } from '../../domain/titles/title.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** The title that a user wants to be notified about. */
export interface SubscriptionInput {
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
  readonly is4k: boolean;
  /** Empty for any. */
  readonly seasons: readonly number[];
}

/** Notifies users when a title arrives that someone else requested. */
export function createSubscriptions(deps: {
  readonly subscriptionRepository: SubscriptionRepository;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'resolveAccount'>;
  readonly jobs: JobQueue;
}) {
  const { subscriptionRepository, servers, members, jobs } = deps;
  return {
    /**
     * Subscribes the actor to a title, which is read again in `language`; its open requests are tracked from now on.
     * Does not subscribe to a title that is `available` or only requested by the actor (`own`): they are notified of
     * their own requests in any case.
     */
    async subscribe(
      actor: Actor,
      { serviceId, title, is4k, seasons }: SubscriptionInput,
      { place, language }: { readonly place: Place; readonly language: string },
    ): Promise<'new' | 'already' | 'available' | 'own-request'> {
      const { account, isGuest } = await members.resolveAccount(actor, serviceId);
      const options = { as: account.remoteUserId, fresh: true };
      const details = await servers.get(serviceId).getTitleDetails(title, language, options);
      if (isAvailable(details, is4k, seasons)) return 'available';
      const open = listOpenRequests(details, is4k);
      await jobs.enqueue(
        open.map(
          ({ remoteId }) => ({ kind: 'sync-request', payload: { serviceId, remoteId } }) as const,
        ),
      );
      if (!isGuest && isOwn(open, account.remoteUserId)) return 'own-request';
      const isNew = await subscriptionRepository.create({
        userId: actor.userId,
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k,
        seasons,
        title: formatTitle(title),
        place,
      });
      return isNew ? 'new' : 'already';
    },

    /** Stops notifying the actor about a title. */
    unsubscribe(actor: Actor, { serviceId, title, is4k }: SubscriptionInput): Promise<void> {
      return subscriptionRepository.delete(actor.userId, serviceId, { key: title, is4k });
    },

    /** The qualities in which the actor is subscribed to a title. */
    findQualities(actor: Actor, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities> {
      return subscriptionRepository.findQualities(actor.userId, serviceId, key);
    },
  };
}

function isAvailable(title: TitleDetails, is4k: boolean, seasons: readonly number[]): boolean {
  if ((is4k ? title.in4k : title.standard) === 'available') return true;
  const availableSeasons = title.seasons.filter(
    (season) => (is4k ? season.in4k : season.standard) === 'available',
  );
  return (
    seasons.length > 0 &&
    seasons.every((number) => availableSeasons.some((one) => one.number === number))
  );
}

function listOpenRequests({ requests }: TitleDetails, is4k: boolean) {
  return requests.filter((request) => request.isOpen && request.is4k === is4k);
}

function isOwn(open: ReturnType<typeof listOpenRequests>, remoteUserId: RemoteUserId): boolean {
  return open.length > 0 && open.every(({ requester }) => requester.remoteUserId === remoteUserId);
}
