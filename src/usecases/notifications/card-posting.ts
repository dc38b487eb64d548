import { AppError, isAppError, toAppError } from '../../domain/app-error.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { Log } from '../../ports/log.ts';
import type { CardMarks, ReadCard } from '../../ports/notifications/card-marks.ts';
import type { PublishedCard } from '../../ports/notifications/card-publisher.ts';

/** The version of a card that does not show any state. */
const neverShown = 0;
/**
 * How long a message that was posted waits for a database that is away. Its job would post it again, and Telegram does
 * not tell; after 15 seconds, another process may take over the job.
 */
export const recordingMs = 10_000;
/** How long the look behind an answer waits for a database that is away. Nothing else finds a card that it left behind. */
export const awayMs = 60 * 60_000;

/** A message that is posted or edited. */
interface PostedCard extends ReadCard {
  readonly role: string;
  readonly message: MessageRef;
}

/**
 * Posts or edits one card at a time, and records what became of it. `updateLater` is called when nobody knows what a card
 * shows, because its lock was lost and somebody else has edited it, too.
 */
export function createCardPosting<Card extends PostedCard>(deps: {
  readonly cards: CardMarks;
  readonly users: Pick<UserRepository, 'setDirectMessagesClosed'>;
  readonly updateLater: (card: Card) => Promise<void>;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { cards, users, updateLater, retry, clock, log } = deps;

  return {
    /**
     * Makes a card show a version. Returns why its message can no longer be posted or edited; null if it was, or if its
     * time is over. Throws what passes by itself, and bugs.
     */
    async post(
      card: Card,
      version: number,
      publish: (card: Card) => Promise<PublishedCard>,
    ): Promise<AppError | null> {
      if (isExpired(card)) {
        await cards.markLost(card.id, 'reply-expired');
        return null;
      }
      try {
        const posted = await publish(card);
        if (posted.isOutdated) {
          // The message is recorded first: should the edit fail, it is edited later instead of being posted again.
          await recordShown(card, neverShown, posted);
          await publish({ ...card, message: posted });
        }
        await recordShown(card, version, posted);
        return null;
      } catch (error) {
        const appError = toAppError(error);
        if (appError.code === 'internal' || appError.metadata.isRetryable) throw error;
        // Once the move is stored, the card has no message, and the next attempt posts it in the new chat.
        if (isMoved(appError)) throw new AppError('platform-unavailable', { cause: appError });
        log.info(
          { card: card.id, role: card.role, code: appError.code },
          'A card can no longer be updated',
        );
        await cards.markLost(card.id, appError.code);
        if (isAppError(appError, 'direct-messages-closed')) await recordDirectMessagesClosed(card);
        return appError;
      }
    },

    /** Edits a card once more that shows its version already. One that cannot be edited now stays as it is. */
    async postAgain(card: Card, publish: (card: Card) => Promise<PublishedCard>): Promise<void> {
      let message: PublishedCard;
      try {
        message = await publish(card);
      } catch (error) {
        // Not the database, which comes back.
        if (!(error instanceof AppError)) throw error;
        log.debug({ error, card: card.id }, 'Could not show a card again');
        return;
      }
      // Without a retry of its own: the whole edit is repeated.
      if (!(await cards.markShown(card, card.shownVersion, message))) await updateLater(card);
    },
  };

  async function recordShown(card: Card, version: number, message: MessageRef): Promise<void> {
    const isKnown = await retry(() => cards.markShown(card, version, message), recordingMs);
    if (!isKnown) await updateLater(card);
  }

  async function recordDirectMessagesClosed({ message }: PostedCard): Promise<void> {
    const { platform, kind, address } = message.place;
    if (kind !== 'direct') return;
    await users.setDirectMessagesClosed({ platform, platformUserId: address }, true);
  }

  function isExpired({ message }: PostedCard): boolean {
    const { editableUntil } = message.place;
    return editableUntil !== undefined && editableUntil <= clock();
  }
}

function isMoved({ code, detail }: AppError): boolean {
  return code === 'message-not-found' && detail['movedTo'] !== undefined;
}

/** Whether a message was ever delivered. An answer that only one person sees has no message id, but they have seen it. */
export function wasPosted({ message: { place, messageId } }: Pick<PostedCard, 'message'>): boolean {
  return messageId !== null || place.kind === 'reply';
}
