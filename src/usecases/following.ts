import type { ServiceId } from '../core/id.ts';
import type { Place } from '../core/place.ts';
import type { TitleFacts } from '../core/title.ts';
import { nameWithYear } from '../core/title.ts';
import type { PersonHere } from '../core/user.ts';
import type { Jobs, MediaServers, Subscriptions } from '../ports.ts';
import type { Members } from './members.ts';

export type Following = ReturnType<typeof createFollowing>;

/** Hearing when a title arrives that somebody else asked for. */
export function createFollowing(needs: {
  readonly subscriptions: Subscriptions;
  readonly servers: MediaServers;
  readonly members: Members;
  readonly jobs: Jobs;
}) {
  const { subscriptions, servers, members, jobs } = needs;
  return {
    /** Subscribes a user to a title; false when subscribed already. What is asked for it is followed from now on. */
    async follow(
      who: PersonHere,
      wish: { serviceId: ServiceId; title: TitleFacts; is4k: boolean; seasons: readonly number[] },
      place: Place,
    ): Promise<boolean> {
      const { serviceId, title, is4k, seasons } = wish;
      const { account } = await members.acting(who, serviceId);
      const isNew = await subscriptions.add({
        userId: who.user.id,
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k,
        seasons,
        title: nameWithYear(title),
        place,
      });
      const details = await servers.get(serviceId).details(title, 'en', { as: account.number });
      await jobs.add(
        details.requests
          .filter((request) => request.isOpen && request.is4k === is4k)
          .map(({ number }) => ({ kind: 'look', payload: { serviceId, number } })),
      );
      return isNew;
    },
  };
}
