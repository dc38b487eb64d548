import { type ErrorCode, isAppError } from '../../domain/app-error.ts';
import type { CardId, RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import { type Card, isFallback, toFallbackKey } from '../../domain/notifications/card.ts';
import { isSamePlace, toDirectPlace } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { ReadingLocks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { CardPublisher, PublishedCard } from '../../ports/notifications/card-publisher.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { ApprovalCards } from '../approvals/approval-cards.ts';
import type { Approvers } from '../approvals/approvers.ts';
import { type LockedCards, toCardLockKey } from './card-lock.ts';
import { awayMs, createCardPosting, wasPosted } from './card-posting.ts';
import { type CardEditing, editCards, editCardsIn, isShown, isStale } from './edit-cards.ts';

export type CardUpdater = ReturnType<typeof createCardUpdater>;

/** Keeps every card of a request up to date. */
export function createCardUpdater(deps: {
  readonly cards: CardRepository;
  readonly users: Pick<UserRepository, 'setDirectMessagesClosed'>;
  readonly approvalCards: Pick<ApprovalCards, 'loadContext'>;
  readonly approvers: Pick<Approvers, 'listTargets'>;
  readonly cardPublisher: CardPublisher;
  readonly jobs: JobQueue;
  readonly readingLocks: ReadingLocks;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { cards, approvalCards, approvers, cardPublisher, jobs, readingLocks } = deps;
  const { retry, newId, log } = deps;
  const posting = createCardPosting<Card>({
    ...deps,
    updateLater: ({ requestId }) => jobs.enqueue([toUpdateJob(requestId)]),
  });

  return {
    /**
     * Posts or edits every card that shows an older version of the request; those in Telegram with a job of their own. A
     * lock keeps an older edit from arriving after a newer one. `onRead` gets the request before its cards are updated.
     * Throws the first retryable error after all cards were tried.
     */
    async updateCards(
      id: RequestId,
      onRead: (request: MediaRequest | null) => void = () => undefined,
    ): Promise<void> {
      await editCards(updating(id, onRead), () =>
        jobs.enqueue([{ kind: 'update-telegram-cards', payload: { requestId: id } }]),
      );
    },

    /** Like `updateCards`, for the cards in Telegram. */
    updateTelegramCards: (id: RequestId): Promise<void> => editCardsIn('in Telegram', updating(id)),

    /**
     * Edits the cards of requests that have changed since then once more, although they were edited: a process that was
     * killed may have sent the answer to a press after that, and not looked behind it (`AnsweredCards`). A card that
     * cannot be edited now stays as it is. Throws what reading throws.
     */
    async showAgain(since: Date): Promise<void> {
      const ids = await retry(() => cards.listRecentlyChanged(since), awayMs);
      for (const id of ids) {
        await retry(() => showAgain(id), awayMs).catch((error: unknown) =>
          log.warn({ error, request: id }, 'Could not show cards again'),
        );
      }
    },
  };

  function updating(
    id: RequestId,
    onRead: (request: MediaRequest | null) => void = () => undefined,
  ): CardEditing<MediaRequest, Card> {
    return {
      withCards: (which, work) =>
        withCards(id, which, async (request, all) => {
          onRead(request);
          await work(request, all);
        }),
      isChosen: (card, { version }) => isStale(card, version),
      edit: updateCard,
    };
  }

  function showAgain(id: RequestId): Promise<void> {
    return editCards<MediaRequest, Card>({
      withCards: (which, work) => withCards(id, which, work),
      isChosen: (card, { version }) => isShown(card, version),
      edit: (card, request) =>
        posting.postAgain(card, async () => (await preparePublish(card, request))(card)),
    });
  }

  /** Runs work with a request and all its cards, as they are once the lock of some of them is held. */
  function withCards(
    id: RequestId,
    which: LockedCards,
    work: (request: MediaRequest | null, all: readonly Card[]) => Promise<void>,
  ): Promise<void> {
    return readingLocks.withLockAndRead(
      toCardLockKey(id, which),
      (reads) => Promise.all([reads.requests.find(id), reads.cards.listByRequest(id)]),
      ([request, all]) => work(request, all),
    );
  }

  async function preparePublish({ role }: Card, request: MediaRequest) {
    const facts = role === 'approval' ? await approvalCards.loadContext(request) : null;
    return (card: Card): Promise<PublishedCard> => cardPublisher.publish(card, request, facts);
  }

  async function updateCard(card: Card, request: MediaRequest): Promise<void> {
    const publish = await preparePublish(card, request);
    const lost = await posting.post(card, request.version, publish);
    if (!lost) return;
    if (isAppError(lost, 'channel-not-found', 'channel-forbidden')) await repostPrivately(card);
    if (card.role === 'approval' && !wasPosted(card))
      await askApproversDirectly(card, request, lost.code);
  }

  /** Sends an approval card that cannot be posted to those who may decide, who then also see that something is wrong. */
  async function askApproversDirectly(
    lost: Card,
    request: MediaRequest,
    code: ErrorCode,
  ): Promise<void> {
    const { platform, address } = lost.message.place;
    log.error({ platform, address, code, request: request.id }, 'Could not post an approval card');
    const isUndecided =
      (request.state === 'pending' && !request.decision) || request.state === 'failed';
    if (!isUndecided || isFallback(lost)) return;
    const existing = (await cards.listByRequest(request.id)).map(({ message }) => message.place);
    const targets = await approvers.listTargets(request.serviceId);
    const fallbacks = targets
      .filter(({ place }) => ![...existing, lost.message.place].some(isSamePlace(place)))
      .map(({ place, locale }) => ({
        id: newId() as CardId,
        role: 'approval' as const,
        key: toFallbackKey(place),
        message: { place, messageId: null },
        recipients: [],
        locale: locale ?? 'en',
      }));
    if (fallbacks.length > 0) {
      await cards.create(request.id, fallbacks, [toUpdateJob(request.id)]);
    }
  }

  /** Sends a notification as a direct message when the bot cannot post in its channel. */
  async function repostPrivately(card: Card): Promise<void> {
    const [account, ...others] = card.recipients;
    const isTheirs = card.role === 'notification' && account && others.length === 0;
    if (!isTheirs || card.message.place.kind !== 'channel') return;
    const { requestId, role, recipients, locale } = card;
    const message = { place: toDirectPlace(account), messageId: null };
    const id = newId() as CardId;
    const repost = { id, role, key: `${card.key}:direct`, message, recipients, locale };
    await cards.create(requestId, [repost], [toUpdateJob(requestId)]);
  }
}

function toUpdateJob(requestId: RequestId): Job {
  return { kind: 'update-cards', payload: { requestId } };
}
