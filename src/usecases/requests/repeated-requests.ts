import { AppError } from '../../domain/app-error.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import { isFinal, type MediaRequest } from '../../domain/requests/request.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';
import type { NewRequest, RequestRepository } from '../../ports/requests/request-repository.ts';
import type { createReconciler } from './reconcile.ts';

/** Stores requests, unless their user has the same request already, for example because the answer to it was lost. */
export function createRepeatedRequests(deps: {
  readonly requestRepository: Pick<RequestRepository, 'create' | 'findByDraft' | 'findRepeated'>;
  readonly draftRepository: Pick<DraftRepository, 'update'>;
  readonly cards: Pick<CardRepository, 'create'>;
  readonly reconciler: Pick<ReturnType<typeof createReconciler>, 'syncRequest'>;
}) {
  const { requestRepository, draftRepository, cards, reconciler } = deps;

  return {
    /**
     * Stores `entry` and returns its request, or returns the one that the draft has become or that the user has already.
     * Throws `draft-expired`, and `member-already-requested` if a member has it for whom somebody else requests.
     */
    async createOnce(draft: Draft, entry: NewRequest): Promise<MediaRequest> {
      if (await requestRepository.create(entry)) return entry.request;
      const own = await requestRepository.findByDraft(draft.id);
      if (own) return own;
      const repeated = await requestRepository.findRepeated(entry);
      // What the user read when they pressed can be newer than what the bot has stored.
      if (repeated) await sync(repeated);
      if (await requestRepository.create(entry)) return entry.request;
      const current = await requestRepository.findRepeated(entry);
      if (!current) throw new AppError('draft-expired');
      const { madeBy } = entry.request;
      // An approver did not make this request, so the answer to the press must not say so.
      if (madeBy && current.madeBy?.userId !== madeBy.userId) {
        throw new AppError('member-already-requested');
      }
      await answerWith(current, draft, entry);
      return current;
    },
  };

  async function sync({ serviceId, remoteId, state }: MediaRequest): Promise<void> {
    if (remoteId === null || isFinal(state)) return;
    try {
      await reconciler.syncRequest(serviceId, remoteId);
    } catch (error) {
      // Without the server, what is stored counts.
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** The draft stands for this request from now on, and the answer to the press becomes a card of it. */
  async function answerWith({ id }: MediaRequest, draft: Draft, entry: NewRequest): Promise<void> {
    const answers = entry.cards.map(
      (card) => ({ ...card, role: 'private', key: `repeat:${draft.id}` }) as const,
    );
    await cards.create(id, answers, [{ kind: 'update-cards', payload: { requestId: id } }]);
    // Afterwards: a press on a draft that stands for a request makes no card.
    await draftRepository.update({ ...draft, repeats: id });
  }
}
