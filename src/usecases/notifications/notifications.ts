import type { CardId, RequestId, UserId } from '../../domain/id.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import type { NewSubscription } from '../../domain/notifications/subscription.ts';
import { type FollowUp, followUps } from '../../domain/requests/life-cycle.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { ApprovalCards } from '../approvals/approval-cards.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { CardUpdater } from './card-updater.ts';
import { createNotificationAddress, type NotificationAddress } from './notification-address.ts';

/** Notifies people of the state of a request, once each. */
export function createNotifications(deps: {
  readonly requestRepository: Pick<RequestRepository, 'markNotified'>;
  readonly cards: CardRepository;
  readonly users: Pick<UserRepository, 'listChatAccounts'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly subscriptionRepository: SubscriptionRepository;
  readonly approvalCards: Pick<ApprovalCards, 'buildCards'>;
  readonly cardUpdater: Pick<CardUpdater, 'updateCards'>;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { requestRepository, cards, subscriptionRepository, approvalCards, cardUpdater } = deps;
  const { jobs, locks, clock, newId } = deps;
  const findAddress = createNotificationAddress(deps);

  return {
    /**
     * Shows a new state: in the cards that exist, and in new ones for those who have to be notified. These are the
     * approvers if a request is pending or has failed, the requester of a result, and the subscribers of a title that is
     * available.
     */
    async notify(id: RequestId): Promise<void> {
      const read = Promise.withResolvers<MediaRequest | null>();
      const showing = cardUpdater.updateCards(id, read.resolve);
      showing.catch(read.reject);
      // The requester, who looks at a card now, does not wait for the others.
      const [shown, created] = await Promise.allSettled([
        showing,
        read.promise.then((request) => request && createMissing(request)),
      ]);
      if (created.status === 'rejected') throw created.reason;
      if (created.value === null) return;
      let isShown = shown.status === 'fulfilled';
      if (isShown && created.value > 0) {
        isShown = await cardUpdater.updateCards(id).then(
          () => true,
          () => false,
        );
      }
      // A chat that does not respond gets a job of its own, because the notifications exist now.
      if (!isShown) await jobs.enqueue([{ kind: 'update-cards', payload: { requestId: id } }]);
    },
  };

  /** Returns how many there are. */
  async function createMissing(request: MediaRequest): Promise<number> {
    const count =
      request.state === 'available' ? await notifyOfArrival(request) : await create(request, []);
    await requestRepository.markNotified(request.id, request.version);
    return count;
  }

  /** The subscription check must not notify the same subscribers meanwhile. */
  function notifyOfArrival(request: MediaRequest): Promise<number> {
    return locks.withLock(toTitleLockKey(request.serviceId, request.title), async () => {
      const subscribers = await listSubscribers(request);
      const count = await create(request, subscribers);
      await settleSubscriptions(request, subscribers);
      return count;
    });
  }

  async function create(
    request: MediaRequest,
    subscribers: readonly NewSubscription[],
  ): Promise<number> {
    const notifications = [
      ...(await notificationsForApprovers(request)),
      ...(await notificationsForRequester(request)),
      ...(await notificationsForSubscribers(request, subscribers)),
    ];
    if (notifications.length > 0) await cards.create(request.id, notifications, []);
    return notifications.length;
  }

  /** Subscribers who wait for more seasons than have arrived keep waiting for the others. */
  async function settleSubscriptions(
    request: MediaRequest,
    subscribers: Awaited<ReturnType<typeof listSubscribers>>,
  ): Promise<void> {
    const notified: string[] = [];
    for (const { id, seasons } of subscribers) {
      const awaited = seasons.filter((season) => !request.seasons.includes(season));
      if (awaited.length > 0) await subscriptionRepository.updateSeasons(id, awaited);
      else notified.push(id);
    }
    if (notified.length > 0) await subscriptionRepository.markNotified(notified, clock());
  }

  /** A request that failed on its way to the download server goes back to the approvers as well. */
  async function notificationsForApprovers(request: MediaRequest): Promise<NewCard[]> {
    const needsApprovers =
      request.state === 'pending' || (request.state === 'failed' && request.remoteId !== null);
    return needsApprovers ? approvalCards.buildCards(request) : [];
  }

  async function notificationsForRequester(request: MediaRequest): Promise<NewCard[]> {
    const followUpKinds: readonly FollowUp[] = followUps[request.state];
    if (!followUpKinds.includes('notify-requester')) return [];
    // Users know that they have canceled a request themselves.
    if (request.state === 'cancelled' && request.cause === null) return [];
    if (!request.userId || (await isAnswerEditable(request))) return [];
    const { userId, source, origin } = request;
    const address = await findAddress(userId, source, origin);
    return address ? [toNotification(request, userId, address)] : [];
  }

  /** A refusal is shown in the answer to the press for as long as that can be edited. */
  async function isAnswerEditable(request: MediaRequest): Promise<boolean> {
    if (request.state !== 'failed' || request.remoteId !== null) return false;
    const answer = (await cards.listByRequest(request.id)).find((card) => card.role === 'private');
    if (!answer) return false;
    const { editableUntil } = answer.message.place;
    return !editableUntil || editableUntil > clock();
  }

  async function listSubscribers(request: MediaRequest) {
    const { serviceId, title, is4k, seasons } = request;
    const subscribers = await subscriptionRepository.listUnnotified(serviceId, title, is4k);
    return subscribers.filter(
      (subscription) =>
        subscription.seasons.length === 0 ||
        subscription.seasons.some((season) => seasons.includes(season)),
    );
  }

  async function notificationsForSubscribers(
    request: MediaRequest,
    subscribers: readonly NewSubscription[],
  ): Promise<NewCard[]> {
    const notifications: NewCard[] = [];
    for (const { userId, place } of subscribers) {
      if (userId === request.userId) continue;
      const address = await findAddress(userId, place.platform, place);
      if (address) notifications.push(toNotification(request, userId, address));
    }
    return notifications;
  }

  function toNotification(
    request: MediaRequest,
    userId: UserId,
    { account: { platform, platformUserId }, place }: NotificationAddress,
  ): NewCard {
    return {
      id: newId() as CardId,
      role: 'notification',
      // A reopened request has another remote id, so its second result is notified as well.
      key: `told:${request.state}:${request.remoteId ?? ''}:${userId}`,
      message: { place, messageId: null },
      recipients: [{ platform, platformUserId }],
      locale: request.locale,
    };
  }
}
