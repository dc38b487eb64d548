import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { PersonHere, User } from '../../domain/accounts/user.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { SubscribedQualities } from '../../domain/notifications/subscription.ts';
import type { Place } from '../../domain/place.ts';
import type { TitleDetails, TitleKey, TitleSummary } from '../../domain/titles/title.ts';
import { formatTitle } from '../../domain/titles/title.ts';
import type { JobQueue, OverseerrServers, SubscriptionRepository } from '../../ports/ports.ts';
import type { Members } from '../accounts/members.ts';

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** A title that somebody wants to hear of. */
export interface SubscriptionInput {
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
  readonly is4k: boolean;
  /** Empty for any. */
  readonly seasons: readonly number[];
}

/** Hearing when a title arrives that somebody else asked for. */
export function createSubscriptions(needs: {
  readonly subscriptionRepository: SubscriptionRepository;
  readonly servers: OverseerrServers;
  readonly members: Members;
  readonly jobs: JobQueue;
}) {
  const { subscriptionRepository, servers, members, jobs } = needs;
  return {
    /**
     * Subscribes a user to a title, which is read anew in `language`; what is asked for it is followed from now on.
     * Nobody is subscribed to what is `there`, nor to what is their `own`: they are told of that anyway.
     */
    async subscribe(
      who: PersonHere,
      { serviceId, title, is4k, seasons }: SubscriptionInput,
      { place, language }: { readonly place: Place; readonly language: string },
    ): Promise<'new' | 'already' | 'available' | 'own'> {
      const { account, isGuest } = await members.resolveAccount(who, serviceId);
      const options = { as: account.remoteUserId, fresh: true };
      const details = await servers.get(serviceId).getTitleDetails(title, language, options);
      if (isAvailable(details, is4k, seasons)) return 'available';
      const open = listOpenRequests(details, is4k);
      await jobs.enqueue(
        open.map(
          ({ remoteId }) => ({ kind: 'sync-request', payload: { serviceId, remoteId } }) as const,
        ),
      );
      if (!isGuest && isOwn(open, account.remoteUserId)) return 'own';
      const isNew = await subscriptionRepository.create({
        userId: who.user.id,
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k,
        seasons,
        title: formatTitle(title),
        place,
      });
      return isNew ? 'new' : 'already';
    },

    /** Lets a user hear of a title no more. */
    unsubscribe(user: User, { serviceId, title, is4k }: SubscriptionInput): Promise<void> {
      return subscriptionRepository.delete(user.id, serviceId, { key: title, is4k });
    },

    /** In which qualities a user waits to hear of a title. */
    findQualities(user: User, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities> {
      return subscriptionRepository.findQualities(user.id, serviceId, key);
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
