import { approvalButtonIds } from '../../chat/approvals/approval-actions.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import { createCardPublisher } from '../../chat/notifications/card-publisher.ts';
import type { Outbounds } from '../../chat/outbound.ts';
import { titleCards } from '../../chat/titles/title-actions.ts';
import { newId } from '../../lib/ids/new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../../usecases/accounts/members.ts';
import type { ApprovalCards } from '../../usecases/approvals/approval-cards.ts';
import type { Approvers } from '../../usecases/approvals/approvers.ts';
import type { Votes } from '../../usecases/approvals/votes/votes.ts';
import { createAnsweredCards } from '../../usecases/notifications/answered-cards.ts';
import type { Arrivals } from '../../usecases/notifications/arrivals.ts';
import { createCardUpdater } from '../../usecases/notifications/card-updater.ts';
import { createFollowing } from '../../usecases/notifications/following.ts';
import { createNotifications } from '../../usecases/notifications/notifications.ts';
import { createReminders } from '../../usecases/notifications/reminders.ts';
import { createSubscriptions } from '../../usecases/notifications/subscriptions.ts';
import type { Repositories } from '../repositories.ts';

/** The messages that the bot sends and updates on its own initiative. */
export function createNotificationUseCases(
  deps: Pick<
    Repositories,
    | 'arrivalRepository'
    | 'cards'
    | 'preferences'
    | 'readingLocks'
    | 'requestRepository'
    | 'spaces'
    | 'subscriptionRepository'
    | 'users'
  > & {
    readonly servers: OverseerrServers;
    readonly members: Members;
    readonly arrivals: Arrivals;
    readonly approvalCards: ApprovalCards;
    readonly approvers: Approvers;
    readonly votes: Pick<Votes, 'getTally'>;
    readonly outbounds: Outbounds;
    readonly translations: Translations;
    /** The time zone of spaces without one of their own. */
    readonly timeZone: string;
    readonly jobs: JobQueue;
    readonly locks: Locks;
    readonly retry: DatabaseRetry;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { arrivalRepository, cards, preferences, requestRepository, spaces } = deps;
  const { readingLocks, subscriptionRepository, users } = deps;
  const { servers, members, arrivals, approvalCards, approvers, outbounds, translations } = deps;
  const { timeZone, jobs, locks, retry, clock, log } = deps;
  const cardPublisher = createCardPublisher({
    outbounds,
    translations,
    subscribeButtonId: titleCards.subscribeButtonId,
    approvalButtonIds,
    servers,
    clock,
    countAhead: requestRepository.countQueuedBefore,
    getTally: deps.votes.getTally,
    async findTimeZone({ spaceId }) {
      const space = spaceId === null ? null : await spaces.find(spaceId);
      return space?.settings.timeZone ?? timeZone;
    },
  });
  const cardUpdater = createCardUpdater({
    cards,
    users,
    approvalCards,
    approvers,
    cardPublisher,
    jobs,
    readingLocks,
    retry,
    clock,
    newId,
    log,
  });
  return {
    notifications: createNotifications({
      requestRepository,
      cards,
      users,
      preferences,
      arrivalRepository,
      arrivals,
      approvalCards,
      cardUpdater,
      jobs,
      locks,
      clock,
      newId,
    }),
    answeredCards: createAnsweredCards({ requestRepository, cards, jobs, readingLocks, retry }),
    reminders: createReminders({
      requestRepository,
      cards,
      spaces,
      approvalCards,
      timeZone,
      clock,
    }),
    subscriptions: createSubscriptions({
      subscriptionRepository,
      servers,
      members,
      jobs,
      locks,
      clock,
    }),
    following: createFollowing({ subscriptionRepository, servers, members, locks, clock }),
    cardUpdater,
  };
}
