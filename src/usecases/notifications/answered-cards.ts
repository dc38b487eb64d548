import { isSameMessage, type MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { ReadingLocks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import { toCardLockKey, toLockedCards } from './card-lock.ts';
import { awayMs } from './card-posting.ts';

/** Cards that the answer to a press has edited. */
export type AnsweredCards = ReturnType<typeof createAnsweredCards>;

/**
 * An answer to a press edits a card outside the lock of the card updater, and possibly in another process. It can
 * arrive after the updater has shown a newer state, and then nothing would replace it.
 */
export function createAnsweredCards(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly cards: Pick<CardRepository, 'markOutdated'>;
  readonly jobs: JobQueue;
  readonly readingLocks: ReadingLocks;
  readonly retry: DatabaseRetry;
}) {
  const { requestRepository, cards, jobs, readingLocks, retry } = deps;
  return {
    /**
     * To be called when an answer that shows a request as it was has been delivered. Waits for a database that is away.
     */
    async recheck(
      shown: Pick<MediaRequest, 'id' | 'version'>,
      message: MessageRef | null,
    ): Promise<void> {
      if (message) await retry(() => lookBehind(shown, message), awayMs);
    },
  };

  async function lookBehind(
    shown: Pick<MediaRequest, 'id' | 'version'>,
    message: MessageRef,
  ): Promise<void> {
    // Usually nothing has happened since. An edit that begins from now on arrives after the answer.
    const request = await requestRepository.find(shown.id);
    if (!request || request.version <= shown.version) return;
    await readingLocks.withLockAndRead(
      toCardLockKey(shown.id, toLockedCards(message.place.platform)),
      (reads) => reads.cards.listByRequest(shown.id),
      async (all) => {
        const isAnswer = isSameMessage(message);
        const card = all.find((each) => isAnswer(each.message));
        if (!card || card.shownVersion <= shown.version) return;
        await cards.markOutdated(card.id, shown.version);
        await jobs.enqueue([{ kind: 'update-cards', payload: { requestId: shown.id } }]);
      },
    );
  }
}
