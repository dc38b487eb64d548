import type { MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';

/** Cards that the answer to a press has edited. */
export type AnsweredCards = ReturnType<typeof createAnsweredCards>;

/**
 * An answer to a press edits a card outside the lock of the card updater, and possibly in another process. It can
 * arrive after the updater has shown a newer state, and then nothing would replace it.
 */
export function createAnsweredCards(deps: {
  readonly cards: Pick<CardRepository, 'findByMessage' | 'markOutdated'>;
  readonly jobs: JobQueue;
  readonly locks: Locks;
}) {
  const { cards, jobs, locks } = deps;
  return {
    /** To be called when an answer that shows a request as it was has been delivered. */
    async recheck(
      shown: Pick<MediaRequest, 'id' | 'version'>,
      message: MessageRef | null,
    ): Promise<void> {
      if (!message?.messageId) return;
      await locks.withLock(`show:${shown.id}`, async () => {
        const card = await cards.findByMessage(message);
        if (card?.requestId !== shown.id || card.shownVersion <= shown.version) return;
        await cards.markOutdated(card.id, shown.version);
        await jobs.enqueue([{ kind: 'update-cards', payload: { requestId: shown.id } }]);
      });
    },
  };
}
