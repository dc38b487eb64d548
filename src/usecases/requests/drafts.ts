import type { User } from '../../domain/accounts/user.ts';
import { AppError } from '../../domain/app-error.ts';
import type { DraftId, ServiceId } from '../../domain/id.ts';
import type { TitleSummary } from '../../domain/titles/title.ts';
import type { Clock, Draft, DraftRepository } from '../../ports/ports.ts';

export type Drafts = ReturnType<typeof createDrafts>;

/** Longer than a month, so that a button still works after one. */
const lifetimeMs = 40 * 86_400_000;

/** Wishes that people are still putting together. */
export function createDrafts(needs: {
  readonly draftRepository: DraftRepository;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { draftRepository, clock, newId } = needs;
  return {
    /** Begins a wish for a title. */
    async create(
      user: User,
      serviceId: ServiceId,
      title: TitleSummary,
      wants4k: boolean,
    ): Promise<Draft> {
      const id = newId() as DraftId;
      const draft: Draft = { id, userId: user.id, serviceId, title, wants4k, seasons: [], page: 0 };
      await draftRepository.create(draft, new Date(clock().getTime() + lifetimeMs));
      return draft;
    },

    /** A person's own draft. Throws `draft-gone`, and `not-yours` for another's. */
    async get(user: User, id: DraftId): Promise<Draft> {
      const draft = await draftRepository.find(id);
      if (!draft) throw new AppError('draft-gone');
      if (draft.userId !== user.id) throw new AppError('not-yours');
      return draft;
    },

    /** Keeps which seasons are picked and which page of them is shown. */
    async update(draft: Draft): Promise<Draft> {
      await draftRepository.update(draft);
      return draft;
    },
  };
}
