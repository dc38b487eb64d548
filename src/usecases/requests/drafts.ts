import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { DraftId } from '../../domain/id.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';

export type Drafts = ReturnType<typeof createDrafts>;

/** More than a month, so that a month-old button still works. */
const lifetimeMs = 40 * 86_400_000;

/** Requests that users are still putting together. */
export function createDrafts(deps: {
  readonly draftRepository: DraftRepository;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { draftRepository, clock, newId } = deps;
  return {
    /** Starts a draft. */
    async create(
      actor: Actor,
      input: Pick<Draft, 'forUserId' | 'serviceId' | 'title' | 'releases' | 'wants4k' | 'seasons'>,
    ): Promise<Draft> {
      const id = newId() as DraftId;
      const { userId } = actor;
      const startedAt = clock();
      const choices = { standard: null, in4k: null };
      const draft: Draft = { ...input, id, userId, page: 0, choices, startedAt, repeats: null };
      await draftRepository.create(draft, new Date(startedAt.getTime() + lifetimeMs));
      return draft;
    },

    /** Reads one of the actor's drafts. Throws `draft-expired`, and `not-yours` for the draft of another user. */
    get: async (actor: Actor, id: DraftId): Promise<Draft> =>
      toOwn(actor, await draftRepository.find(id)),

    /** Anybody's draft; null if it has expired. To be passed to `toOwn`. */
    find: (id: DraftId): Promise<Draft | null> => draftRepository.find(id),

    /** A draft that was read before, if it is the actor's. Throws what `get` throws. */
    toOwn,

    /** Saves what has been selected, and the page of seasons that is shown. */
    async update(draft: Draft): Promise<Draft> {
      await draftRepository.update(draft);
      return draft;
    },
  };
}

function toOwn(actor: Actor, draft: Draft | null): Draft {
  if (!draft) throw new AppError('draft-expired');
  if (draft.userId !== actor.userId) throw new AppError('not-yours');
  return draft;
}
