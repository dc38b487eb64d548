import type { AccountNumber } from '../core/account.ts';
import type { ServiceId } from '../core/id.ts';
import type { Place } from '../core/place.ts';
import type { Followed } from '../core/subscription.ts';
import type { TitleDetails, TitleFacts, TitleKey } from '../core/title.ts';
import { nameWithYear } from '../core/title.ts';
import type { PersonHere, User } from '../core/user.ts';
import type { Jobs, MediaServers, Subscriptions } from '../ports.ts';
import type { Members } from './members.ts';

export type Following = ReturnType<typeof createFollowing>;

/** A title that somebody wants to hear of. */
export interface FollowWish {
  readonly serviceId: ServiceId;
  readonly title: TitleFacts;
  readonly is4k: boolean;
  /** Empty for any. */
  readonly seasons: readonly number[];
}

/** Hearing when a title arrives that somebody else asked for. */
export function createFollowing(needs: {
  readonly subscriptions: Subscriptions;
  readonly servers: MediaServers;
  readonly members: Members;
  readonly jobs: Jobs;
}) {
  const { subscriptions, servers, members, jobs } = needs;
  return {
    /**
     * Subscribes a user to a title, which is read anew in `language`; what is asked for it is followed from now on.
     * Nobody is subscribed to what is `there`, nor to what is their `own`: they are told of that anyway.
     */
    async follow(
      who: PersonHere,
      { serviceId, title, is4k, seasons }: FollowWish,
      { place, language }: { readonly place: Place; readonly language: string },
    ): Promise<'new' | 'already' | 'there' | 'own'> {
      const { account, isGuest } = await members.acting(who, serviceId);
      const how = { as: account.number, fresh: true };
      const details = await servers.get(serviceId).details(title, language, how);
      if (isThere(details, is4k, seasons)) return 'there';
      const open = openRequests(details, is4k);
      await jobs.add(
        open.map(({ number }) => ({ kind: 'look', payload: { serviceId, number } }) as const),
      );
      if (!isGuest && isOwn(open, account.number)) return 'own';
      const isNew = await subscriptions.add({
        userId: who.user.id,
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k,
        seasons,
        title: nameWithYear(title),
        place,
      });
      return isNew ? 'new' : 'already';
    },

    /** Lets a user hear of a title no more. */
    unfollow(user: User, { serviceId, title, is4k }: FollowWish): Promise<void> {
      return subscriptions.remove(user.id, serviceId, { key: title, is4k });
    },

    /** In which qualities a user waits to hear of a title. */
    followed(user: User, serviceId: ServiceId, key: TitleKey): Promise<Followed> {
      return subscriptions.followed(user.id, serviceId, key);
    },
  };
}

function isThere(title: TitleDetails, is4k: boolean, wanted: readonly number[]): boolean {
  if ((is4k ? title.in4k : title.standard) === 'available') return true;
  const there = title.seasons.filter(
    (season) => (is4k ? season.in4k : season.standard) === 'available',
  );
  return wanted.length > 0 && wanted.every((number) => there.some((one) => one.number === number));
}

function openRequests({ requests }: TitleDetails, is4k: boolean) {
  return requests.filter((request) => request.isOpen && request.is4k === is4k);
}

function isOwn(open: ReturnType<typeof openRequests>, mine: AccountNumber): boolean {
  return open.length > 0 && open.every(({ requester }) => requester.number === mine);
}
