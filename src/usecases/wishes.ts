import { Fault } from '../core/fault.ts';
import type { DraftId, ServiceId } from '../core/id.ts';
import type { TitleFacts } from '../core/title.ts';
import type { User } from '../core/user.ts';
import type { Clock, Draft, Drafts } from '../ports.ts';

export type Wishes = ReturnType<typeof createWishes>;

/** Longer than a month, so that a button still works after one. */
const lifetimeMs = 40 * 86_400_000;

/** Wishes that people are still putting together. */
export function createWishes(needs: {
  readonly drafts: Drafts;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { drafts, clock, newId } = needs;
  return {
    /** Begins a wish for a title. */
    async begin(
      user: User,
      serviceId: ServiceId,
      title: TitleFacts,
      wants4k: boolean,
    ): Promise<Draft> {
      const id = newId() as DraftId;
      const draft: Draft = { id, userId: user.id, serviceId, title, wants4k, seasons: [], page: 0 };
      await drafts.create(draft, new Date(clock().getTime() + lifetimeMs));
      return draft;
    },

    /** A person's own draft. Throws `draft-gone`, and `not-yours` for another's. */
    async open(user: User, id: DraftId): Promise<Draft> {
      const draft = await drafts.find(id);
      if (!draft) throw new Fault('draft-gone');
      if (draft.userId !== user.id) throw new Fault('not-yours');
      return draft;
    },

    /** Keeps which seasons are picked and which page of them is shown. */
    async keep(draft: Draft): Promise<Draft> {
      await drafts.update(draft);
      return draft;
    },
  };
}
