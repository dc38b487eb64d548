import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { SubscriptionId } from '../../domain/id.ts';
import type { Selection, Subscription } from '../../domain/notifications/subscription.ts';
import { findLastKnownSeason, listMissingSeasons } from '../../domain/titles/followed-seasons.ts';
import type { TitleDetails } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import { toSubscriptionLockKey } from './subscription-lock.ts';

/** How often a choice is made again because the subscription has changed. */
const attemptsMax = 10;

export type Following = ReturnType<typeof createFollowing>;

/** A followed series as its server has it. */
export interface FollowedSeries {
  readonly subscription: Subscription;
  readonly title: TitleDetails;
  /** The seasons that can be waited for. */
  readonly missing: readonly number[];
}

/** What to follow of a series: everything that is not there yet, certain seasons, or new seasons or not. */
export type FollowChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'seasons'; readonly seasons: readonly number[] }
  | { readonly kind: 'future'; readonly isOn: boolean };

/** What users follow: they list, change, and end it. Nobody reaches the subscription of somebody else. */
export function createFollowing(deps: {
  readonly subscriptionRepository: Omit<SubscriptionRepository, 'create' | 'findQualities'>;
  readonly servers: OverseerrServers;
  readonly members: Pick<Members, 'resolveKnownAccount'>;
  readonly locks: Locks;
  readonly clock: Clock;
}) {
  const { subscriptionRepository, servers, members, locks, clock } = deps;

  return {
    list(actor: Actor, page: { readonly take: number; readonly skip: number }) {
      return subscriptionRepository.list(actor.userId, page);
    },

    /** A series that the actor follows. Throws `not-found`, and what reading a title throws. */
    read,

    /** Changes what the actor follows. If nothing is left, that ends the subscription. Throws like `read`. */
    choose,

    /** Ends a subscription of the actor. Throws `not-found`. */
    async end(actor: Actor, id: SubscriptionId): Promise<Subscription> {
      const { userId } = actor;
      const subscription = await subscriptionRepository.find(userId, id);
      const ended =
        subscription &&
        (await locks.withLock(toSubscriptionLockKey(userId, subscription), () =>
          subscriptionRepository.end(userId, id, clock()),
        ));
      if (!ended) throw new AppError('not-found');
      return ended;
    },

    /** Goes on with a subscription that the actor has ended. Throws `not-found`. */
    async resume(actor: Actor, id: SubscriptionId): Promise<Subscription> {
      const resumed = await subscriptionRepository.resume(actor.userId, id);
      if (!resumed) throw new AppError('not-found');
      return resumed;
    },
  };

  /** Another press, or a message about a season, may change the subscription meanwhile: then it is chosen again. */
  async function choose(
    actor: Actor,
    id: SubscriptionId,
    toChoice: (series: FollowedSeries) => FollowChoice,
    language: string,
  ): Promise<FollowedSeries & { readonly isFollowed: boolean }> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const series = await read(actor, id, language);
      const selection = toSelection(series, toChoice(series));
      if (selection.seasons.length === 0 && selection.futureAfter === null) {
        if (await endUnchanged(actor, series.subscription)) return { ...series, isFollowed: false };
        continue;
      }
      const change = { from: series.subscription, to: selection };
      if (await subscriptionRepository.select(actor.userId, id, change)) {
        // A message about the last of it may have ended the subscription in the meantime.
        const changed = await subscriptionRepository.find(actor.userId, id);
        return changed
          ? { ...series, subscription: changed, isFollowed: true }
          : { ...series, isFollowed: false };
      }
    }
    throw new AppError('internal', { cause: new Error('The subscription kept changing') });
  }

  /** Ends a subscription, unless the user follows something else by now. Returns whether it has ended. */
  function endUnchanged({ userId }: Actor, read: Subscription): Promise<boolean> {
    return locks.withLock(toSubscriptionLockKey(userId, read), async () => {
      const current = await subscriptionRepository.find(userId, read.id);
      if (current && !isSameSelection(current, read)) return false;
      await subscriptionRepository.end(userId, read.id, clock());
      return true;
    });
  }

  async function read(actor: Actor, id: SubscriptionId, language: string): Promise<FollowedSeries> {
    const subscription = await subscriptionRepository.find(actor.userId, id);
    if (subscription?.key.mediaType !== 'tv') throw new AppError('not-found');
    const { serviceId, key, is4k } = subscription;
    const { account } = await members.resolveKnownAccount(actor, serviceId);
    const options = { as: account.remoteUserId };
    const title = await servers.get(serviceId).getTitleDetails(key, language, options);
    return { subscription, title, missing: listMissingSeasons(title, is4k) };
  }
}

function isSameSelection(one: Selection, other: Selection): boolean {
  return one.futureAfter === other.futureAfter && one.seasons.join() === other.seasons.join();
}

function toSelection(
  { subscription, title, missing }: FollowedSeries,
  choice: FollowChoice,
): Selection {
  const { seasons, futureAfter, is4k } = subscription;
  switch (choice.kind) {
    case 'all':
      return {
        seasons: missing,
        futureAfter: futureAfter ?? Math.max(findLastKnownSeason(title, is4k), ...missing),
      };
    case 'seasons': {
      const chosen = missing.filter((season) => choice.seasons.includes(season));
      return { seasons: chosen, futureAfter };
    }
    case 'future':
      return {
        seasons,
        futureAfter: choice.isOn ? (futureAfter ?? findLastKnownSeason(title, is4k)) : null,
      };
  }
}
