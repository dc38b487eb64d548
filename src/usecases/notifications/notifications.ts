import type { CardId, RequestId, UserId } from '../../domain/id.ts';
import { type NewCard, stalledKey } from '../../domain/notifications/card.ts';
import type { NewSubscription, Subscription } from '../../domain/notifications/subscription.ts';
import { type FollowUp, followUps } from '../../domain/requests/life-cycle.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { hasStalled } from '../../domain/requests/standing.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { ArrivalRepository } from '../../ports/notifications/arrival-repository.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { ApprovalCards } from '../approvals/approval-cards.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { Arrivals } from './arrivals.ts';
import type { CardUpdater } from './card-updater.ts';
import {
  createNotificationAddress,
  type NotificationAddress,
  toOpenOrigin,
} from './notification-address.ts';

/** Notifies people of the state of a request, once each. */
export function createNotifications(deps: {
  readonly requestRepository: Pick<RequestRepository, 'markNotified'>;
  readonly cards: CardRepository;
  readonly users: Pick<UserRepository, 'find' | 'listChatAccounts'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly arrivalRepository: Pick<ArrivalRepository, 'listWaiting' | 'settle'>;
  readonly arrivals: Pick<Arrivals, 'note'>;
  readonly approvalCards: Pick<ApprovalCards, 'buildCards'>;
  readonly cardUpdater: Pick<CardUpdater, 'updateCards'>;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { requestRepository, cards, arrivalRepository, arrivals, approvalCards, cardUpdater } =
    deps;
  const { users, jobs, locks, clock, newId } = deps;
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
    const { serviceId, title } = request;
    return title.mediaType === 'tv'
      ? notifyOfSeasons(request)
      : locks.withLock(toTitleLockKey(serviceId, title), () => notifyOfMovie(request));
  }

  async function notifyOfMovie(request: MediaRequest): Promise<number> {
    const { serviceId, title, is4k } = request;
    const { subscriptions } = await arrivalRepository.listWaiting(serviceId, title);
    // Those with an arrival are being told about it already.
    const subscribers = subscriptions.filter((each) => each.is4k === is4k && !each.arrival);
    const count = await create(request, subscribers);
    await settle(subscribers, []);
    return count;
  }

  /** The seasons of several requests may arrive within minutes, so that subscribers are told about all of them at once. */
  async function notifyOfSeasons(request: MediaRequest): Promise<number> {
    const { serviceId, title, is4k, seasons, userId } = request;
    const count = await create(request, []);
    const { subscriptions } = await arrivalRepository.listWaiting(serviceId, title);
    const own = subscriptions.filter((each) => each.userId === userId && each.is4k === is4k);
    await settle(own, seasons);
    await arrivals.note(serviceId, title, [{ is4k, isWhole: seasons.length === 0, seasons }]);
    return count;
  }

  function settle(
    subscriptions: readonly Subscription[],
    seasons: readonly number[],
  ): Promise<void> {
    const ids = subscriptions.map(({ id }) => id);
    return arrivalRepository.settle(ids, { seasons, at: clock() });
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

  /**
   * A request that failed on its way to the download server, never got there, or does not move goes back to the
   * approvers as well.
   */
  async function notificationsForApprovers(request: MediaRequest): Promise<NewCard[]> {
    const { state, remoteId, retryAt, problem } = request;
    const needsApprovers =
      state === 'pending' ||
      (state === 'failed' && remoteId !== null && retryAt === null) ||
      problem === 'never-sent' ||
      hasStalled(request);
    return needsApprovers ? approvalCards.buildCards(request) : [];
  }

  async function notificationsForRequester(request: MediaRequest): Promise<NewCard[]> {
    const followUpKinds: readonly FollowUp[] = followUps[request.state];
    if (!followUpKinds.includes('notify-requester') && !hasStalled(request)) return [];
    if (request.retryAt !== null) return [];
    // Users know that they have canceled a request themselves.
    if (request.state === 'cancelled' && request.cause === null) return [];
    if (!request.userId || (await isAnswerEditable(request))) return [];
    const { userId, source } = request;
    const address = await findAddress(userId, source, toOpenOrigin(request));
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

  async function notificationsForSubscribers(
    request: MediaRequest,
    subscribers: readonly NewSubscription[],
  ): Promise<NewCard[]> {
    const notifications: NewCard[] = [];
    for (const { userId, place } of subscribers) {
      if (userId === request.userId) continue;
      const address = await findAddress(userId, place.platform, place);
      if (!address) continue;
      const card = toNotification(request, userId, address);
      // In their own language, which may be another one than the requester's.
      const { locale = null } = (await users.find(userId)) ?? {};
      notifications.push({ ...card, locale: locale ?? card.locale });
    }
    return notifications;
  }

  function toNotification(
    request: MediaRequest,
    userId: UserId,
    { account: { platform, platformUserId, name }, place }: NotificationAddress,
  ): NewCard {
    return {
      id: newId() as CardId,
      role: 'notification',
      // A reopened request has another remote id, so its second result is notified as well.
      key: `${hasStalled(request) ? stalledKey : `told:${request.state}`}:${request.remoteId ?? ''}:${userId}`,
      message: { place, messageId: null },
      recipients: [{ platform, platformUserId, name }],
      locale: request.locale,
    };
  }
}
