import { AppError } from '../../../domain/app-error.ts';
import type { DraftId } from '../../../domain/id.ts';
import { toDirectPlace } from '../../../domain/place.ts';
import type { Draft } from '../../../domain/requests/draft.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { defineAction } from '../../action.ts';
import { flag, id } from '../../argument.ts';
import { type Reply, toast, updateMessage } from '../../reply.ts';
import { requestName } from '../../requests/request-name.ts';
import type { View } from '../../view.ts';
import { type CardContext, titleCardUses } from './title-card-context.ts';

const draftId = id<'draft'>();

/** The buttons of a title card with which the title of its draft is followed. */
export function defineFollowCardActions({
  withOpenDraft,
  showCard,
  showRequest,
}: {
  readonly withOpenDraft: (
    ctx: CardContext,
    draft: DraftId,
    run: (draft: Draft) => Promise<Reply>,
  ) => Promise<Reply>;
  readonly showCard: (ctx: CardContext, draft: Draft) => Promise<View>;
  readonly showRequest: (ctx: CardContext, request: MediaRequest) => View;
}) {
  const uses = titleCardUses;

  const subscribe = defineAction({
    verb: 'subscribe',
    uses,
    args: { draft: draftId, is4k: flag },
    async run(ctx, { draft: selectedDraftId, is4k }) {
      const { useCases, actor, language, t } = ctx;
      const draft = await useCases.drafts.get(actor, selectedDraftId);
      const place = useCases.services.resolveOrigin(actor) ?? toDirectPlace(actor.chat);
      const outcome = await useCases.subscriptions.subscribe(
        actor,
        { ...draft, is4k },
        { place, language },
      );
      if (outcome === 'available' || outcome === 'own-request') {
        return toast(t(`subscription-${outcome}`, { title: requestName({ ...draft, is4k }, t) }));
      }
      const request = await useCases.requests.findByDraft(draft);
      // A refused request offers the subscription itself; any other one would be covered by the card of its draft.
      const isLive = request !== null && request.state !== 'failed';
      return updateMessage(isLive ? showRequest(ctx, request) : await showCard(ctx, draft));
    },
  });

  const followFuture = defineAction({
    verb: 'follow-future',
    uses,
    args: { draft: draftId, is4k: flag },
    async run(ctx, { draft: selectedDraftId, is4k }) {
      const { useCases, actor, language } = ctx;
      const draft = await useCases.drafts.get(actor, selectedDraftId);
      const place = useCases.services.resolveOrigin(actor) ?? toDirectPlace(actor.chat);
      const { serviceId, title } = draft;
      await useCases.subscriptions.followFuture(
        actor,
        { serviceId, title, is4k },
        { place, language },
      );
      return withOpenDraft(ctx, draft.id, async () => updateMessage(await showCard(ctx, draft)));
    },
  });

  const unsubscribe = defineAction({
    verb: 'unsubscribe',
    uses,
    args: { draft: draftId, is4k: flag },
    async run(ctx, { draft: selectedDraftId, is4k }) {
      const { useCases, actor, t } = ctx;
      const draft = await useCases.drafts.get(actor, selectedDraftId);
      await useCases.subscriptions.unsubscribe(actor, { ...draft, is4k });
      return withOpenDraft(ctx, draft.id, async () => {
        try {
          return updateMessage(await showCard(ctx, draft));
        } catch (error) {
          // It has ended, also while the rest of the card cannot be read.
          if (!(error instanceof AppError)) throw error;
          return toast(t('follow-ended', { title: requestName({ ...draft, is4k }, t) }));
        }
      });
    },
  });

  return { subscribe, followFuture, unsubscribe, subscribeButtonId };

  /** The id of the button that subscribes to a request's title; null for requests made without the bot. */
  function subscribeButtonId(request: {
    readonly draftId: DraftId | null;
    readonly is4k: boolean;
    readonly madeBy: MediaRequest['madeBy'];
  }): string | null {
    // The draft belongs to the approver, and the request to somebody else.
    if (request.madeBy) return null;
    return request.draftId && subscribe.id({ draft: request.draftId, is4k: request.is4k });
  }
}
